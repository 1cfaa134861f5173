import type { TraceEntry } from '@/api/views';
import { places } from '@/places';
import type { Format } from '@/texts/format';
import type { T } from '@/texts/use-t';

/** What an entry says was done, in the words of the trace, else of the noun and the step. */
export function actOf(t: T, entry: TraceEntry): string {
  const noun = t.or(`noun-${entry.noun}`, entry.noun);
  const step = t.or(`action-${entry.noun}-${entry.action}`, entry.action);
  // A decision is of a kind; the same outcome may belong to several.
  const kind = entry.detail?.kind;
  const exact = `trace-${entry.noun}-${kind ? `${kind}-` : ''}${entry.action}`;
  return t.or(exact, t.or(`trace-${entry.noun}-${entry.action}`, `${noun}: ${step}`));
}

/** Figures, references and reasons, each as one line. */
export function linesOf(t: T, format: Format, entry: TraceEntry): string[] {
  const detail = entry.detail ?? {};
  const lines: string[] = [];
  const add = (key: string, args: Record<string, string | number>) => lines.push(t(key, args));
  if (detail.organisation && detail.organisation.id !== entry.by?.id) {
    add('trace-line-organisation', { name: t.of(detail.organisation.name) });
  }
  if (detail.number && detail.decided_on) {
    add('trace-line-paper', { number: detail.number, day: format.day(detail.decided_on) });
  }
  if (detail.submission_code) add('trace-line-submission', { code: detail.submission_code });
  if (detail.follows_recommendation === false) add('trace-line-departs', {});
  if (detail.grade) add('trace-line-grade', { grade: t(`grade-${detail.grade}`) });
  if (typeof detail.value === 'number' && detail.measured_on) {
    const unit = t.of(detail.unit);
    add('trace-line-value', {
      value: `${format.number(detail.value)} ${unit}`.trim(),
      day: format.day(detail.measured_on),
      baseline: format.number(detail.baseline ?? 0),
      target: format.number(detail.target ?? 0),
    });
    if (detail.reached) add('trace-line-reached', {});
    else if (typeof detail.share === 'number') {
      add('trace-line-share', { share: format.percent(detail.share) });
    }
    if (detail.count) add('trace-line-count', { count: detail.count });
  }
  if (detail.due_on) add('trace-line-due', { day: format.day(detail.due_on) });
  if (entry.noun === 'report' && detail.kind && detail.period_end) {
    add('trace-line-report', { kind: t(`trace-report-${detail.kind}`), day: format.day(detail.period_end) });
  }
  if (detail.site) add('trace-line-site', { site: detail.site });
  if (detail.started_on) add('trace-line-since', { day: format.day(detail.started_on) });
  if (detail.use) lines.push(t(`trace-use-${detail.use}`));
  if (typeof detail.people_reached === 'number') {
    add('trace-line-people', { count: format.number(detail.people_reached, 0) });
  }
  if (detail.reason) add('trace-line-reason', { reason: detail.reason });
  return lines;
}

/**
 * Where the record itself can be read: when it has a page in the workspace, and this reader may open it. The trace
 * tells everybody of records that only those concerned may read.
 */
export function placeOf(entry: TraceEntry, readable: ReadonlySet<string>): string | null {
  switch (entry.noun) {
    case 'challenge':
      return places.challenge(entry.id);
    case 'submission':
      return readable.has(entry.id) ? places.submission(entry.id) : null;
    case 'council':
      return readable.has(entry.id) ? places.council(entry.id) : null;
    case 'agreement':
      return readable.has(entry.id) ? places.agreement(entry.id) : null;
    case 'pilot':
      return places.pilot(entry.id);
    default:
      return null;
  }
}
