import type { Bilingual, FieldProblem, Measure, Money } from '@/api/types';
import type { Format } from '@/texts/format';
import type { T } from '@/texts/use-t';

/** The content of a section; each section has only some of the fields. */
export interface Content {
  text?: Bilingual | null;
  measures?: Measure[] | null;
  integrations?: string[] | null;
  uses_personal_data?: boolean | null;
  needs_ethics_approval?: boolean | null;
  uses_ai?: boolean | null;
  province?: string | null;
  sites?: string[] | null;
  min?: Money | null;
  max?: Money | null;
  sources?: string[] | null;
  trl_min?: number | null;
  trl_max?: number | null;
  pilot_months?: number | null;
  topics?: string[] | null;
  rule_set?: string | null;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
}

export const FLAGS = ['uses_personal_data', 'needs_ethics_approval', 'uses_ai'] as const;
export type Flag = (typeof FLAGS)[number];

/** Whether anybody has written something here. */
export function isWritten(content: Content): boolean {
  return Object.values(content).some(value => {
    if (value === null || value === undefined || value === '' || value === false) return false;
    if (Array.isArray(value)) return value.length > 0;
    if (typeof value === 'object') return Object.values(value).some(Boolean);
    return true;
  });
}

/** What the server found wrong at this pointer or below it. */
export const problemAt = (problems: FieldProblem[], pointer: string): string | undefined =>
  problems.find(one => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))?.message;

/** A measure in one line: "Thời gian chờ (phút): 95 → 45, giảm". */
export function measureLine(measure: Measure, t: T, format: Format): string {
  return t('measure-line', {
    name: t.of(measure.name),
    unit: measure.unit,
    baseline: format.number(measure.baseline),
    target: format.number(measure.target),
    direction: t(`measure-direction-${measure.direction}`),
  });
}

/** A section as plain text, to compare two versions of it. */
export function contentAsText(content: Content, t: T, format: Format): string {
  const lines = [
    content.text?.vi,
    content.text?.en,
    ...(content.measures ?? []).map(one => measureLine(one, t, format)),
    ...(content.integrations ?? []),
    ...FLAGS.filter(flag => content[flag]).map(flag => t(`constraint-${flag}`)),
    content.province ? t.or(`province-${content.province}`, content.province) : null,
    ...(content.sites ?? []),
    content.min ? `${t('budget-min')}: ${format.money(content.min)}` : null,
    content.max ? `${t('budget-max')}: ${format.money(content.max)}` : null,
    ...(content.sources ?? []).map(one => t.or(`funding-source-${one}`, one)),
    content.trl_min ? `${t('trl-min')}: ${content.trl_min}` : null,
    content.trl_max ? `${t('trl-max')}: ${content.trl_max}` : null,
    content.pilot_months ? t('pilot-months', { count: content.pilot_months }) : null,
    ...(content.topics ?? []),
    content.rule_set,
    content.name,
    content.email,
    content.phone,
  ];
  return lines.filter(Boolean).join('\n');
}
