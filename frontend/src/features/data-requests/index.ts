import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/data-requests',
    component: lazyRouteComponent(() => import('./DataRequestDesk'), 'DataRequestPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/retention',
    component: lazyRouteComponent(() => import('./Retention'), 'RetentionPage'),
  }),
] as const;

export const nav: NavItem[] = [
  {
    to: places.dataRequests,
    text: 'nav-data-requests',
    icon: 'file',
    order: 92,
    show: who => who.operator,
  },
  { to: places.retention, text: 'nav-retention', icon: 'clock', order: 93, show: who => who.operator },
];
