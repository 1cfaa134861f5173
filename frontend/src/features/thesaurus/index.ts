import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/thesaurus',
    component: lazyRouteComponent(() => import('./ThesaurusPage'), 'ThesaurusPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/thesaurus/concept',
    component: lazyRouteComponent(() => import('./ConceptPage'), 'ConceptPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/thesaurus/publish',
    component: lazyRouteComponent(() => import('./PublishPage'), 'PublishPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/desk/thesaurus/changes',
    component: lazyRouteComponent(() => import('./ChangesPage'), 'ChangesPage'),
  }),
] as const;

// The broker's desk leads here.
export const nav: NavItem[] = [];
