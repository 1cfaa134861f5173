import type { ReactNode } from 'react';
import { ApiError } from '@/api/error';
import { ErrorNotice, Notice } from '@/parts/Notice';

/** What came of a link from a mail: one that was used or is too old is told apart, with the way to a new one. */
export function LinkFailure({ error, children }: { error: unknown; children: ReactNode }) {
  const old = error instanceof ApiError && error.fields.find(one => one.code === 'link_invalid');
  if (!old) return <ErrorNotice error={error} />;
  return (
    <Notice tone="bad" live title={old.message}>
      {children}
    </Notice>
  );
}
