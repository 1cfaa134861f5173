/**
 * Views of the API that its document does not have yet, as they were agreed. Each moves to `views.ts` when the
 * document has it; then this file goes.
 */
import type { AllowedAction, OrgRef, Role } from './views';

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
