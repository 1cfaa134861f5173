import { Button } from '@mantine/core';
import { usePages } from '@/api/use-pages';
import type { CapabilitySummary } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { solverMemberships } from '@/session/who';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { newCapability } from './addresses';

/** What my organisations offer, with where each of them stands. */
export function CapabilityList() {
  const t = useT();
  const format = useFormat();
  const me = useActor();
  const list = usePages<CapabilitySummary>('/capabilities', { mine: true });
  const begin = solverMemberships(me).length > 0 && (
    <Button component={GoLink} to={newCapability}>
      {t('capability-new')}
    </Button>
  );
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('capabilities-title')} lead={t('capabilities-lead')} actions={begin} />
      {!list.items && !list.error && <Skeleton />}
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {list.items && (
        <DataList
          caption={t('capabilities-title')}
          items={list.items}
          rowKey={one => one.id}
          csvName="capabilities"
          onMore={list.more}
          loadingMore={list.loadingMore}
          empty={
            <EmptyState title={t('capabilities-empty')} action={begin}>
              <p>{t('capabilities-empty-hint')}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              header: t('capability-title'),
              main: true,
              value: one => t.of(one.title),
              cell: one => (
                <GoLink to={places.capability(one.id)}>
                  <Text of={one.title} />
                </GoLink>
              ),
            },
            {
              key: 'kind',
              header: t('capability-kind'),
              value: one => t(`capability-kind-${one.kind}`),
              cell: one => t(`capability-kind-${one.kind}`),
            },
            {
              key: 'organisation',
              header: t('noun-organisation'),
              value: one => t.of(one.organisation.name),
              cell: one => <Text of={one.organisation.name} />,
            },
            {
              key: 'status',
              header: t('capabilities-status'),
              value: one => t(`capability-status-${one.status}`),
              cell: one => <StatusBadge noun="capability" status={one.status} />,
            },
            {
              key: 'updated',
              header: t('capabilities-updated'),
              value: one => format.dateTime(one.updated_at),
              cell: one => <Moment at={one.updated_at} zone={false} />,
            },
          ]}
        />
      )}
    </div>
  );
}
