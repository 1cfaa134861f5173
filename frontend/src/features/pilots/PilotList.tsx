import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import type { Page, PilotStatus, PilotSummary } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Day, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { AgreementList } from './AgreementList';

const STATUSES: PilotStatus[] = [
  'preparing',
  'active',
  'paused',
  'in_acceptance',
  'accepted',
  'failed',
  'terminated',
  'closed',
];

/** Agreements and pilots that one's organisations are party to. */
export function PilotList() {
  const t = useT();
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('pilots-title')} lead={t('pilots-lead')} />
      <AgreementList />
      <Pilots />
    </div>
  );
}

function Pilots() {
  const t = useT();
  const [status, setStatus] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['/pilots', 'mine', status],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<PilotSummary>>('/pilots', { mine: true, status, cursor: pageParam, limit: 30 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next_cursor ?? null,
  });
  const items = query.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <section className="nc-stack" aria-labelledby="pilots-heading">
      <div className="nc-row-between">
        <h2 id="pilots-heading">{t('pilots-heading')}</h2>
        <NativeSelect
          label={t('pilots-filter')}
          value={status}
          onChange={event => setStatus(event.currentTarget.value)}
          data={[
            { value: '', label: t('pilots-filter-all') },
            ...STATUSES.map(one => ({ value: one, label: t(`pilot-status-${one}`) })),
          ]}
        />
      </div>
      {query.isPending && <Skeleton />}
      {query.error && <ErrorNotice error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <DataList
          caption={t('pilots-heading')}
          items={items}
          rowKey={pilot => pilot.id}
          csvName={t('pilots-file')}
          onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
          loadingMore={query.isFetchingNextPage}
          empty={
            <EmptyState title={status ? t('pilots-none-in-status') : t('pilots-empty')}>
              <p>{t('pilots-empty-hint')}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              header: t('pilots-column-title'),
              main: true,
              value: pilot => t.of(pilot.title),
              cell: pilot => (
                <>
                  <GoLink to={places.pilot(pilot.id)}>
                    <Text of={pilot.title} />
                  </GoLink>
                  <span className="nc-block nc-small nc-soft nc-code">{pilot.code}</span>
                </>
              ),
            },
            {
              key: 'status',
              header: t('pilots-column-status'),
              value: pilot => t(`pilot-status-${pilot.status}`),
              cell: pilot => <StatusBadge noun="pilot" status={pilot.status} />,
            },
            {
              key: 'solver',
              header: t('pilot-solver'),
              value: pilot => t.of(pilot.solver.name),
              cell: pilot => <Text of={pilot.solver.name} />,
            },
            {
              key: 'milestones',
              header: t('pilot-milestones'),
              value: pilot => `${pilot.milestones_done}/${pilot.milestones_total}`,
              cell: pilot => (
                <span className="nc-nowrap">
                  {t('pilots-so-many', { done: pilot.milestones_done, total: pilot.milestones_total })}
                </span>
              ),
            },
            {
              key: 'indicators',
              header: t('pilots-column-targets'),
              value: pilot => `${pilot.indicators_reached}/${pilot.indicators_total}`,
              cell: pilot => (
                <span className="nc-nowrap">
                  {t('pilots-so-many', { done: pilot.indicators_reached, total: pilot.indicators_total })}
                </span>
              ),
            },
            {
              key: 'ends',
              header: t('pilot-ends-on'),
              value: pilot => pilot.ends_on ?? '',
              cell: pilot => (pilot.ends_on ? <Day on={pilot.ends_on} /> : '–'),
            },
          ]}
        />
      )}
    </section>
  );
}
