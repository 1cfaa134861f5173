import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/accounts',
    component: lazyRouteComponent(() => import('./AccountList'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operations/accounts/$accountId',
    component: lazyRouteComponent(() => import('./AccountDetail'), 'AccountPage'),
  }),
] as const;

export const nav: NavItem[] = [
  { to: places.accounts, text: 'nav-accounts', icon: 'person', order: 91, show: who => who.operator },
];
