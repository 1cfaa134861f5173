import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';

/** Only a workspace address may follow a sign-in, never another site. */
const nextOf = (search: Record<string, unknown>): { next?: string } =>
  typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {};

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    staticData: { open: true },
    validateSearch: nextOf,
    component: lazyRouteComponent(() => import('./SignIn'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register',
    staticData: { open: true },
    validateSearch: nextOf,
    component: lazyRouteComponent(() => import('./Register'), 'Register'),
  }),
] as const;

export const nav: NavItem[] = [];
