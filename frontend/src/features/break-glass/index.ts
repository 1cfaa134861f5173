import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/break-glass',
    validateSearch: (search: Record<string, unknown>): { submission?: string } =>
      typeof search.submission === 'string' ? { submission: search.submission } : {},
    component: lazyRouteComponent(() => import('./BreakGlass'), 'BreakGlassPage'),
  }),
] as const;

export const nav: NavItem[] = [
  { to: places.breakGlass(), text: 'nav-break-glass', icon: 'alert', order: 80, show: who => who.signs },
];
