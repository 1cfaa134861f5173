import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { CAPABILITY_KINDS } from '@/api/choices';
import { useResource } from '@/api/query';
import type { ChallengeView, OrganisationKind, SolverMatch, SolverMatches, Verdict } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState, Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { InviteDialog } from './InviteDialog';
import { JudgeDialog } from './JudgeDialog';
import { Reasons } from './Reasons';

const HOLDERS: OrganisationKind[] = [
  'enterprise',
  'research_institute',
  'university',
  'health_facility',
  'individual',
  'association',
];

/** So many of the best matches show their reasons at once. */
const EXPLAINED = 3;

/** Who could answer, best first, and why: the parts of each score add up to it. */
export function MatchesPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const { values, set } = useFilters({ tab: 'matches', kind: '', holder: '' });
  const query = useResource<SolverMatches>(`/challenges/${challenge.id}/matches`, {
    kind: values.kind,
    organisation_kind: values.holder,
    limit: 20,
  });
  const [inviting, setInviting] = useState<SolverMatch | null>(null);
  const [judging, setJudging] = useState<{ match: SolverMatch; verdict: Verdict } | null>(null);
  return (
    <section className="nc-stack" aria-labelledby="desk-matches">
      <h2 id="desk-matches">{t('desk-tab-matches')}</h2>
      <p className="nc-soft nc-measure">{t('matches-lead')}</p>
      <search className="nc-row nc-filters">
        <NativeSelect
          label={t('matches-kind')}
          value={values.kind}
          onChange={event => set({ kind: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter-all') },
            ...CAPABILITY_KINDS.map(one => ({ value: one, label: t(`capability-kind-${one}`) })),
          ]}
        />
        <NativeSelect
          label={t('matches-holder')}
          value={values.holder}
          onChange={event => set({ holder: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter-all') },
            ...HOLDERS.map(one => ({ value: one, label: t(`organisation-kind-${one}`) })),
          ]}
        />
      </search>
      {challenge.status !== 'open' && (
        <Notice>
          <p>{t('matches-not-open')}</p>
        </Notice>
      )}
      <Loaded query={query} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('matches-none')}>
              <p>{t('matches-none-hint')}</p>
            </EmptyState>
          ) : (
            <ol className="nc-list nc-stack">
              {items.map((match, index) => (
                <MatchCard
                  key={`${match.organisation.id}-${match.capability?.id ?? ''}`}
                  match={match}
                  explained={index < EXPLAINED}
                  mayInvite={challenge.status === 'open'}
                  onInvite={() => setInviting(match)}
                  onJudge={verdict => setJudging({ match, verdict })}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
      {inviting && <InviteDialog challenge={challenge} to={inviting} onClose={() => setInviting(null)} />}
      {judging && (
        <JudgeDialog
          challengeId={challenge.id}
          match={judging.match}
          verdict={judging.verdict}
          onClose={() => setJudging(null)}
        />
      )}
    </section>
  );
}

interface MatchCardProps {
  match: SolverMatch;
  /** Whether the reasons are open at first. */
  explained: boolean;
  mayInvite: boolean;
  onInvite: () => void;
  onJudge: (verdict: Verdict) => void;
}

function MatchCard({ match, explained, mayInvite, onInvite, onJudge }: MatchCardProps) {
  const t = useT();
  const format = useFormat();
  const name = t.of(match.organisation.name);
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <div>
          <h3>
            {match.capability ? (
              <GoLink to={places.capability(match.capability.id)}>
                <Text of={match.capability.title} />
              </GoLink>
            ) : (
              <GoLink to={places.organisation(match.organisation.id)}>
                <Text of={match.organisation.name} />
              </GoLink>
            )}
          </h3>
          <p className="nc-small">
            <GoLink to={places.organisation(match.organisation.id)}>
              <Text of={match.organisation.name} />
            </GoLink>
            {', '}
            {t.or(`organisation-kind-${match.organisation.kind}`, match.organisation.kind)}
            {match.capability &&
              ` · ${t.or(`capability-kind-${match.capability.kind}`, match.capability.kind)}`}
          </p>
        </div>
        <p className="nc-score">
          <span className="nc-small nc-soft">{t('matches-score')}</span> {format.percent(match.score)}
        </p>
      </div>
      <p className="nc-row">
        {match.conflict && (
          <Badge tone="bad" icon="alert">
            {match.conflict}
          </Badge>
        )}
        {match.verdict && (
          <Badge
            tone={match.verdict === 'shortlisted' ? 'good' : 'quiet'}
            icon={match.verdict === 'shortlisted' ? 'star' : 'stop'}
          >
            {t(`verdict-${match.verdict}`)}
          </Badge>
        )}
        {match.invited && <StatusBadge noun="invitation" status={match.invited} />}
      </p>
      <Reasons reasons={match.reasons} score={match.score} open={explained} />
      <div className="nc-row">
        {!match.invited && (
          <Button
            size="compact-md"
            disabled={!mayInvite || Boolean(match.conflict)}
            aria-label={t('invite-name', { name })}
            onClick={onInvite}
          >
            {t('invite')}
          </Button>
        )}
        {match.verdict !== 'shortlisted' && (
          <Button
            size="compact-md"
            variant="outline"
            aria-label={t('judge-shortlist-name', { name })}
            onClick={() => onJudge('shortlisted')}
          >
            {t('judge-shortlist')}
          </Button>
        )}
        {match.verdict !== 'rejected' && (
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            aria-label={t('judge-reject-name', { name })}
            onClick={() => onJudge('rejected')}
          >
            {t('judge-reject')}
          </Button>
        )}
      </div>
    </li>
  );
}
