/** Values of the API that more than one feature offers to choose from, in the order in which they are offered. */
import type { CapabilityKind, FundingSource, Level } from './views';

export const LEVELS: Level[] = ['national', 'ministerial', 'provincial', 'grassroots'];
export const CAPABILITY_KINDS: CapabilityKind[] = [
  'product',
  'technology',
  'research_result',
  'service',
  'expertise',
];
export const FUNDING_SOURCES: FundingSource[] = ['state_budget', 'science_fund', 'own', 'sponsor', 'foreign'];
