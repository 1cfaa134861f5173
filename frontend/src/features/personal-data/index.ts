import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/privacy',
    component: lazyRouteComponent(() => import('./PersonalData'), 'PersonalData'),
  }),
] as const;

// The person's menu in the header and their profile lead here.
export const nav: NavItem[] = [];
