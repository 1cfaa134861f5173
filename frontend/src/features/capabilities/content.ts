import type {
  CapabilityView as BaseView,
  Bilingual,
  CapabilityKind,
  Level,
  Me,
  Membership,
  OrgRef,
} from '@/api/types';
import { isOffice, membershipsFor } from '@/session/who';

export const KINDS: CapabilityKind[] = ['product', 'technology', 'research_result', 'service', 'expertise'];
export const LEVELS: Level[] = ['national', 'ministerial', 'provincial', 'grassroots'];
export const IP_STATUSES = ['none', 'filed', 'granted', 'trade_secret', 'open'] as const;
export const SEEKS = ['pilot', 'transfer', 'funding', 'partner'] as const;
/** Languages that a holder is likely to work in; others a holder already has are kept. */
export const LANGUAGES = ['vi', 'en', 'fr', 'de', 'ja', 'ko', 'zh'];

export interface CapabilityView extends BaseView {
  editable: boolean;
  listed_at?: string | null;
  updated_at: string;
}

export interface CapabilityRow {
  id: string;
  kind: CapabilityKind;
  status: string;
  title: Bilingual;
  organisation: OrgRef;
  trl?: number | null;
  updated_at: string;
}

export interface OriginTask {
  code: string;
  level: Level | '';
  accepted_on: string;
  grade: string;
}

/** What a holder writes; saved as one piece. */
export interface Content {
  kind: CapabilityKind;
  title: Bilingual;
  summary: Bilingual;
  description: Bilingual;
  topics: string[];
  trl: number | null;
  evidence: Bilingual;
  ip_status: (typeof IP_STATUSES)[number] | null;
  languages: string[];
  seeks: (typeof SEEKS)[number][];
  visibility: 'public' | 'brokers';
  origin_task: OriginTask | null;
}

export const contentOf = (view: CapabilityView): Content => ({
  kind: view.kind,
  title: view.title,
  summary: view.summary ?? {},
  description: view.description ?? {},
  topics: view.topics,
  trl: view.trl ?? null,
  evidence: view.evidence ?? {},
  ip_status: view.ip_status ?? null,
  languages: view.languages,
  seeks: view.seeks,
  visibility: view.visibility,
  origin_task: (view.origin_task as OriginTask | null | undefined) ?? null,
});

const blank = (text: Bilingual) => !text.vi?.trim() && !text.en?.trim();
const orNull = (text: Bilingual) => (blank(text) ? null : text);

export const isWhole = (task: OriginTask): boolean =>
  [task.code, task.level, task.accepted_on, task.grade].every(part => part.trim() !== '');

/** The body of a save: an emptied text is `null`, and an origin that is still being filled in is not yet one. */
export const bodyOf = (content: Content): unknown => ({
  ...content,
  summary: orNull(content.summary),
  description: orNull(content.description),
  evidence: orNull(content.evidence),
  origin_task: content.origin_task && isWhole(content.origin_task) ? content.origin_task : null,
});

/** Organisations in whose name this person may offer and answer. */
export function solverMemberships(me: Me): Membership[] {
  return membershipsFor(me, null, ['owner', 'editor', 'officer', 'approver']).filter(
    one => !isOffice(one.organisation.kind) || one.organisation.kind === 'health_facility',
  );
}
