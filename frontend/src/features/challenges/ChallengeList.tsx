import { Button, NativeSelect } from '@mantine/core';
import { useResource } from '@/api/query';
import { usePages } from '@/api/use-pages';
import type { ChallengeSummary, Page, ProgrammeView } from '@/api/views';
import { type Column, DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { SearchInput } from '@/parts/SearchInput';
import { Ago, Closing, Day, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { type T, useT } from '@/texts/use-t';
import { KINDS, STATUSES } from './vocabulary';

const SCOPES = ['mine', 'open', 'all'];
const SORTS = ['updated', 'newest', 'deadline', 'title'];

/** One's own orders; for those who answer them, the open calls. */
export function ChallengeList() {
  const t = useT();
  const who = useWho();
  const { values, set } = useFilters({
    q: '',
    scope: who.office ? 'mine' : 'open',
    status: '',
    kind: '',
    programme: '',
    sort: 'updated',
  });
  const programmes = useResource<Page<ProgrammeView>>('/programmes');
  const list = usePages<ChallengeSummary>('/challenges', {
    q: values.q,
    mine: values.scope === 'mine' ? true : null,
    open: values.scope === 'open' ? true : null,
    status: values.status,
    kind: values.kind,
    programme: values.programme,
    sort: values.sort,
  });
  const select = (name: keyof typeof values, label: string, choices: [string, string][]) => (
    <NativeSelect
      label={label}
      value={values[name]}
      onChange={event => set({ [name]: event.currentTarget.value })}
      data={choices.map(([value, text]) => ({ value, label: text }))}
    />
  );

  return (
    <div className="nc-stack">
      <PageHeader
        title={t(values.scope === 'mine' ? 'challenges-mine-title' : 'challenges-title')}
        lead={t('challenges-lead')}
        actions={
          who.orderer ? (
            <Button component={GoLink} to={places.newChallenge}>
              {t('challenge-new')}
            </Button>
          ) : undefined
        }
      />
      <search className="nc-row nc-filters">
        <SearchInput label={t('challenges-search')} value={values.q} onSearch={q => set({ q })} />
        {select(
          'scope',
          t('challenges-scope'),
          SCOPES.map(one => [one, t(`challenges-scope-${one}`)]),
        )}
        {values.scope !== 'open' &&
          select('status', t('challenge-status'), [
            ['', t('filter-all')],
            ...STATUSES.map((one): [string, string] => [one, t(`challenge-status-${one}`)]),
          ])}
        {select('kind', t('challenge-kind'), [
          ['', t('filter-all')],
          ...KINDS.map((one): [string, string] => [one, t(`challenge-kind-${one}`)]),
        ])}
        {select('programme', t('noun-programme'), [
          ['', t('filter-all')],
          ...(programmes.data?.items ?? []).map((one): [string, string] => [one.code, t.of(one.title)]),
        ])}
        {select(
          'sort',
          t('challenges-sort'),
          SORTS.map(one => [one, t(`challenges-sort-${one}`)]),
        )}
      </search>
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {list.items === undefined && list.error === null && <Skeleton />}
      {list.items && (
        <DataList
          caption={t('challenges-title')}
          items={list.items}
          columns={columnsOf(t)}
          rowKey={one => one.id}
          csvName="challenges"
          onMore={list.more}
          loadingMore={list.loadingMore}
          empty={<Nothing scope={values.scope} orderer={who.orderer} />}
        />
      )}
    </div>
  );
}

function Nothing({ scope, orderer }: { scope: string; orderer: boolean }) {
  const t = useT();
  const first = scope === 'mine' && orderer;
  return (
    <EmptyState
      title={t(first ? 'challenges-none-mine' : 'challenges-none')}
      action={
        first ? (
          <Button component={GoLink} to={places.newChallenge}>
            {t('challenge-new')}
          </Button>
        ) : undefined
      }
    >
      <p>{t(first ? 'challenges-none-mine-hint' : 'challenges-none-hint')}</p>
    </EmptyState>
  );
}

function columnsOf(t: T): Column<ChallengeSummary>[] {
  return [
    {
      key: 'title',
      header: t('challenge-title'),
      main: true,
      cell: one => (
        <>
          <span className="nc-code nc-soft nc-small nc-block">{one.code}</span>
          <GoLink to={places.challenge(one.id)}>
            <Text of={one.title} />
          </GoLink>
        </>
      ),
      value: one => t.of(one.title),
    },
    {
      key: 'status',
      header: t('challenge-status'),
      cell: one => <StatusBadge noun="challenge" status={one.status} />,
      value: one => t(`challenge-status-${one.status}`),
    },
    {
      key: 'kind',
      header: t('challenge-kind'),
      cell: one => t(`challenge-kind-${one.kind}`),
      value: one => t(`challenge-kind-${one.kind}`),
    },
    {
      key: 'proposer',
      header: t('challenge-proposer'),
      cell: one => <Text of={one.proposer.name} />,
      value: one => t.of(one.proposer.name),
    },
    {
      key: 'due',
      header: t('challenge-due'),
      cell: one => <Due of={one} />,
      value: one => one.closes_at ?? one.vetting_due_on ?? '',
    },
    {
      key: 'updated',
      header: t('challenge-updated'),
      cell: one => <Ago at={one.updated_at} />,
      value: one => one.updated_at,
    },
  ];
}

/** The clock that runs for this order now. */
function Due({ of }: { of: ChallengeSummary }) {
  const t = useT();
  if (of.status === 'in_vetting' && of.vetting_due_on) {
    return (
      <>
        {t('challenge-vetting-due')} <Day on={of.vetting_due_on} />
      </>
    );
  }
  const runs = of.status === 'open' || of.status === 'closed';
  return runs && of.closes_at ? <Closing at={of.closes_at} zone={false} /> : null;
}
