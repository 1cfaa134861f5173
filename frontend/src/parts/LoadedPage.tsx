import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/error';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { Skeleton } from './Loading';
import { ErrorNotice } from './Notice';
import { PageHeader } from './PageHeader';
import { SwitchOffer } from './SwitchOffer';

/** The one record a screen is about: without it the screen says so under a heading of its own. */
export function LoadedPage<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const t = useT();
  if (query.data !== undefined) return children(query.data);
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFound />;
  if (query.error) {
    return (
      <div className="nc-stack">
        <PageHeader title={t('failure-title')} />
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
        {query.error instanceof ApiError && query.error.status === 403 && <SwitchOffer />}
      </div>
    );
  }
  return <Skeleton />;
}
