import { createRootRoute } from '@tanstack/react-router';
import { Failure, NotFound } from './Outcome';
import { Shell } from './Shell';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Open without a session. */
    open?: boolean;
  }
}

/** The parent of every feature's routes. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Failure,
});
