import type { ChallengeSectionContent, FieldProblem, Measure } from '@/api/views';
import type { Format } from '@/texts/format';
import type { T } from '@/texts/use-t';

export const FLAGS = ['uses_personal_data', 'needs_ethics_approval', 'uses_ai'] as const;
export type Flag = (typeof FLAGS)[number];

/** Whether anybody has written something here. */
export function isWritten(content: ChallengeSectionContent): boolean {
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
    unit: t.of(measure.unit),
    baseline: format.number(measure.baseline),
    target: format.number(measure.target),
    direction: t(`measure-direction-${measure.direction}`),
  });
}

/** A section as plain text, to compare two versions of it. */
export function contentAsText(content: ChallengeSectionContent, t: T, format: Format): string {
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
