import type { ChallengeKind, ChallengeStatus } from '@/api/views';

export const KINDS: ChallengeKind[] = ['solution_order', 'research_task', 'technology_transfer', 'contest'];
export const STATUSES: ChallengeStatus[] = [
  'draft',
  'proposed',
  'in_vetting',
  'returned',
  'in_identification',
  'approved',
  'open',
  'closed',
  'in_evaluation',
  'awarded',
  'in_pilot',
  'completed',
  'declined',
  'withdrawn',
  'cancelled',
  'not_awarded',
];

/** Statuses after the submissions were opened: there may be councils, a ranking, decisions. */
export const PAST_OPENING: ReadonlySet<ChallengeStatus> = new Set<ChallengeStatus>([
  'in_evaluation',
  'awarded',
  'in_pilot',
  'completed',
  'not_awarded',
]);
