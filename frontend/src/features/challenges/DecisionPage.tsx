import { useParams } from '@tanstack/react-router';
import { ApiError } from '@/api/error';
import { useResource } from '@/api/query';
import type { ChallengeView, Page, RankingView, SubmissionSummary } from '@/api/views';
import { LoadedPage } from '@/parts/LoadedPage';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Papers } from '@/parts/Papers';
import { Ranking } from '@/parts/Ranking';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { judgedCandidates, successors } from './candidates';
import './challenges.css';
import { DecisionForm } from './DecisionForm';
import { Decisions } from './Decisions';
import { useDecisionPapers } from './preparing';

export function DecisionPage() {
  const { challengeId } = useParams({ from: '/challenges/$challengeId/decision' });
  return <EnterDecision challengeId={challengeId} key={challengeId} />;
}

/** The authority enters its signed decision: on a selection, or on who follows a winner that has gone. */
export function EnterDecision({ challengeId }: { challengeId: string }) {
  const challenge = useResource<ChallengeView>(`/challenges/${challengeId}`);
  return <LoadedPage query={challenge}>{view => <Entering view={view} />}</LoadedPage>;
}

function Entering({ view }: { view: ChallengeView }) {
  const t = useT();
  const step = view.allowed_actions.find(one => one.action === 'decide');
  const prepares = view.may_lay_up && !step;
  const further = view.status === 'awarded';
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t(
          prepares ? 'decision-prepare' : further ? 'action-challenge-decide_again' : 'decision-enter',
        )}
        code={view.code}
        status={<StatusBadge noun="challenge" status={view.status} />}
        lead={<Text of={view.title} />}
        back={{ to: places.challenge(view.id), text: t('editor-to-challenge') }}
      />
      {step?.allowed ? (
        further ? (
          <Further view={view} />
        ) : (
          <First view={view} />
        )
      ) : (
        <Waiting view={view} prepares={prepares} blocked={step?.blocked?.message} />
      )}
    </div>
  );
}

/** Nothing to decide for this reader: who prepares lays the signed paper up, everybody else is told why. */
function Waiting({
  view,
  prepares,
  blocked,
}: {
  view: ChallengeView;
  prepares: boolean;
  blocked: string | undefined;
}) {
  const t = useT();
  const layUp = useDecisionPapers(view);
  return (
    <>
      {!prepares && (
        <Notice>
          <p>{blocked ?? t('decision-not-now')}</p>
        </Notice>
      )}
      <Papers papers={view.laid_up} layUp={prepares ? layUp : undefined} />
    </>
  );
}

/** On what the council recommends, or on nothing where everybody was screened out. */
function First({ view }: { view: ChallengeView }) {
  const t = useT();
  const ranking = useResource<RankingView>(`/challenges/${view.id}/ranking`);
  if (ranking.error instanceof ApiError && ranking.error.status === 404) {
    return (
      <>
        <Notice>
          <p>{t('decision-nothing-judged')}</p>
        </Notice>
        <DecisionForm order={view} candidates={[]} recommendation={null} />
      </>
    );
  }
  return (
    <Loaded query={ranking}>
      {result => (
        <>
          <Judged ranking={result} />
          <DecisionForm
            order={view}
            candidates={judgedCandidates(t, result)}
            recommendation={result.recommendation}
          />
        </>
      )}
    </Loaded>
  );
}

/** After the winner has gone: only those in reserve may follow, or nobody. */
function Further({ view }: { view: ChallengeView }) {
  const t = useT();
  const path = `/challenges/${view.id}`;
  const ranking = useResource<RankingView>(`${path}/ranking`);
  const reserve = useResource<Page<SubmissionSummary>>('/submissions', {
    challenge: view.id,
    status: 'reserve',
    limit: 100,
  });
  return (
    <Loaded query={ranking}>
      {result => (
        <Loaded query={reserve}>
          {({ items }) => (
            <>
              <Notice title={t('decision-further-title')}>
                <p>{t(items.length > 0 ? 'decision-further' : 'decision-further-nobody')}</p>
              </Notice>
              <Decisions path={path} heading="h2" />
              <Judged ranking={result} />
              <DecisionForm order={view} candidates={successors(t, result, items)} recommendation={null} />
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function Judged({ ranking }: { ranking: RankingView }) {
  const t = useT();
  return (
    <section className="nc-stack" aria-labelledby="decision-ranking">
      <h2 id="decision-ranking">{t('ranking-title')}</h2>
      <Ranking ranking={ranking} />
    </section>
  );
}
