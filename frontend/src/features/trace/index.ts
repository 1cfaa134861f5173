import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/trace/$challengeId',
    component: lazyRouteComponent(() => import('./Trace'), 'Trace'),
  }),
] as const;

// Reached from an order, a submission or a pilot.
export const nav: NavItem[] = [];
