import { Button } from '@mantine/core';
import { useCache } from '@/api/query';
import type { InvitationView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Ago, Closing, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { startSubmission } from './addresses';
import './capabilities.css';
import { declining } from './declining';

/** An invitation with its letter and the answers it takes. */
export function InvitationCard({ invitation }: { invitation: InvitationView }) {
  const t = useT();
  const cache = useCache();
  const path = `/invitations/${invitation.id}`;
  const { challenge, capability } = invitation;
  return (
    <article className="nc-card nc-stack">
      <div className="nc-stack-tight">
        <div className="nc-row-between">
          <h2 className="nc-invitation-title">
            <GoLink to={places.challenge(challenge.id)}>
              <Text of={challenge.title} />
            </GoLink>
          </h2>
          <StatusBadge noun="invitation" status={invitation.status} />
        </div>
        <p className="nc-row nc-small nc-soft">
          <span className="nc-code">{challenge.code}</span>
          <span>
            {t('invitation-from')} <Text of={invitation.by.name} />
          </span>
          <span>
            {t('invitation-to')} <Text of={invitation.organisation.name} />
          </span>
          <Ago at={invitation.created_at} />
        </p>
        {challenge.closes_at && (
          <p className="nc-small">
            {t('call-closes')}: <Closing at={challenge.closes_at} />
          </p>
        )}
        {capability && (
          <p className="nc-small">
            {t('invitation-for')}{' '}
            <GoLink to={places.capability(capability.id)}>
              <Text of={capability.title} />
            </GoLink>
          </p>
        )}
      </div>
      <p className="nc-prose">{invitation.message}</p>
      {invitation.decline_code && (
        <p>
          <span className="nc-strong">{t('decline-why')}:</span>{' '}
          {t(`decline-reason-${invitation.decline_code}`)}
        </p>
      )}
      {invitation.reason && (
        <p>
          <span className="nc-strong">{t('reason')}:</span> {invitation.reason}
        </p>
      )}
      <TransitionBar<InvitationView>
        noun="invitation"
        about={challenge.code}
        path={path}
        version={invitation.version}
        actions={invitation.allowed_actions}
        forms={{ decline: declining(t) }}
        onDone={next => {
          cache.put(path, next);
          void cache.stale('/invitations', '/me/tasks');
        }}
        onStale={() => void cache.stale('/invitations', path)}
      />
      {invitation.status === 'accepted' && challenge.status === 'open' && (
        <div>
          <Button component={GoLink} to={startSubmission(challenge.id, capability?.id)} variant="outline">
            {t('call-answer')}
          </Button>
        </div>
      )}
    </article>
  );
}
