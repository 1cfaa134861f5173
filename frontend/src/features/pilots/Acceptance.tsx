import { useResource } from '@/api/query';
import type { CouncilView, DecisionView, Page, PilotView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { Papers } from '@/parts/Papers';
import { Day, Moment, Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { useSignedPapers } from './signed-papers';

/** How a pilot was judged: council, grade, recognition, and what the orderer decided to follow. */
export function Acceptance({ view }: { view: PilotView }) {
  const t = useT();
  const me = useActor();
  const { council, grade, recognition, follow_up } = view.acceptance;
  // The council's status is for everybody here, its room only for those whose list holds it.
  const councils = useResource<Page<CouncilView>>(
    council ? `/challenges/${view.challenge.id}/councils` : null,
  );
  const room = councils.data?.items.find(one => one.id === council?.id);
  // The server decides who may; the way is shown to the office that convenes councils.
  const convenes =
    view.status === 'in_acceptance' &&
    (!council || council.status === 'dissolved') &&
    me.memberships.some(one => one.organisation.id === view.broker.id);
  return (
    <section className="nc-stack-tight" aria-labelledby="pilot-acceptance">
      <h2 id="pilot-acceptance">{t('noun-acceptance')}</h2>
      {!council && !grade && !follow_up && <p className="nc-soft">{t('acceptance-none')}</p>}
      {convenes && (
        <p>
          <GoLink to={places.newCouncil(view.challenge.id, view.id)}>
            <Icon name="council" size={16} /> {t('acceptance-form-council')}
          </GoLink>
        </p>
      )}
      {(council || grade) && (
        <div className="nc-card nc-row-between">
          {council && (
            <span className="nc-row">
              {room ? (
                <GoLink to={places.council(room.id)}>{t('council-kind-acceptance')}</GoLink>
              ) : (
                t('council-kind-acceptance')
              )}
              <StatusBadge noun="council" status={council.status} />
            </span>
          )}
          {grade && (
            <span className="nc-row">
              {t('acceptance-grade')}
              <Badge tone={grade === 'fail' ? 'bad' : 'good'} icon={grade === 'fail' ? 'stop' : 'star'}>
                {t(`grade-${grade}`)}
              </Badge>
            </span>
          )}
        </div>
      )}
      <WaitingPapers view={view} />
      {recognition && <DecisionCard title={t('noun-recognition')} decision={recognition} />}
      {follow_up && (
        <DecisionCard
          title={t('follow-up-title', { outcome: t(`follow-up-${follow_up.outcome}`) })}
          decision={follow_up}
        />
      )}
    </section>
  );
}

/** The signed papers that wait, and the way to lay one up for those who prepare the decision that comes next. */
function WaitingPapers({ view }: { view: PilotView }) {
  const layUp = useSignedPapers(`/pilots/${view.id}`, view, 'decision');
  // Who signs lays it up there, where the rules let them.
  const signs = view.allowed_actions.some(
    one => (one.action === 'recognise' || one.action === 'close') && one.allowed,
  );
  return <Papers papers={view.laid_up} layUp={view.may_lay_up && !signs ? layUp : undefined} heading="h3" />;
}

function DecisionCard({ title, decision }: { title: string; decision: DecisionView }) {
  const t = useT();
  return (
    <div className="nc-card nc-stack-tight">
      <h3>{title}</h3>
      <p>
        {t('pilot-decision-number', { number: decision.number })} <Day on={decision.decided_on} />,{' '}
        <Text of={decision.authority.name} />
      </p>
      {decision.reasons && <p className="nc-prose">{decision.reasons}</p>}
      <p className="nc-small nc-soft">
        {t('pilot-decision-entered')} <Moment at={decision.at} />
        <span className="nc-block nc-hash">
          {t('file-fingerprint')} <code>{decision.file_sha256}</code>
        </span>
      </p>
    </div>
  );
}
