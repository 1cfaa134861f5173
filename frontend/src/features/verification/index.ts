import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/verification',
    component: lazyRouteComponent(() => import('./VerificationDesk'), 'VerificationPage'),
  }),
] as const;

export const nav: NavItem[] = [
  { to: places.verification, text: 'nav-verification', icon: 'check', order: 32, show: who => who.broker },
];
