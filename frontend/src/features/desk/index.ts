import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk',
    component: lazyRouteComponent(() => import('./Desk'), 'DeskPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/unmet-needs',
    component: lazyRouteComponent(() => import('./UnmetPage'), 'UnmetPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/idle-results',
    component: lazyRouteComponent(() => import('./IdlePage'), 'IdlePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/$challengeId/compare',
    component: lazyRouteComponent(() => import('./ComparePage'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/$challengeId',
    component: lazyRouteComponent(() => import('./DeskChallengePage'), 'DeskChallengePage'),
  }),
] as const;

export const nav: NavItem[] = [
  { to: places.desk, text: 'nav-desk', icon: 'desk', order: 30, show: who => who.broker },
];
