import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/log',
    staticData: { open: true },
    component: lazyRouteComponent(() => import('./LogList'), 'LogList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/log/verify',
    staticData: { open: true },
    component: lazyRouteComponent(() => import('./VerifyPage'), 'VerifyPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/log/$seq',
    staticData: { open: true },
    component: lazyRouteComponent(() => import('./RecordPage'), 'RecordPage'),
  }),
] as const;

// Everybody finds it at the foot of each page.
export const nav: NavItem[] = [
  { to: places.log, text: 'log-title', icon: 'trace', order: 95, show: who => who.auditor || who.operator },
];
