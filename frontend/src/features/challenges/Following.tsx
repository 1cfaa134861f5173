import { useResource } from '@/api/query';
import type { AgreementSummary, ChallengeView, CouncilView, Page, PilotSummary } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { StatusBadge } from '@/parts/StatusBadge';
import { useDuties } from '@/parts/use-duties';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { Decisions, useDecisions } from './Decisions';
import { PAST_OPENING } from './vocabulary';

/** What came of the order: councils, ranking, decisions, pilots, as far as the viewer may know of them. */
export function Following({ view, path }: { view: ChallengeView; path: string }) {
  const t = useT();
  const me = useActor();
  const past = PAST_OPENING.has(view.status);
  const councils = useResource<Page<CouncilView>>(past ? `${path}/councils` : null);
  const decisions = useDecisions(past ? path : null);
  const pilots = useResource<Page<PilotSummary>>(
    view.status === 'in_pilot' || view.status === 'completed' ? '/pilots' : null,
    { challenge: view.id },
  );
  // Who decides has the step above; who prepares for them lays the signed paper up on the same page.
  const decides = view.allowed_actions.some(one => one.action === 'decide');
  const prepares = view.may_lay_up && !decides;
  if (!past) return null;
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
      {prepares && (
        <p>
          <GoLink to={places.challengeDecision(view.id)}>
            <Icon name="pen" size={15} /> {t('decision-prepare')}
          </GoLink>
        </p>
      )}
      <Decisions path={path} />
      {orders && <Agreements view={view} />}
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

/** The agreements with the winner, and the way to draw one up where none is in force. */
function Agreements({ view }: { view: ChallengeView }) {
  const t = useT();
  const agreed = view.status !== 'in_evaluation' && view.status !== 'not_awarded';
  const agreements = useResource<Page<AgreementSummary>>(agreed ? '/agreements' : null, {
    challenge: view.id,
    limit: 100,
  });
  // While a pilot is under way the server says whether it needs another agreement.
  const asked = useDuties('draw_up_agreement').some(one => one.id === view.id);
  if (!agreements.data) return null;
  const live = agreements.data.items.some(one => one.status === 'draft' || one.status === 'signed');
  return (
    <>
      {agreements.data.items.map(one => (
        <p key={one.id} className="nc-stack-tight">
          <GoLink to={places.agreement(one.id)}>{t('noun-agreement')}</GoLink>
          <StatusBadge noun="agreement" status={one.status} />
        </p>
      ))}
      {((view.status === 'awarded' && !live) || asked) && (
        <p>
          <GoLink to={places.newAgreement(view.id)}>
            {t(view.status === 'in_pilot' ? 'agreement-renew' : 'agreement-draw-up')}
          </GoLink>
        </p>
      )}
    </>
  );
}
