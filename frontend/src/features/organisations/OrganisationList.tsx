import { Button, NativeSelect } from '@mantine/core';
import { usePages } from '@/api/use-pages';
import type { OrganisationSummary } from '@/api/views';
import { type Column, DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { seatOf } from '@/parts/ProvinceSelect';
import { SearchInput } from '@/parts/SearchInput';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { concernsVerification, KINDS, VERIFICATIONS } from './kinds';

/** Everybody who takes part: offices, facilities and those who offer solutions. */
export function OrganisationList() {
  const t = useT();
  const { values, set } = useFilters({ q: '', kind: '', verification: '', mine: '' });
  const list = usePages<OrganisationSummary>('/organisations', {
    q: values.q,
    kind: values.kind,
    verification: values.verification,
    mine: values.mine,
  });

  const columns: Column<OrganisationSummary>[] = [
    {
      key: 'name',
      header: t('organisation-name'),
      main: true,
      cell: one => (
        <GoLink to={places.organisation(one.id)}>
          <Text of={one.name} />
        </GoLink>
      ),
      value: one => t.of(one.name),
    },
    {
      key: 'kind',
      header: t('organisation-kind'),
      cell: one => t.or(`organisation-kind-${one.kind}`, one.kind),
      value: one => t.or(`organisation-kind-${one.kind}`, one.kind),
    },
    {
      key: 'place',
      header: t('organisation-place'),
      cell: one => seatOf(t, one),
      value: one => seatOf(t, one),
    },
    {
      key: 'verification',
      header: t('organisation-verification'),
      cell: one => concernsVerification(one) && <StatusBadge noun="organisation" status={one.verification} />,
      value: one => (concernsVerification(one) ? t(`organisation-status-${one.verification}`) : ''),
    },
  ];

  return (
    <div className="nc-stack">
      <PageHeader
        title={t('organisations-title')}
        lead={t('organisations-lead')}
        actions={
          <Button component={GoLink} to={places.newOrganisation} variant="default">
            {t('organisation-register')}
          </Button>
        }
      />
      <search className="nc-row nc-filters">
        <SearchInput label={t('organisations-search')} value={values.q} onSearch={q => set({ q })} />
        <NativeSelect
          label={t('organisation-kind')}
          value={values.kind}
          onChange={event => set({ kind: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter-all') },
            ...KINDS.map(kind => ({ value: kind, label: t(`organisation-kind-${kind}`) })),
          ]}
        />
        <NativeSelect
          label={t('organisation-verification')}
          value={values.verification}
          onChange={event => set({ verification: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter-all') },
            ...VERIFICATIONS.map(one => ({ value: one, label: t(`organisation-status-${one}`) })),
          ]}
        />
        <NativeSelect
          label={t('organisations-scope')}
          value={values.mine}
          onChange={event => set({ mine: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter-all') },
            { value: 'true', label: t('organisations-mine') },
          ]}
        />
      </search>
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {list.items === undefined && list.error === null && <Skeleton />}
      {list.items && (
        <DataList
          caption={t('organisations-title')}
          items={list.items}
          columns={columns}
          rowKey={one => one.id}
          csvName="organisations"
          onMore={list.more}
          loadingMore={list.loadingMore}
          empty={
            <EmptyState title={t('organisations-none')}>
              <p>{t('organisations-none-hint')}</p>
            </EmptyState>
          }
        />
      )}
    </div>
  );
}
