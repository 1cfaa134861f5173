/** Views of decisions, agreements, pilots, deployments and the trace. See `types.ts`, which re-exports them. */
import type {
  AllowedAction,
  Attachment,
  Bilingual,
  ChallengeRef,
  Money,
  OrganisationKind,
  OrgRef,
  PersonRef,
} from './types';

export interface Decision {
  id: string;
  kind: 'selection' | 'recognition' | 'follow_up';
  number: string;
  decided_on: string;
  signatory?: string | null;
  authority: OrgRef;
  attachment_id: string;
  file_sha256: string;
  outcome: string;
  submission?: { id: string; code: string; organisation?: OrgRef } | null;
  council_id?: string | null;
  follows_recommendation?: boolean | null;
  reasons?: string | null;
  at: string;
}

export type AgreementStatus = 'draft' | 'signed' | 'expired' | 'terminated';

export interface AgreementSummary {
  id: string;
  challenge: ChallengeRef;
  orderer: OrgRef;
  solver: OrgRef;
  status: AgreementStatus;
  title: Bilingual;
  starts_on?: string | null;
  ends_on?: string | null;
  signed_at?: string | null;
  version: number;
  updated_at: string;
}

export interface BudgetLine {
  source: string;
  amount: Money;
}

export interface Signature {
  organisation: OrgRef;
  person?: PersonRef | null;
  signed_at: string;
  attachment_id: string;
  file_sha256: string;
}

export interface AgreementView extends AgreementSummary {
  submission_code: string;
  submission_id: string;
  broker: OrgRef;
  ip_terms: Bilingual;
  budget: BudgetLine[];
  sites: string[];
  data_annex?: Bilingual | null;
  needs_data_annex: boolean;
  signatures: Signature[];
  attachments: Attachment[];
  pilot_id?: string | null;
  may_edit: boolean;
  allowed_actions: AllowedAction[];
}

export type PilotStatus =
  | 'preparing'
  | 'active'
  | 'paused'
  | 'in_acceptance'
  | 'accepted'
  | 'failed'
  | 'terminated'
  | 'closed';

export type AiRiskClass = 'minimal' | 'medium' | 'high';
export type FollowUp = 'adopt' | 'scale' | 'extend' | 'stop';

export interface PilotSummary {
  id: string;
  code: string;
  challenge: ChallengeRef;
  proposer: OrgRef;
  orderer: OrgRef;
  broker: OrgRef;
  solver: OrgRef;
  kind: 'pilot' | 'research' | 'transfer';
  status: PilotStatus;
  title: Bilingual;
  sites: string[];
  starts_on?: string | null;
  ends_on?: string | null;
  milestones_total: number;
  milestones_done: number;
  indicators_total: number;
  indicators_reached: number;
  grade?: string | null;
  follow_up?: FollowUp | null;
  started_at?: string | null;
  ended_at?: string | null;
  version: number;
  updated_at: string;
}

export interface Milestone {
  id: string;
  title: Bilingual;
  deliverable?: Bilingual | null;
  due_on: string;
  status: 'planned' | 'done';
  overdue: boolean;
  evidence?: Bilingual | null;
  done_at?: string | null;
  version: number;
}

export interface Measurement {
  id: string;
  indicator_id: string;
  measured_on: string;
  value: number;
  site?: string | null;
  note?: Bilingual | null;
}

export interface Indicator {
  id: string;
  key: string;
  name: Bilingual;
  unit: string;
  baseline: number;
  target: number;
  direction: 'increase' | 'decrease';
  method?: Bilingual | null;
  progress?: { value: number; measured_on: string; share: number; reached: boolean } | null;
  measurements: Measurement[];
}

export interface Acceptance {
  council?: { id: string; status: string } | null;
  grade?: string | null;
  recognition?: Decision | null;
  follow_up?: Decision | null;
}

export interface PilotView extends PilotSummary {
  needs_ethics_approval: boolean;
  needs_data_annex: boolean;
  needs_ai_risk_class: boolean;
  ai_risk_class?: AiRiskClass | null;
  milestones: Milestone[];
  indicators: Indicator[];
  acceptance: Acceptance;
  /** The papers below are there only for the parties and the acceptance council. */
  agreement_id?: string;
  submission_id?: string;
  ethics_reference?: string | null;
  data_annex_reference?: string | null;
  final_report_filed?: boolean;
  attachments?: Attachment[];
  may_set_up: boolean;
  may_record: boolean;
  may_register_deployment: boolean;
  allowed_actions: AllowedAction[];
}

export type ReportPart = 'overview' | 'methods' | 'results' | 'discussion' | 'conclusion';

export interface Report extends Record<ReportPart, Bilingual> {
  id: string;
  kind: 'periodic' | 'final';
  period_end: string;
  filed_at: string;
  filed_by?: PersonRef | null;
}

export interface Deployment {
  id: string;
  pilot: { id: string; code: string; title: Bilingual };
  challenge: ChallengeRef;
  organisation: OrgRef;
  site: string;
  started_on?: string | null;
  use: 'direct' | 'indirect';
  people_reached: number;
  note?: Bilingual | null;
  recorded_at: string;
}

export type StageKey = 'order' | 'match' | 'submission' | 'decision' | 'pilot' | 'use';
export type StageState = 'done' | 'current' | 'ahead';

/** What an entry of the trace may tell; which fields there are depends on its noun. */
export interface TraceDetail {
  organisation?: { id: string; name: Bilingual; kind: OrganisationKind };
  to?: string;
  reason?: string;
  kind?: string;
  number?: string;
  decided_on?: string;
  outcome?: string;
  file_sha256?: string;
  submission_code?: string;
  follows_recommendation?: boolean;
  grade?: string;
  due_on?: string;
  period_end?: string;
  unit?: string;
  baseline?: number;
  target?: number;
  value?: number;
  measured_on?: string;
  share?: number;
  reached?: boolean;
  count?: number;
  site?: string;
  started_on?: string;
  use?: string;
  people_reached?: number;
}

export interface TraceEntry {
  at: string;
  noun: string;
  id: string;
  code?: string | null;
  action: string;
  title?: Bilingual | null;
  by?: OrgRef | null;
  detail?: TraceDetail | null;
  seq?: number | null;
}

export interface TraceStage {
  key: StageKey;
  status: StageState;
  entries: TraceEntry[];
}

export interface Trace {
  challenge: ChallengeRef;
  stages: TraceStage[];
}
