import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '@/texts/use-t';
import { ErrorNotice } from './Notice';

/** Grey lines where text will stand. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useT();
  return (
    <div className="nc-skeleton" role="status">
      <span className="nc-sr">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={line} className="nc-skeleton-line" style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

/** A query on screen: skeleton, then failure with a way to try again, then the content. */
export function Loaded<T>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  return lines === undefined ? <Skeleton /> : <Skeleton lines={lines} />;
}
