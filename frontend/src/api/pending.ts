/**
 * Views of the API that its document does not describe yet. `views.ts` is the only place that reads this file; it
 * goes when the generated `schema.d.ts` has them.
 */
import type { components } from './schema';

type Schemas = components['schemas'];
type OrgRef = Schemas['OrgRef'];

export interface MailSent {
  status: 'mail_sent';
}
export interface SessionView {
  access_token: string;
  token_type: string;
  expires_in: number;
  second_factor: 'none' | 'passed' | 'enrolment_required';
}
export interface Login {
  email: string;
  password: string;
  totp?: string;
}
export interface LinkToken {
  token: string;
}
export interface CheckPassword {
  password: string;
  email?: string;
  name?: string;
}
export interface PasswordStrength {
  score: number;
  acceptable: boolean;
  warning?: string | null;
}
export interface ForgotPassword {
  email: string;
}
export interface ResetPassword {
  token: string;
  password: string;
}
export interface ChangePassword {
  password: string;
  new_password: string;
}
export interface ChangeEmail {
  email: string;
  password: string;
}
export interface EmailConfirmed {
  status: 'waiting_for_other' | 'changed';
}
export interface SignInView {
  id: string;
  created_at: string;
  last_used_at: string;
  expires_at: string;
  user_agent?: string | null;
  address?: string | null;
  current: boolean;
}
export interface SecondFactorView {
  enabled: boolean;
  required: boolean;
  confirmed_at?: string | null;
  recovery_codes_left: number;
}
export interface EnrolSecondFactor {
  password: string;
  code?: string;
}
export interface EnrolmentView {
  secret: string;
  otpauth_url: string;
}
export interface ConfirmSecondFactor {
  code: string;
}
export interface SecondFactorProof {
  password: string;
  code: string;
}
export interface RecoveryCodes {
  recovery_codes: string[];
}
export type MeView = Schemas['MeView'] & {
  second_factor: { enabled: boolean; required: boolean };
  pending_email?: string | null;
};
export type ReceiptView = Schemas['ReceiptView'] & { checkpoint?: string | null; record?: number | null };

export interface HeadView {
  origin: string;
  size: number;
  root: string;
  at?: string | null;
  checkpoint?: string | null;
  verifier_key: string;
  public_key: string;
}
export interface RecordView {
  seq: number;
  at: string;
  action: string;
  noun: string;
  subject_id: string;
  actor?: { handle: string; name?: string | null } | null;
  organisation?: OrgRef | null;
  audience: string;
  leaf_hash: string;
  payload?: unknown;
  erased_by?: number | null;
}
export interface RecordDetail {
  seq: number;
  leaf_hash: string;
  withheld: boolean;
  record?: RecordView | null;
  leaf?: string | null;
  envelope?: string | null;
  salt?: string | null;
}
export interface ProofView {
  origin: string;
  seq: number;
  tree_size: number;
  leaf_hash: string;
  path: string[];
  root: string;
  checkpoint?: string | null;
  leaf?: string | null;
}
