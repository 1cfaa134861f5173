import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';
import { nextOf } from '@/shell/search';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/security',
    staticData: { account: true },
    validateSearch: nextOf,
    component: lazyRouteComponent(() => import('./Security'), 'Security'),
  }),
] as const;

// The person's menu in the header leads here.
export const nav: NavItem[] = [];
