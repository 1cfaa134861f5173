import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./Outbox'), 'Outbox'),
  }),
] as const;

export const nav: NavItem[] = [
  {
    to: places.outbox,
    text: 'nav-outbox',
    icon: 'mail',
    order: 90,
    show: who => who.operator || who.me.demo,
  },
];
