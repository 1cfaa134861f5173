import type { ReactNode } from 'react';
import type { ReasonView } from '@/api/views';

/** Kinds whose label is taken from a text. */
const TAKEN = ['term', 'concept'];

/** What a reason of a match says: words taken from a text, whose language nobody knows, or the server's own. */
export function Said({ by, children }: { by: ReasonView; children: ReactNode }) {
  return <span lang={TAKEN.includes(by.kind) ? '' : undefined}>{children}</span>;
}
