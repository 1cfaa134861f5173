import { useResource } from '@/api/query';
import type { ChallengeView, FunnelView, Invitations } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { Moment, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** How far the invitations are, from the shortlist to the submission. */
export function InvitationsPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const query = useResource<Invitations>(`/challenges/${challenge.id}/invitations`);
  return (
    <section className="nc-stack" aria-labelledby="desk-invitations">
      <h2 id="desk-invitations">{t('desk-tab-invitations')}</h2>
      <Loaded query={query}>
        {({ items, funnel }) => (
          <>
            <FunnelSteps funnel={funnel} />
            <DataList
              caption={t('desk-tab-invitations')}
              items={items}
              rowKey={one => one.id}
              csvName={`invitations-${challenge.code}`}
              columns={[
                {
                  key: 'organisation',
                  header: t('noun-organisation'),
                  main: true,
                  cell: one => (
                    <GoLink to={places.organisation(one.organisation.id)}>
                      <Text of={one.organisation.name} />
                    </GoLink>
                  ),
                  value: one => t.of(one.organisation.name),
                },
                {
                  key: 'capability',
                  header: t('noun-capability'),
                  cell: one => (one.capability ? <Text of={one.capability.title} /> : null),
                  value: one => t.of(one.capability?.title),
                },
                {
                  key: 'status',
                  header: t('invitation-status'),
                  cell: one => (
                    <>
                      <StatusBadge noun="invitation" status={one.status} />
                      {one.reason && <span className="nc-small nc-block">{one.reason}</span>}
                    </>
                  ),
                  value: one => t.or(`invitation-status-${one.status}`, one.status),
                },
                {
                  key: 'sent',
                  header: t('invitation-sent'),
                  cell: one => <Moment at={one.created_at} zone={false} />,
                  value: one => one.created_at,
                },
                {
                  key: 'answered',
                  header: t('invitation-answered'),
                  cell: one => (one.answered_at ? <Moment at={one.answered_at} zone={false} /> : null),
                  value: one => one.answered_at,
                },
              ]}
              empty={
                <EmptyState title={t('invitations-none')}>
                  <p>{t('invitations-none-hint')}</p>
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

const STEPS = ['shortlisted', 'invited', 'accepted', 'declined', 'submitted'] as const;

function FunnelSteps({ funnel }: { funnel: FunnelView }) {
  const t = useT();
  const format = useFormat();
  return (
    <dl className="nc-funnel">
      {STEPS.map(step => {
        const count = funnel[step];
        return (
          <div key={step} className="nc-funnel-step">
            <dt>{t(`funnel-${step}`)}</dt>
            <dd>
              {count === null || count === undefined ? (
                <span className="nc-small nc-soft">{t('funnel-sealed')}</span>
              ) : (
                format.number(count)
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
