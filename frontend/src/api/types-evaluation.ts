/** Views of councils, decisions, agreements, pilots, the trace and operations. See `types.ts`, which re-exports them. */
import type {
  AllowedAction,
  Attachment,
  Bilingual,
  ChallengeRef,
  Money,
  OrgRef,
  Page,
  PersonRef,
} from './types';

export interface Criterion {
  key: string;
  label: Bilingual;
  max?: number | null;
  min?: number | null;
  weight?: number | null;
  comment_required?: boolean;
  [more: string]: unknown;
}

export interface RuleSet {
  code: string;
  version: number | string;
  title: Bilingual;
  council_kind: 'identification' | 'selection' | 'acceptance';
  criteria: Criterion[];
  pass_mark?: number | null;
  [more: string]: unknown;
}

export interface CouncilMember {
  id: string;
  person: PersonRef;
  role: string;
  status: string;
  represents?: string | null;
  declared: boolean;
  has_conflict?: boolean | null;
  sheets_done: number;
  sheets_total: number;
}

export interface CouncilSubject {
  id: string;
  noun: 'submission' | 'pilot';
  code: string;
  title: Bilingual | string;
  organisation?: OrgRef | null;
}

export type CouncilStatus = 'forming' | 'constituted' | 'scoring' | 'meeting' | 'concluded' | 'dissolved';

export interface CouncilView {
  id: string;
  kind: 'identification' | 'selection' | 'acceptance';
  challenge: ChallengeRef;
  rule_set: RuleSet;
  status: CouncilStatus;
  members: CouncilMember[];
  my_member_id?: string | null;
  subjects: CouncilSubject[];
  meeting?: { held_on: string; mode: string; present: string[]; notes?: string | null } | null;
  minutes?: Minutes | null;
  progress?: { done: number; total: number } | null;
  version: number;
  allowed_actions: AllowedAction[];
}

export interface Minutes {
  text: string;
  recommendation: { winner?: string | null; none?: boolean; grade?: string | null };
  votes: { for: number; against: number; abstain: number };
}

export interface ScoreSheet {
  subject_id: string;
  status: string;
  scores: Record<string, { points?: number | null; grade?: string | null; comment?: string | null }>;
  comment?: string | null;
  version: number;
  allowed_actions?: AllowedAction[];
}

export interface Decision {
  id: string;
  kind: 'selection' | 'recognition' | 'follow_up';
  number: string;
  decided_on: string;
  signatory: string;
  authority: OrgRef;
  file_sha256: string;
  outcome: string;
  submission?: { id: string; code: string } | null;
  follows_recommendation: boolean;
  reasons?: string | null;
  at: string;
}

export interface AgreementView {
  id: string;
  status: 'draft' | 'signed' | 'expired' | 'terminated';
  challenge: ChallengeRef;
  title: string;
  ip_terms?: string | null;
  budget: { source: string; amount: Money }[];
  sites: string[];
  starts_on: string;
  ends_on: string;
  data_annex?: unknown;
  attachments: Attachment[];
  version: number;
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

export interface PilotView {
  id: string;
  code: string;
  status: PilotStatus;
  challenge: ChallengeRef;
  orderer: OrgRef;
  solver: OrgRef;
  sites: string[];
  starts_on?: string | null;
  ends_on?: string | null;
  ethics_reference?: string | null;
  data_annex_reference?: string | null;
  ai_risk_class?: 'minimal' | 'medium' | 'high' | null;
  grade?: string | null;
  version: number;
  allowed_actions: AllowedAction[];
}

export interface Milestone {
  id: string;
  title: string;
  due_on: string;
  status: 'planned' | 'done';
  evidence?: string | null;
  version: number;
}

export interface Indicator {
  id: string;
  name: Bilingual | string;
  unit: string;
  baseline?: number | null;
  target?: number | null;
  direction: 'increase' | 'decrease';
  measurements: {
    id: string;
    measured_on: string;
    value: number;
    site?: string | null;
    note?: string | null;
  }[];
}

export type StageKey = 'order' | 'match' | 'submission' | 'decision' | 'pilot' | 'use';
export type StageState = 'done' | 'current' | 'ahead';

export interface TraceEntry {
  at: string;
  noun: string;
  id: string;
  code?: string | null;
  action: string;
  title?: Bilingual | null;
  by?: OrgRef | null;
  detail?: Record<string, unknown> | null;
  seq?: number | null;
}

export interface Trace {
  challenge: ChallengeRef;
  stages: { key: StageKey; status: StageState; entries: TraceEntry[] }[];
}

export interface OutboxMail {
  id: string;
  to: string;
  subject: string;
  kind?: string | null;
  state: string;
  attempts?: number | null;
  created_at: string;
  sent_at?: string | null;
  last_error?: string | null;
  body?: string | null;
}

export type Outbox = Page<OutboxMail>;
