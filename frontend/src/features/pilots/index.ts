import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/pilots',
    component: lazyRouteComponent(() => import('./PilotList'), 'PilotList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/pilots/$pilotId',
    component: lazyRouteComponent(() => import('./PilotDetail'), 'PilotDetail'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements/new/$challengeId',
    component: lazyRouteComponent(() => import('./AgreementNew'), 'AgreementNew'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements/$agreementId',
    component: lazyRouteComponent(() => import('./AgreementDetail'), 'AgreementDetail'),
  }),
] as const;

export const nav: NavItem[] = [
  {
    to: places.pilots,
    text: 'nav-pilots',
    icon: 'pilot',
    order: 50,
    show: who => who.office || who.solver,
  },
];
