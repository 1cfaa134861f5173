import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./Home'), 'Home'),
  }),
] as const;

export const nav: NavItem[] = [
  { to: places.home, text: 'nav-home', icon: 'home', order: 10, show: () => true },
];
