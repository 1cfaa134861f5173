import { Button } from '@mantine/core';
import { useResource } from '@/api/query';
import type { ChallengeView, CouncilView, DecisionView, Page, PilotSummary } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Day, Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { PAST_OPENING } from './vocabulary';

/** The words of what was decided; a recognition has but one outcome. */
const OUTCOMES: Partial<Record<DecisionView['kind'], string>> = {
  selection: 'decision-outcome',
  follow_up: 'follow-up',
};

/** What came of the order: councils, ranking, decisions, pilots, as far as the viewer may know of them. */
export function Following({ view, path }: { view: ChallengeView; path: string }) {
  const t = useT();
  const me = useMe();
  const past = PAST_OPENING.has(view.status);
  const councils = useResource<Page<CouncilView>>(past ? `${path}/councils` : null);
  const decisions = useResource<Page<DecisionView>>(past ? `${path}/decision` : null);
  const pilots = useResource<Page<PilotSummary>>(
    view.status === 'in_pilot' || view.status === 'completed' ? '/pilots' : null,
    { challenge: view.id },
  );
  if (!past) return null;
  // The server decides; this only keeps the way out of the sight of those it is not for.
  const signs = me.memberships.some(
    one => one.organisation.id === view.orderer.id && one.role === 'approver',
  );
  const orders = me.memberships.some(one => one.organisation.id === view.orderer.id);
  const selection = councils.data?.items.find(one => one.kind === 'selection' && one.status !== 'dissolved');
  const judged = selection?.status === 'concluded';
  const decided = (decisions.data?.items.length ?? 0) > 0;
  return (
    <section className="nc-card nc-stack" aria-labelledby="challenge-following">
      <h2 id="challenge-following" className="nc-section-title">
        {t('following-title')}
      </h2>
      {councils.data?.items.map(one => (
        <p key={one.id} className="nc-stack-tight">
          <GoLink to={places.council(one.id)}>{t(`council-kind-${one.kind}`)}</GoLink>
          <StatusBadge noun="council" status={one.status} />
        </p>
      ))}
      {(judged || decided) && (
        <p>
          <GoLink to={places.ranking(view.id)}>{t('ranking-title')}</GoLink>
        </p>
      )}
      {decisions.data?.items.map(one => (
        <div key={one.id} className="nc-stack-tight">
          <p className="nc-strong">
            {t(`decision-kind-${one.kind}`)} {one.number}
          </p>
          <p className="nc-row nc-small">
            <Day on={one.decided_on} />
            {OUTCOMES[one.kind] && <Badge>{t.or(`${OUTCOMES[one.kind]}-${one.outcome}`, one.outcome)}</Badge>}
          </p>
          {one.submission?.organisation && (
            <p>
              {one.submission.code} · <Text of={one.submission.organisation.name} />
            </p>
          )}
          {one.reasons && <p className="nc-prose nc-small">{one.reasons}</p>}
        </div>
      ))}
      {view.status === 'in_evaluation' && signs && (
        <DecisionDoor to={places.challengeDecision(view.id)} open={judged} />
      )}
      {view.status === 'awarded' && orders && (
        <p>
          <GoLink to={places.newAgreement(view.id)}>{t('agreement-draw-up')}</GoLink>
        </p>
      )}
      {pilots.data?.items.map(one => (
        <p key={one.id} className="nc-stack-tight">
          <GoLink to={places.pilot(one.id)}>{one.code}</GoLink>
          <StatusBadge noun="pilot" status={one.status} />
        </p>
      ))}
      {!decided && !selection && <p className="nc-soft nc-small">{t('following-none')}</p>}
    </section>
  );
}

/** The way to the decision; until the council has concluded it stands there shut, with the reason. */
function DecisionDoor({ to, open }: { to: string; open: boolean }) {
  const t = useT();
  if (open) {
    return (
      <Button component={GoLink} to={to}>
        {t('decision-enter')}
      </Button>
    );
  }
  return (
    <div className="nc-stack-tight">
      <Button disabled aria-describedby="decision-waits">
        {t('decision-enter')}
      </Button>
      <p id="decision-waits" className="nc-soft nc-small">
        {t('decision-waits')}
      </p>
    </div>
  );
}
