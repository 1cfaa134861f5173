/** Views of councils and operations. See `types.ts`, which re-exports them. */
import type { AllowedAction, Bilingual, ChallengeRef, OrgRef, Page, PersonRef } from './types';

export interface Criterion {
  key: string;
  label: Bilingual;
  max?: number | null;
  min?: number | null;
  weight?: number | null;
  comment_required?: boolean;
  [more: string]: unknown;
}

export interface Composition {
  /** Number of voting members. */
  size: { min: number; max: number };
  roles: { role: string; min: number; max: number; votes: boolean }[];
  represented: { any_of: string[]; min: number }[];
}

export interface RuleSet {
  code: string;
  version: number | string;
  title: Bilingual;
  council_kind: 'identification' | 'selection' | 'acceptance';
  level?: string;
  notice?: Bilingual | null;
  /** Whether an authority has confirmed it for official use. */
  confirmed: boolean;
  composition: Composition;
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
  pilot_id?: string | null;
  rule_set: RuleSet;
  status: CouncilStatus;
  meeting_on?: string | null;
  /** Submissions that nobody has screened yet. */
  unscreened?: number;
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
