/** Views of matches, shortlists, invitations and rankings. See `types.ts`, which re-exports them. */
import type { AllowedAction, Bilingual, CapabilitySummary, ChallengeRef, OrgRef, PersonRef } from './types';

export interface MatchReason {
  kind: string;
  label: string;
  /** The sentence the words stand in. */
  detail?: string | null;
  /** The sentence on the asking side. */
  counterpart?: string | null;
  /** Its part of the score. */
  share: number;
}

export interface Match {
  capability?: CapabilitySummary | null;
  organisation: OrgRef;
  score: number;
  reasons: MatchReason[];
  highlights?: Record<string, string[]>;
  conflict?: string | null;
  shortlisted: boolean;
  /** The broker's judgement. */
  verdict?: 'shortlisted' | 'rejected' | null;
  invited?: string | null;
}

export interface CapabilityRef {
  id: string;
  title: Bilingual;
}

export interface ShortlistEntry {
  id: string;
  organisation: OrgRef;
  capability?: CapabilityRef | null;
  verdict: 'shortlisted' | 'rejected';
  note?: string | null;
  by?: PersonRef | null;
  at: string;
}

export interface Invitation {
  id: string;
  challenge: ChallengeRef;
  organisation: OrgRef;
  /** Who invites. */
  by: OrgRef;
  capability?: CapabilityRef | null;
  message: string;
  status: 'sent' | 'accepted' | 'declined';
  reason?: string | null;
  answered_at?: string | null;
  created_at: string;
  version: number;
  allowed_actions: AllowedAction[];
}

export interface Funnel {
  shortlisted: number;
  invited: number;
  accepted: number;
  declined: number;
  /** Only after the opening. */
  submitted?: number | null;
}

export interface Invitations {
  items: Invitation[];
  funnel: Funnel;
}

export interface Ranked {
  rank: number;
  subject_id: string;
  code: string;
  organisation: OrgRef;
  sheets: number;
  average?: number | null;
  passed: boolean;
  failed_rules: { rule: string; criterion?: string | null }[];
  per_criterion: { criterion: string; average?: number | null; spread: number }[];
  spread: number;
  chair_total?: number | null;
}

export interface Ranking {
  council_id: string;
  method: string;
  rule_set: { code: string; version: number; title: Bilingual; confirmed: boolean };
  computed: Ranked[];
  grade?: string | null;
  tie_broken_by?: string | null;
  recommendation?: { winner?: string | null; none?: boolean; grade?: string | null } | null;
}
