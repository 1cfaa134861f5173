import { Button } from '@mantine/core';
import { useResource } from '@/api/query';
import type { ChallengeRef, MatchReason, Page } from '@/api/types';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { Deadline, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { startSubmission } from './addresses';
import './capabilities.css';

/** A call that fits; the shares of its reasons add up to the score. */
export interface ChallengeMatch {
  challenge: ChallengeRef;
  score: number;
  reasons: MatchReason[];
}

/** Calls that fit a capability or an organisation, best first, each with why. */
export function ChallengeMatches({
  path,
  capabilityId,
  empty,
}: {
  path: string;
  capabilityId?: string;
  empty: string;
}) {
  const matches = useResource<Page<ChallengeMatch>>(path);
  return (
    <Loaded query={matches}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={empty} />
        ) : (
          <ol className="nc-list nc-stack">
            {items.map(one => (
              <MatchCard key={one.challenge.id} match={one} capabilityId={capabilityId} />
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

function MatchCard({ match, capabilityId }: { match: ChallengeMatch; capabilityId: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const { challenge, reasons } = match;
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3>
          <GoLink to={places.challenge(challenge.id)}>
            <Text of={challenge.title} />
          </GoLink>
        </h3>
        <span className="nc-strong">{t('match-score', { share: format.percent(match.score) })}</span>
      </div>
      <p className="nc-row nc-small nc-soft">
        <span className="nc-code">{challenge.code}</span>
        {challenge.status && <StatusBadge noun="challenge" status={challenge.status} />}
        {challenge.closes_at && <Deadline at={challenge.closes_at} />}
      </p>
      <ul className="nc-reasons" aria-label={t('match-why')}>
        {reasons.map(reason => (
          <li key={`${reason.kind}-${reason.label}`}>
            <span className="nc-strong">{t.or(`match-reason-${reason.kind}`, reason.kind)}:</span>{' '}
            {reason.label}
            {reason.detail && reason.detail !== reason.label && (
              <span className="nc-soft"> – {reason.detail}</span>
            )}
          </li>
        ))}
      </ul>
      {challenge.status === 'open' && (
        <div>
          <Button component={GoLink} to={startSubmission(challenge.id, capabilityId)} variant="outline">
            {t('call-answer')}
          </Button>
        </div>
      )}
    </li>
  );
}
