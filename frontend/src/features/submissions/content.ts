import type { Bilingual, Me, Membership, SubmissionContent } from '@/api/types';
import { isOffice, membershipsFor } from '@/session/who';

const both = (text: Bilingual | null | undefined): string =>
  [text?.vi, text?.en].filter(Boolean).join('\n\n');

/** A section as plain text, to compare two versions of it. */
export function asText(content: SubmissionContent): string {
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

/** Organisations in whose name this person may answer a call. */
export function solverMemberships(me: Me): Membership[] {
  return membershipsFor(me, null, ['owner', 'editor', 'officer', 'approver']).filter(
    one => !isOffice(one.organisation.kind) || one.organisation.kind === 'health_facility',
  );
}
