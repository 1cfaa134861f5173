import { Button, NativeSelect } from '@mantine/core';
import { usePages } from '@/api/use-pages';
import type { DataRequestView } from '@/api/views';
import { DataRequestCard } from '@/parts/DataRequestCard';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { useFilters } from '@/parts/use-filters';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';

const PATH = '/operations/data-requests';
const STATUSES: DataRequestView['status'][] = [
  'received',
  'acknowledged',
  'completed',
  'refused',
  'withdrawn',
];

export function DataRequestPage() {
  return useWho().operator ? <DataRequestDesk /> : <NotFound />;
}

/** What people asked for about their data, the earliest due first. */
export function DataRequestDesk() {
  const t = useT();
  const { values, set } = useFilters({ status: '' });
  const list = usePages<DataRequestView>(PATH, { status: values.status });
  return (
    <div className="nc-stack">
      <PageHeader title={t('data-requests-title')} lead={t('data-requests-lead')} />
      <div className="nc-row nc-filters">
        <NativeSelect
          label={t('data-requests-status')}
          value={values.status}
          onChange={event => set({ status: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter-all') },
            ...STATUSES.map(one => ({ value: one, label: t(`data_request-status-${one}`) })),
          ]}
        />
      </div>
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {list.items === undefined && list.error === null && <Skeleton />}
      {list.items?.length === 0 && (
        <EmptyState title={t('data-requests-empty')}>
          <p>{t('data-requests-empty-hint')}</p>
        </EmptyState>
      )}
      <ul className="nc-list nc-stack-tight">
        {earliestFirst(list.items ?? []).map(one => (
          <DataRequestCard key={one.id} request={one} stale={[PATH]} desk />
        ))}
      </ul>
      {list.more && (
        <div>
          <Button variant="default" onClick={list.more} loading={list.loadingMore}>
            {t('show-more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The day by which the next thing has to be done; what is done comes last. */
const nextDue = (one: DataRequestView): string => {
  if (one.status === 'received') return one.acknowledge_by < one.due_on ? one.acknowledge_by : one.due_on;
  return one.status === 'acknowledged' ? one.due_on : '9999';
};

const earliestFirst = (items: DataRequestView[]) =>
  [...items].sort((a, b) => nextDue(a).localeCompare(nextDue(b)));
