import { useState } from 'react';
import { useResource } from '@/api/query';
import type { ChallengeView, SolverMatch, SolverMatches, Verdict } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { EmptyState, Notice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';
import { ChosenBar, subjectOf, useChosen } from './choosing';
import { InviteDialog } from './InviteDialog';
import { JudgeDialog } from './JudgeDialog';
import { MatchCard } from './MatchCard';
import { asked, MatchFilters, useMatchFilters } from './MatchFilters';

/** So many of the best matches show their reasons at once. */
const EXPLAINED = 3;

/** Whether somebody can be invited now: not in conflict, and not asked already. */
const invitable = (match: SolverMatch) => !match.conflict && (!match.invited || match.invited === 'declined');

/** Who could answer, best first, and why: the parts of each score add up to it. */
export function MatchesPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const filters = useMatchFilters();
  const query = useResource<SolverMatches>(
    `/challenges/${challenge.id}/matches`,
    { ...asked(filters.values), limit: 20 },
    { keepOld: true },
  );
  const { chosen, has, choose, clear } = useChosen();
  const [inviting, setInviting] = useState<SolverMatch[] | null>(null);
  const [judging, setJudging] = useState<{ match: SolverMatch; verdict: Verdict } | null>(null);
  const open = challenge.status === 'open';
  return (
    <section className="nc-stack" aria-labelledby="desk-matches">
      <h2 id="desk-matches">{t('desk-tab-matches')}</h2>
      <p className="nc-soft nc-measure">{t('matches-lead')}</p>
      <MatchFilters {...filters} />
      {!open && (
        <Notice>
          <p>{t('matches-not-open')}</p>
        </Notice>
      )}
      <Loaded query={query} lines={8}>
        {({ items, good }) => {
          const picked = items.filter(has);
          const ready = open ? picked.filter(invitable) : [];
          if (items.length === 0) {
            return (
              <EmptyState title={t('matches-none')}>
                <p>{t('matches-none-hint')}</p>
              </EmptyState>
            );
          }
          return (
            <>
              <p className="nc-small" role="status">
                {t('matches-count', { count: items.length, good })}
              </p>
              <ChosenBar
                challengeId={challenge.id}
                listed={items.map(subjectOf)}
                chosen={chosen.filter(id => picked.some(one => subjectOf(one) === id))}
                invitable={new Set(ready.map(one => one.organisation.id)).size}
                onInvite={() => setInviting(ready)}
                onClear={clear}
              />
              <ol className="nc-list nc-stack">
                {items.map((match, index) => (
                  <MatchCard
                    key={subjectOf(match)}
                    match={match}
                    explained={index < EXPLAINED}
                    mayInvite={open}
                    chosen={has(match)}
                    onChoose={whether => choose(match, whether)}
                    onInvite={() => setInviting([match])}
                    onJudge={verdict => setJudging({ match, verdict })}
                  />
                ))}
              </ol>
            </>
          );
        }}
      </Loaded>
      {inviting && (
        <InviteDialog challenge={challenge} to={inviting} onClose={() => setInviting(null)} onSent={clear} />
      )}
      {judging && (
        <JudgeDialog
          challengeId={challenge.id}
          match={judging.match}
          verdict={judging.verdict}
          note={judging.match.note ?? ''}
          onClose={() => setJudging(null)}
        />
      )}
    </section>
  );
}
