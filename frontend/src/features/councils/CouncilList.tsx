import { usePages } from '@/api/use-pages';
import type { CouncilSummary } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Day, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** The councils on which I sit, and those that my office runs. */
export function CouncilList() {
  const t = useT();
  const who = useWho();
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('councils-title')} lead={t('councils-lead')} />
      {who.expert && <Councils title={t('councils-mine')} empty={t('councils-mine-empty')} mine />}
      {who.office && <Councils title={t('councils-office')} empty={t('councils-office-empty')} />}
      {!who.expert && !who.office && <EmptyState title={t('councils-mine-empty')} />}
    </div>
  );
}

function Councils({ title, empty, mine = false }: { title: string; empty: string; mine?: boolean }) {
  const t = useT();
  const list = usePages<CouncilSummary>('/councils', mine ? { mine: true } : {});
  const id = mine ? 'councils-mine' : 'councils-office';
  return (
    <section className="nc-stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {!list.items && !list.error && <Skeleton />}
      {list.items && (
        <DataList
          caption={title}
          items={list.items}
          rowKey={one => one.id}
          csvName={id}
          onMore={list.more}
          loadingMore={list.loadingMore}
          empty={<EmptyState title={empty} />}
          columns={[
            {
              key: 'challenge',
              header: t('noun-challenge'),
              main: true,
              value: one => t.of(one.challenge.title),
              cell: one => (
                <>
                  <span className="nc-code nc-small">{one.challenge.code}</span>{' '}
                  <GoLink to={places.council(one.id)}>
                    <Text of={one.challenge.title} />
                  </GoLink>
                </>
              ),
            },
            {
              key: 'kind',
              header: t('noun-council'),
              value: one => t(`council-kind-${one.kind}`),
              cell: one => (
                <>
                  {t(`council-kind-${one.kind}`)}
                  {one.my_role && (
                    <span className="nc-small nc-soft nc-block">{t(`council-role-${one.my_role}`)}</span>
                  )}
                </>
              ),
            },
            {
              key: 'status',
              header: t('council-status'),
              value: one => t(`council-status-${one.status}`),
              cell: one => <StatusBadge noun="council" status={one.status} />,
            },
            {
              key: 'progress',
              header: t('council-sheets'),
              align: 'end',
              value: one => one.progress.done,
              cell: one => t('council-progress', one.progress),
            },
            {
              key: 'meeting',
              header: t('council-meeting-on'),
              value: one => one.meeting_on ?? '',
              cell: one => (one.meeting_on ? <Day on={one.meeting_on} /> : t('council-no-date')),
            },
          ]}
        />
      )}
    </section>
  );
}
