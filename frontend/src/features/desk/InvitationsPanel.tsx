import { useCache, useResource } from '@/api/query';
import type { ChallengeView, Invitations, InvitationView } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { Moment, Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { Funnel } from './Funnel';

/** How far the invitations are, from the shortlist to the submission. */
export function InvitationsPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const query = useResource<Invitations>(`/challenges/${challenge.id}/invitations`);
  return (
    <section className="nc-stack" aria-labelledby="desk-invitations">
      <h2 id="desk-invitations">{t('desk-tab-invitations')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Funnel challengeId={challenge.id} />
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
                      {one.silent && (
                        <Badge tone="warn" icon="clock">
                          {t('invitation-silent')}
                        </Badge>
                      )}
                      {one.decline_code && (
                        <span className="nc-small nc-block">{t(`decline-reason-${one.decline_code}`)}</span>
                      )}
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
                  key: 'opened',
                  header: t('invitation-opened'),
                  cell: one =>
                    one.opened_at ? <Moment at={one.opened_at} zone={false} /> : t('invitation-unopened'),
                  value: one => one.opened_at,
                },
                {
                  key: 'reminded',
                  header: t('invitation-reminded'),
                  cell: one =>
                    one.reminders > 0 ? t('invitation-reminders', { count: one.reminders }) : null,
                  value: one => one.reminders,
                },
                {
                  key: 'answered',
                  header: t('invitation-answered'),
                  cell: one => (one.answered_at ? <Moment at={one.answered_at} zone={false} /> : null),
                  value: one => one.answered_at,
                },
                {
                  key: 'acts',
                  header: t('invitation-acts'),
                  cell: one => <Acts of={one} challengeId={challenge.id} />,
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

/** What the broker can still do about an invitation: call it to mind, ask again. */
function Acts({ of, challengeId }: { of: InvitationView; challengeId: string }) {
  const t = useT();
  const cache = useCache();
  const path = `/challenges/${challengeId}`;
  const again = () =>
    void cache.stale(`${path}/invitations`, `${path}/funnel`, `${path}/matches`, '/me/tasks');
  return (
    <TransitionBar<InvitationView>
      noun="invitation"
      about={t.of(of.organisation.name)}
      path={`/invitations/${of.id}`}
      version={of.version}
      actions={of.allowed_actions}
      onDone={again}
      onStale={again}
    />
  );
}
