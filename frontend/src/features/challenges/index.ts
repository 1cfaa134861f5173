import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/challenges',
    component: lazyRouteComponent(() => import('./ChallengeList'), 'ChallengeList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/challenges/new',
    component: lazyRouteComponent(() => import('./NewChallenge'), 'NewChallenge'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/challenges/$challengeId',
    component: lazyRouteComponent(() => import('./ChallengePage'), 'ChallengePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/challenges/$challengeId/edit',
    component: lazyRouteComponent(() => import('./EditorPage'), 'EditorPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/challenges/$challengeId/ranking',
    validateSearch: (search: Record<string, unknown>): { council?: string } =>
      typeof search.council === 'string' ? { council: search.council } : {},
    component: lazyRouteComponent(() => import('./RankingPage'), 'RankingPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/challenges/$challengeId/decision',
    component: lazyRouteComponent(() => import('./DecisionPage'), 'DecisionPage'),
  }),
] as const;

export const nav: NavItem[] = [
  { to: places.challenges, text: 'nav-challenges', icon: 'order', order: 20, show: () => true },
];
