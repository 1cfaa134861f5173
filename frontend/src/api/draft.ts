/**
 * Views of the API that its document does not have yet, as they were agreed. Each moves to `views.ts` when the
 * document has it; then this file goes.
 */
import type {
  AllowedAction,
  OrganisationView as Before,
  Bilingual,
  CreateOrganisation as CreateBefore,
  OrganisationSummary,
  OrgRef,
  PatchOrganisation as PatchBefore,
  PersonRef,
  Role,
} from './views';

export interface Joining {
  may_request: boolean;
  by_domain: boolean;
  pending?: string | null;
}

export type OrganisationView = Before & {
  ror?: string | null;
  merged_into?: OrgRef | null;
  formerly: OrgRef[];
  relied_on_by: { broker: OrgRef; at: string }[];
  /** For signed-in readers. */
  joining?: Joining | null;
};
export type CreateOrganisation = CreateBefore & { ror?: string | null };
export type PatchOrganisation = PatchBefore & { ror?: string | null };

export interface JoiningView {
  id: string;
  kind: 'invitation' | 'request' | 'domain' | 'ownership';
  status: 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  organisation: OrgRef;
  role?: Role | null;
  email?: string | null;
  person?: PersonRef | null;
  message?: string | null;
  by?: PersonRef | null;
  created_at: string;
  expires_at: string;
  decided_at?: string | null;
  reason?: string | null;
  version: number;
  allowed_actions: AllowedAction[];
}

export type CreateJoining =
  | { kind: 'invitation'; email: string; role: Role; message?: string }
  | { kind: 'request'; message?: string }
  | { kind: 'domain' }
  | { kind: 'ownership'; person_id: string };

export interface PatchMember {
  role: Role;
}

export interface DomainView {
  id: string;
  organisation: OrgRef;
  domain: string;
  role: Role;
  status: 'claimed' | 'confirmed' | 'refused' | 'withdrawn';
  /** Somebody who binds the organisation has a confirmed address there. */
  proved: boolean;
  confirmed_by?: OrgRef | null;
  confirmed_at?: string | null;
  reason?: string | null;
  version: number;
  allowed_actions: AllowedAction[];
}

export interface ClaimDomain {
  domain: string;
  role: Role;
}

export interface MergeOrganisation {
  into: string;
  reason: string;
}

export interface SeparateOrganisation {
  reason: string;
}

export interface DuplicatePair {
  first: OrganisationSummary;
  second: OrganisationSummary;
  reasons: ('registration_number' | 'ror' | 'website' | 'name')[];
}

export interface VerificationDesk {
  requested: (OrganisationSummary & { waiting_since: string; evidence?: string | null })[];
  expiring: (OrganisationSummary & { verified_until?: string | null })[];
  domains: DomainView[];
  duplicates: DuplicatePair[];
}

export interface ProvinceView {
  code: string;
  label: Bilingual;
  valid_from?: string | null;
  valid_to?: string | null;
  into?: string | null;
}

export interface ReadingView {
  at: string;
  kind: 'read' | 'attachment' | 'break_glass' | 'export';
  part: 'broker' | 'orderer' | 'council';
  organisation?: OrgRef | null;
  person?: PersonRef | null;
  reason?: string | null;
}

export interface BreakGlass {
  reason: string;
}

export interface ConsentView {
  purpose: string;
  title: string;
  text: string;
  text_version: number;
  given: boolean;
  /** The version the person agreed to. */
  given_version?: number | null;
  given_at?: string | null;
  withdrawn_at?: string | null;
}

export interface PutConsent {
  given: boolean;
  text_version: number;
}

export type DataRequestKind = 'correction' | 'erasure' | 'restriction' | 'objection';

export interface DataRequestView {
  id: string;
  kind: DataRequestKind;
  status: 'received' | 'acknowledged' | 'completed' | 'refused' | 'withdrawn';
  message: string;
  person: { id: string; name: string; email?: string | null };
  received_at: string;
  acknowledge_by: string;
  acknowledged_at?: string | null;
  due_on: string;
  extended: boolean;
  overdue: boolean;
  decided_at?: string | null;
  reason?: string | null;
  /** What stands in the way of an erasure. */
  blockers: { code: string; message: string }[];
  version: number;
  allowed_actions: AllowedAction[];
}

export interface CreateDataRequest {
  kind: DataRequestKind;
  message: string;
}

export interface AccountView {
  id: string;
  name: string;
  email: string;
  locale: string;
  created_at: string;
  last_seen_at?: string | null;
  operator: boolean;
  auditor: boolean;
  expert: boolean;
  suspended: boolean;
  erased: boolean;
  second_factor: boolean;
  memberships: { organisation: OrgRef; role: Role }[];
  version: number;
}

export interface PatchAccount {
  operator?: boolean;
  auditor?: boolean;
  expert?: boolean;
  suspended?: boolean;
  reason: string;
}

export interface AccountReason {
  reason: string;
}

export interface RetentionView {
  rule: string;
  /** 0 where each has a last day of its own. */
  keeps_days: number;
  due: number;
  oldest?: string | null;
}
