import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/profile',
    component: lazyRouteComponent(() => import('./Profile'), 'Profile'),
  }),
] as const;

// The person's menu in the header leads here.
export const nav: NavItem[] = [];
