import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/organisations',
    component: lazyRouteComponent(() => import('./OrganisationList'), 'OrganisationList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/organisations/new',
    component: lazyRouteComponent(() => import('./NewOrganisation'), 'NewOrganisation'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/organisations/$organisationId',
    component: lazyRouteComponent(() => import('./OrganisationPage'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/memberships',
    component: lazyRouteComponent(() => import('./MyJoinings'), 'MyJoinings'),
  }),
] as const;

export const nav: NavItem[] = [
  {
    to: places.organisations,
    text: 'nav-organisations',
    icon: 'organisation',
    order: 62,
    show: () => true,
  },
];
