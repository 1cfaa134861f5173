import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';
import { nextOf, tokenOf } from '@/shell/search';

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
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/confirm',
    staticData: { open: true, account: true },
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('./Confirm'), 'Confirm'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgot-password',
    staticData: { open: true, account: true },
    component: lazyRouteComponent(() => import('./ForgotPassword'), 'ForgotPassword'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reset-password',
    staticData: { open: true, account: true },
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('./ResetPassword'), 'ResetPassword'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/confirm-email',
    staticData: { open: true, account: true },
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('./ConfirmEmail'), 'ConfirmEmail'),
  }),
] as const;

export const nav: NavItem[] = [];
