import { Button } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { ChallengeMatch, ChallengeMatches as Matches, ReasonView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { Said } from '@/parts/Said';
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
/** The strongest reasons stand there at once, the others behind a line. */
const FIRST_REASONS = 4;

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
              {items.map(one => (
                <MatchCard key={one.challenge.id} match={one} capabilityId={capabilityId} />
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

function MatchCard({ match, capabilityId }: { match: ChallengeMatch; capabilityId: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const { challenge } = match;
  const strongest = [...match.reasons].sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
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
        {challenge.closes_at && <Closing at={challenge.closes_at} zone={false} />}
      </p>
      <Reasons label={t('match-why')} reasons={strongest.slice(0, FIRST_REASONS)} />
      {strongest.length > FIRST_REASONS && (
        <details className="nc-small">
          <summary>{t('match-more', { count: strongest.length - FIRST_REASONS })}</summary>
          <Reasons label={t('match-why-else')} reasons={strongest.slice(FIRST_REASONS)} />
        </details>
      )}
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

function Reasons({ label, reasons }: { label: string; reasons: ReasonView[] }) {
  const t = useT();
  return (
    <ul className="nc-reasons" aria-label={label}>
      {reasons.map(reason => (
        <li key={`${reason.kind}-${reason.label}`}>
          <span className="nc-strong">{t.or(`match-reason-${reason.kind}`, reason.kind)}:</span>{' '}
          <Said by={reason}>{reason.label}</Said>
          {reason.detail && reason.detail !== reason.label && (
            <span className="nc-soft">
              {' '}
              – <Said by={reason}>{reason.detail}</Said>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
