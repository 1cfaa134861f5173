/** Views of submissions. See `types.ts`, which re-exports them. */
import type {
  AllowedAction,
  Attachment,
  Bilingual,
  ChallengeRef,
  Completeness,
  Money,
  OrgRef,
  Section,
} from './types';

export type SubmissionStatus =
  | 'draft'
  | 'sent'
  | 'withdrawn'
  | 'opened'
  | 'ineligible'
  | 'eligible'
  | 'reserve'
  | 'awarded'
  | 'not_selected'
  | 'void';

export interface Receipt {
  code: string;
  sent_at: string;
  content_hash: string;
  algorithm: string;
  version: number;
}

/** How far an answer goes on one success measure of the call. */
export interface Fit {
  measure_key: string;
  promised: number;
  how?: Bilingual | null;
}

/** A milestone of an answer's plan, in months counted from the start. */
export interface PlanMilestone {
  title: Bilingual;
  month: number;
  deliverable?: Bilingual | null;
}

export interface TeamMember {
  name: string;
  role: Bilingual;
  email?: string | null;
}

export type FundingSource = 'state_budget' | 'science_fund' | 'own' | 'sponsor' | 'foreign';

export interface CostLine {
  item: Bilingual;
  source: FundingSource;
  amount: Money;
}

export interface SubmissionContent {
  text?: Bilingual | null;
  fits?: Fit[] | null;
  milestones?: PlanMilestone[] | null;
  members?: TeamMember[] | null;
  lines?: CostLine[] | null;
}

export type SubmissionSection = Section<SubmissionContent>;

export interface SubmissionSummary {
  id: string;
  code: string;
  challenge: ChallengeRef;
  organisation: OrgRef;
  capability_id?: string | null;
  kind: string;
  status: SubmissionStatus;
  /** Absent until somebody has written it. */
  title?: Bilingual | null;
  closes_at?: string | null;
  sent_at?: string | null;
  opened_at?: string | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface SubmissionView extends SubmissionSummary {
  sections: SubmissionSection[];
  attachments: Attachment[];
  /** The sum of the budget lines. */
  budget_total?: Money | null;
  /** What is missing before it may be sent; only for its own organisation. */
  completeness?: Completeness | null;
  receipt?: Receipt | null;
  /** Why it was screened out. */
  screening_reason?: string | null;
  /** Whether this reader may change the text now. */
  editable: boolean;
  allowed_actions: AllowedAction[];
}
