import type { ReactNode } from 'react';
import type { ReasonView } from '@/api/views';

/** What a reason of a match says: words taken from a text, whose language nobody knows, or the server's own. */
export function Said({ by, children }: { by: ReasonView; children: ReactNode }) {
  return <span lang={by.kind === 'term' ? '' : undefined}>{children}</span>;
}
