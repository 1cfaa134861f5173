import type { Bilingual, SubmissionSectionContent } from '@/api/views';

const both = (text: Bilingual | null | undefined): string =>
  [text?.vi, text?.en].filter(Boolean).join('\n\n');

/** A section as plain text, to compare two versions of it. */
export function asText(content: SubmissionSectionContent): string {
  return [
    both(content.text),
    ...(content.fits ?? []).map(one => `${one.measure_key}: ${one.promised} ${both(one.how)}`),
    ...(content.milestones ?? []).map(one => `${one.month}. ${both(one.title)} – ${both(one.deliverable)}`),
    ...(content.members ?? []).map(one => `${one.name} – ${both(one.role)} ${one.email ?? ''}`),
    ...(content.lines ?? []).map(one => `${both(one.item)}: ${one.amount.amount} ${one.amount.currency}`),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Sections that are a table need no count of characters: their fields have limits of their own. */
export const hasText = (key: string): boolean => !['measures_fit', 'team', 'budget'].includes(key);
