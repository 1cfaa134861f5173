import { NativeSelect } from '@mantine/core';
import { usePages } from '@/api/use-pages';
import type { ChallengeSummary } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Closing, MoneyText, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useActing, useMe } from '@/session/use-session';
import { solverMemberships } from '@/session/who';
import { useT } from '@/texts/use-t';
import { startSubmission } from './addresses';
import { ChallengeMatches } from './ChallengeMatches';
import { ProfileAlert } from './ProfileAlert';

/** For solvers: the calls that fit one of my organisations, then every call that is open. */
export function Calls() {
  const t = useT();
  const memberships = solverMemberships(useMe());
  const { acting, actAs } = useActing();
  const organisation = memberships.find(one => one.organisation.id === acting?.organisation.id)?.organisation;
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('calls-title')} lead={t('calls-lead')} />
      {organisation && (
        <section className="nc-stack" aria-labelledby="calls-fit">
          <h2 id="calls-fit">{t('calls-fit')}</h2>
          {memberships.length > 1 ? (
            <NativeSelect
              label={t('calls-for')}
              value={organisation.id}
              onChange={event => actAs(event.currentTarget.value)}
              data={memberships.map(one => ({
                value: one.organisation.id,
                label: t.of(one.organisation.name),
              }))}
            />
          ) : (
            <p className="nc-soft">
              {t('calls-for')}: <Text of={organisation.name} />
            </p>
          )}
          <ProfileAlert
            key={`alert-${organisation.id}`}
            organisationId={organisation.id}
            name={organisation.name}
          />
          <ChallengeMatches
            key={organisation.id}
            path={`/organisations/${organisation.id}/matches`}
            empty={t('calls-fit-empty')}
          />
        </section>
      )}
      <section className="nc-stack" aria-labelledby="calls-open">
        <h2 id="calls-open">{t('calls-open')}</h2>
        <OpenCalls answerable={memberships.length > 0} />
      </section>
    </div>
  );
}

function OpenCalls({ answerable }: { answerable: boolean }) {
  const t = useT();
  const list = usePages<ChallengeSummary>('/challenges', { open: true, sort: 'deadline' });
  if (list.error) return <ErrorNotice error={list.error} retry={list.retry} />;
  if (!list.items) return <Skeleton />;
  return (
    <DataList
      caption={t('calls-open')}
      items={list.items}
      rowKey={one => one.id}
      csvName="open-calls"
      onMore={list.more}
      loadingMore={list.loadingMore}
      empty={<EmptyState title={t('calls-open-empty')} />}
      columns={[
        {
          key: 'title',
          header: t('noun-challenge'),
          main: true,
          value: one => t.of(one.title),
          cell: one => (
            <>
              <span className="nc-code nc-small">{one.code}</span>{' '}
              <GoLink to={places.challenge(one.id)}>
                <Text of={one.title} />
              </GoLink>
            </>
          ),
        },
        {
          key: 'orderer',
          header: t('call-orderer'),
          value: one => t.of(one.orderer.name),
          cell: one => <Text of={one.orderer.name} />,
        },
        {
          key: 'budget',
          header: t('call-budget'),
          align: 'end',
          value: one => one.budget?.max?.amount ?? null,
          cell: one => (one.budget?.max ? <MoneyText value={one.budget.max} /> : t('capability-not-stated')),
        },
        {
          key: 'closes',
          header: t('call-closes'),
          value: one => one.closes_at ?? '',
          cell: one => (one.closes_at ? <Closing at={one.closes_at} zone={false} /> : null),
        },
        {
          key: 'answer',
          header: t('call-step'),
          cell: one => (answerable ? <GoLink to={startSubmission(one.id)}>{t('call-answer')}</GoLink> : null),
        },
      ]}
    />
  );
}
