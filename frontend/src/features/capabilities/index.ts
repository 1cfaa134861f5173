import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';
import { calls, invitations } from './addresses';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/capabilities',
    component: lazyRouteComponent(() => import('./CapabilityList'), 'CapabilityList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/capabilities/new',
    component: lazyRouteComponent(() => import('./NewCapability'), 'NewCapability'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/capabilities/$capabilityId',
    component: lazyRouteComponent(() => import('./CapabilityDetail'), 'CapabilityDetail'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/calls',
    component: lazyRouteComponent(() => import('./Calls'), 'Calls'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitations',
    component: lazyRouteComponent(() => import('./InvitationList'), 'InvitationList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitations/$invitationId',
    component: lazyRouteComponent(() => import('./InvitationDetail'), 'InvitationDetail'),
  }),
] as const;

export const nav: NavItem[] = [
  { to: calls, text: 'nav-calls', icon: 'order', order: 20, show: who => who.solver },
  { to: invitations, text: 'nav-invitations', icon: 'mail', order: 22, show: who => who.solver },
  {
    to: places.capabilities,
    text: 'nav-capabilities',
    icon: 'capability',
    order: 24,
    show: who => who.solver,
  },
];
