import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/councils',
    component: lazyRouteComponent(() => import('./CouncilList'), 'CouncilList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/councils/new',
    validateSearch: (search: Record<string, unknown>): { challenge?: string; pilot?: string } => {
      const [challenge, pilot] = [textOf(search.challenge), textOf(search.pilot)];
      return { ...(challenge ? { challenge } : {}), ...(pilot ? { pilot } : {}) };
    },
    component: lazyRouteComponent(() => import('./NewCouncil'), 'NewCouncil'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/councils/$councilId',
    component: lazyRouteComponent(() => import('./CouncilRoom'), 'CouncilRoom'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/councils/$councilId/sheets/$subjectId',
    component: lazyRouteComponent(() => import('./SheetScreen'), 'SheetScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/councils/$councilId/comparison',
    component: lazyRouteComponent(() => import('./Comparison'), 'Comparison'),
  }),
] as const;

export const nav: NavItem[] = [
  {
    to: places.councils,
    text: 'nav-councils',
    icon: 'council',
    order: 40,
    show: who => who.expert || who.broker || who.in('health_department'),
  },
];
