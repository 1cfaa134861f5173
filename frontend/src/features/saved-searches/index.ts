import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/saved-searches',
    // The public search page leads here with the query of its address.
    validateSearch: (search: Record<string, unknown>): { search?: string } =>
      typeof search.search === 'string' && search.search !== '' ? { search: search.search } : {},
    component: lazyRouteComponent(() => import('./SavedSearches'), 'SavedSearchesPage'),
  }),
] as const;

// The person's menu in the header leads here, and so does the public search page.
export const nav: NavItem[] = [];
