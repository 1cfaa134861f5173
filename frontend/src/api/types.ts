/**
 * The views of the API, as docs/API-DESIGN.md promises them. Features import their types from here and only
 * from here, so that this file alone changes when a view is taken over from the generated `schema.d.ts`.
 */

export type Locale = 'vi' | 'en';

/** Text in both languages; either may be missing. */
export interface Bilingual {
  vi?: string | null;
  en?: string | null;
}

export interface Money {
  amount: number;
  currency: string;
}

export interface Page<T> {
  items: T[];
  next_cursor?: string | null;
  total?: number | null;
}

export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string | null;
  code: string;
  request_id?: string | null;
  errors?: FieldProblem[];
}

export interface AllowedAction {
  action: string;
  allowed: boolean;
  reason_required: boolean;
  blocked?: { code: string; message: string } | null;
}

export interface Session {
  access_token: string;
  token_type: string;
  expires_in: number;
}

export type OrganisationKind =
  | 'health_facility'
  | 'health_department'
  | 'science_department'
  | 'ministry'
  | 'authority'
  | 'enterprise'
  | 'research_institute'
  | 'university'
  | 'individual'
  | 'association'
  | 'sponsor';

export type Role = 'officer' | 'approver' | 'owner' | 'editor' | 'viewer';

export interface OrgRef {
  id: string;
  name: Bilingual;
  kind: OrganisationKind;
}

export interface Membership {
  organisation: OrgRef;
  role: Role;
}

export interface Me {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  title?: string | null;
  affiliation?: string | null;
  is_operator: boolean;
  is_auditor: boolean;
  is_expert: boolean;
  memberships: Membership[];
  demo: boolean;
}

export interface DemoPerson {
  key: string;
  name: string;
  role: Bilingual;
  organisation?: Bilingual | null;
  can: Bilingual;
}

export interface DemoClock {
  now: string;
  offset_seconds: number;
}

export interface Task {
  kind: string;
  noun: string;
  id: string;
  title: Bilingual;
  code?: string | null;
  due_at?: string | null;
  organisation?: OrgRef | null;
  link: string;
}

export interface Notification {
  id: string;
  kind: string;
  params: Record<string, unknown>;
  link: string;
  at: string;
  read_at?: string | null;
}

export interface Notifications extends Page<Notification> {
  unread: number;
}

export interface PersonRef {
  id: string;
  name: string;
  title?: string | null;
  affiliation?: string | null;
}

export interface Attachment {
  id: string;
  file_name: string;
  media_type: string;
  size: number;
  sha256: string;
  url: string;
  uploaded_at: string;
  purpose?: string | null;
}

export interface Section<C = Record<string, unknown>> {
  key: string;
  version: number;
  content: C;
  updated_at?: string | null;
  updated_by?: { id: string; name: string } | null;
  limit?: number | null;
  required?: boolean;
}

export interface Completeness {
  missing: { section: string; code: string; message: string }[];
}

export interface HistoryItem {
  action: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  at: string;
  by?: { name: string; organisation?: OrgRef | null } | null;
  seq?: number | null;
}

export type ChallengeKind = 'solution_order' | 'research_task' | 'technology_transfer' | 'contest';
export type Level = 'national' | 'ministerial' | 'provincial' | 'grassroots';
export type ChallengeStatus =
  | 'draft'
  | 'proposed'
  | 'in_vetting'
  | 'returned'
  | 'in_identification'
  | 'approved'
  | 'open'
  | 'closed'
  | 'in_evaluation'
  | 'awarded'
  | 'in_pilot'
  | 'completed'
  | 'declined'
  | 'withdrawn'
  | 'cancelled'
  | 'not_awarded';

export interface ChallengeRef {
  id: string;
  code: string;
  title: Bilingual;
  status?: ChallengeStatus;
  closes_at?: string | null;
}

export interface ChallengeSummary extends ChallengeRef {
  external_id?: string | null;
  origin?: string;
  kind: ChallengeKind;
  level?: Level | null;
  status: ChallengeStatus;
  programme: { id: string; code: string; title: Bilingual };
  orderer: OrgRef;
  proposer: OrgRef;
  summary?: Bilingual | null;
  topics: string[];
  province?: string | null;
  budget?: { min?: Money | null; max?: Money | null; sources: string[] } | null;
  trl_min?: number | null;
  closes_at?: string | null;
  published_at?: string | null;
  vetting_due_on?: string | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface ChallengeView extends ChallengeSummary {
  returned?: { reason: string; by?: PersonRef | null; at: string } | null;
  sections: Section[];
  attachments: Attachment[];
  /** What is missing before it may be handed in; only for its parties. */
  completeness?: Completeness | null;
  /** Whether this reader may change the text now. */
  editable: boolean;
  allowed_actions: AllowedAction[];
}

export interface Addendum {
  number: number;
  reason: string;
  old_closes_at: string;
  new_closes_at: string;
  at: string;
}

export interface Measure {
  key?: string;
  name: Bilingual;
  unit: string;
  baseline: number;
  target: number;
  direction: 'increase' | 'decrease';
  method?: Bilingual | null;
}

export interface Programme {
  id: string;
  code: string;
  kind: 'coordination' | 'plan' | 'agreement';
  title: Bilingual;
  owner: OrgRef;
  broker: OrgRef;
  parties: OrgRef[];
  province?: string | null;
  legal_basis?: Bilingual | string | null;
  starts_on?: string | null;
  ends_on?: string | null;
  topics: string[];
}

export interface Topic {
  code: string;
  label: Bilingual;
  broader?: string | null;
}

export interface OrgSummary extends OrgRef {
  short_name?: string | null;
  country?: string | null;
  province?: string | null;
  verification: 'unverified' | 'requested' | 'verified' | 'refused' | 'expired';
  version: number;
}

export interface OrgView extends OrgSummary {
  profile: Bilingual;
  registration_number?: string | null;
  website?: string | null;
  parent?: OrgRef | null;
  verified_by?: OrgRef | null;
  verified_at?: string | null;
  verified_until?: string | null;
  /** What it was verified by; for its members and brokers. */
  evidence?: string | null;
  /** Whether this reader belongs to it. */
  member: boolean;
  allowed_actions: AllowedAction[];
}

export interface Member {
  person: PersonRef;
  email: string;
  role: Role;
}

export interface Expert extends PersonRef {
  fields: string[];
}

export type CapabilityKind = 'product' | 'technology' | 'research_result' | 'service' | 'expertise';

export interface CapabilitySummary {
  id: string;
  kind: CapabilityKind;
  status: 'draft' | 'listed' | 'withdrawn';
  title: Bilingual;
  summary?: Bilingual | null;
  organisation: OrgRef;
  topics: string[];
  trl?: number | null;
}

export interface CapabilityView extends CapabilitySummary {
  description?: Bilingual | null;
  evidence?: Bilingual | null;
  ip_status?: 'none' | 'filed' | 'granted' | 'trade_secret' | 'open' | null;
  languages: string[];
  seeks: ('pilot' | 'transfer' | 'funding' | 'partner')[];
  visibility: 'public' | 'brokers';
  origin_task?: { code: string; level: string; accepted_on: string; grade: string } | null;
  version: number;
  allowed_actions: AllowedAction[];
}

export * from './types-evaluation';
export * from './types-matching';
export * from './types-pilot';
export * from './types-submission';
