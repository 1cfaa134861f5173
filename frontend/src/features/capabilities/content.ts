import type {
  Bilingual,
  CapabilityContent,
  CapabilityView,
  IpStatus,
  Level,
  OriginTask,
  PatchCapability,
  Seek,
} from '@/api/views';
import { isBlankText } from '@/texts/blank';

export const IP_STATUSES: IpStatus[] = ['none', 'filed', 'granted', 'trade_secret', 'open'];
export const SEEKS: Seek[] = ['pilot', 'transfer', 'funding', 'partner'];
/** Languages that a holder is likely to work in; others a holder already has are kept. */
export const LANGUAGES = ['vi', 'en', 'fr', 'de', 'ja', 'ko', 'zh'];

/** The task that a result comes from, while it is being filled in. */
export type Origin = Omit<OriginTask, 'level'> & { level: Level | '' };

/** What a holder writes; saved as one piece. */
export interface Content
  extends Required<Omit<CapabilityContent, 'summary' | 'description' | 'evidence' | 'origin_task'>> {
  summary: Bilingual;
  description: Bilingual;
  evidence: Bilingual;
  origin_task: Origin | null;
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
  origin_task: view.origin_task ?? null,
});

const orNull = (text: Bilingual) => (isBlankText(text) ? null : text);

export const isWhole = (task: Origin): task is OriginTask =>
  [task.code, task.level, task.accepted_on, task.grade].every(part => part.trim() !== '');

/** The body of a save: an emptied text is `null`, and an origin that is still being filled in is not yet one. */
export const bodyOf = (content: Content): PatchCapability => ({
  ...content,
  summary: orNull(content.summary),
  description: orNull(content.description),
  evidence: orNull(content.evidence),
  origin_task: content.origin_task && isWhole(content.origin_task) ? content.origin_task : null,
});
