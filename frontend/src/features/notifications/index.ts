import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/notifications',
    component: lazyRouteComponent(() => import('./NotificationList'), 'NotificationList'),
  }),
] as const;

// The bell in the header leads here.
export const nav: NavItem[] = [];
