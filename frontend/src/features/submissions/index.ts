import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavItem } from '@/feature';
import { places } from '@/places';
import { rootRoute } from '@/shell/root';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/submissions',
    component: lazyRouteComponent(() => import('./SubmissionList'), 'SubmissionList'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/submissions/new',
    validateSearch: (search: Record<string, unknown>): { challenge?: string; capability?: string } => {
      const [challenge, capability] = [textOf(search.challenge), textOf(search.capability)];
      return { ...(challenge ? { challenge } : {}), ...(capability ? { capability } : {}) };
    },
    component: lazyRouteComponent(() => import('./StartSubmission'), 'StartSubmission'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/submissions/$submissionId',
    component: lazyRouteComponent(() => import('./SubmissionDetail'), 'SubmissionDetail'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/submissions/$submissionId/receipt',
    component: lazyRouteComponent(() => import('./ReceiptPage'), 'ReceiptPage'),
  }),
] as const;

export const nav: NavItem[] = [
  {
    to: places.submissions,
    text: 'nav-submissions',
    icon: 'submission',
    order: 26,
    show: who => who.solver,
  },
];
