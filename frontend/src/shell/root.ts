import { createRootRoute } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Open without a session. */
    open?: boolean;
    /** Needed to set an account up: shown also while its person still owes a second factor. */
    account?: boolean;
  }
}

/**
 * The parent of every feature's routes. It knows nothing of the shell, which shows the features' navigation:
 * `routes.tsx` puts the two together.
 */
export const rootRoute = createRootRoute();
