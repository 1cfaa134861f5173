import { Button } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { ChallengeMatch, ChallengeMatches as Matches } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { inPoints } from '@/parts/points';
import { Missing, Reasons } from '@/parts/Reasons';
import { Closing, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { startSubmission } from './addresses';
import './capabilities.css';

/** So many at first, and so many more each time. */
const STEP = 5;
const MOST = 100;
/** So many of the best show their reasons at once. */
const EXPLAINED = 1;

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
  const t = useT();
  const [limit, setLimit] = useState(STEP);
  const matches = useResource<Matches>(path, { limit }, { keepOld: true });
  return (
    <Loaded query={matches}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={empty} />
        ) : (
          <div className="nc-stack">
            <ol className="nc-list nc-stack">
              {items.map((one, index) => (
                <MatchCard
                  key={one.challenge.id}
                  match={one}
                  capabilityId={capabilityId}
                  explained={index < EXPLAINED}
                />
              ))}
            </ol>
            {items.length >= limit && limit < MOST && (
              <div>
                <Button
                  variant="default"
                  loading={matches.isPlaceholderData}
                  onClick={() => setLimit(Math.min(limit + STEP, MOST))}
                >
                  {t('show-more')}
                </Button>
              </div>
            )}
          </div>
        )
      }
    </Loaded>
  );
}

interface MatchCardProps {
  match: ChallengeMatch;
  capabilityId: string | undefined;
  /** Whether the reasons are open at first. */
  explained: boolean;
}

function MatchCard({ match, capabilityId, explained }: MatchCardProps) {
  const t = useT();
  const format = useFormat();
  const { challenge } = match;
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3>
          <GoLink to={places.challenge(challenge.id)}>
            <Text of={challenge.title} />
          </GoLink>
        </h3>
        <p className="nc-small">
          {t(`strength-match-${match.strength}`)}{' '}
          <strong>{t('match-points', { score: format.number(inPoints(match.score, []).total, 1) })}</strong>
        </p>
      </div>
      <p className="nc-row nc-small nc-soft">
        <span className="nc-code">{challenge.code}</span>
        {challenge.status && <StatusBadge noun="challenge" status={challenge.status} />}
        {challenge.closes_at && <Closing at={challenge.closes_at} zone={false} />}
      </p>
      <Missing gaps={match.missing} />
      <Reasons reasons={match.reasons} score={match.score} open={explained} found="order" />
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
