import type {
  AllowedAction,
  CouncilView as BaseCouncil,
  CouncilMember as BaseMember,
  Bilingual,
  ChallengeRef,
  Composition,
  CouncilStatus,
  OrgRef,
} from '@/api/types';
import { places } from '@/places';

export type CriterionGrade = 'excellent' | 'pass' | 'partial' | 'fail';

export interface Criterion {
  key: string;
  label: Bilingual;
  comment_required?: boolean;
  hint?: Bilingual | null;
  scale: 'points' | 'grade';
  max: number;
  min: number;
  grades?: CriterionGrade[];
  groups?: string[];
}

export interface Source {
  key: string;
  number: string;
  title: Bilingual;
}

export interface Basis {
  figures: string[];
  source: string;
  article?: string | null;
  confidence: 'S' | 'M';
  note?: Bilingual | null;
}

export interface RuleSet {
  code: string;
  version: number;
  title: Bilingual;
  council_kind: BaseCouncil['kind'];
  notice?: Bilingual | null;
  /** Whether an authority has confirmed it for official use. */
  confirmed: boolean;
  composition: Composition;
  pass_mark?: number | null;
  criteria: Criterion[];
  sources: Source[];
  basis: Basis[];
  procedure: { meeting_modes: string[]; decision_authority: string };
  quorum: { present: string };
  points_step?: number | null;
  zero_score?: { more_than: string } | null;
  tie_break?: string[];
}

export interface Member extends BaseMember {
  conflicts?: { organisation: OrgRef; kind: string }[];
}

export interface CouncilView extends Omit<BaseCouncil, 'rule_set' | 'members'> {
  rule_set: RuleSet;
  members: Member[];
  pilot_id?: string | null;
  meeting_on?: string | null;
  /** Opened submissions that wait for their screening. */
  unscreened: number;
  concluded_at?: string | null;
}

export interface CouncilRow {
  id: string;
  kind: BaseCouncil['kind'];
  challenge: ChallengeRef;
  pilot_id?: string | null;
  status: CouncilStatus;
  meeting_on?: string | null;
  my_member_id?: string | null;
  my_role?: string | null;
  progress: { done: number; total: number };
}

export interface Score {
  points?: number | null;
  grade?: CriterionGrade | null;
  comment?: string | null;
}

export type Scores = Record<string, Score>;

export interface SheetView {
  subject_id: string;
  member_id?: string | null;
  mine: boolean;
  status: 'draft' | 'submitted' | 'void';
  scores: Scores;
  comment?: string | null;
  total?: number | null;
  grade?: string | null;
  missing?: { pointer: string; code: string }[];
  submitted_at?: string | null;
  revisions?: {
    scores: Scores;
    comment?: string | null;
    reason: string;
    submitted_at: string;
    at: string;
  }[];
  version: number;
  allowed_actions: AllowedAction[];
}

export interface MyDeclarations {
  member_id: string;
  status: 'active' | 'recused' | 'removed';
  declared: boolean;
  declarations: { organisation: OrgRef; has_conflict?: boolean | null; note?: string | null }[];
}

/** Sheets are published without their members' names. */
export interface AnonymousSheet {
  subject_id: string;
  seat: number;
  decides_ties: boolean;
  points?: Record<string, number>;
  grades?: Record<string, CriterionGrade>;
}

export const sheetPlace = (councilId: string, subjectId: string): string =>
  `${places.council(councilId)}/sheets/${subjectId}`;
export const comparisonPlace = (councilId: string): string => `${places.council(councilId)}/comparison`;
export const rankingPlace = (councilId: string): string => `${places.council(councilId)}/ranking`;

/** Titles go by title and name where there is one: "TS.BS. Lê An". */
export const fullName = (person: { name: string; title?: string | null }): string =>
  person.title ? `${person.title} ${person.name}` : person.name;

export const mostPoints = (rules: RuleSet): number =>
  rules.criteria.reduce((sum, criterion) => sum + criterion.max, 0);

export interface PilotReport {
  id: string;
  kind: 'periodic' | 'final';
  period_end: string;
  overview: Bilingual;
  methods: Bilingual;
  results: Bilingual;
  discussion: Bilingual;
  conclusion: Bilingual;
}
