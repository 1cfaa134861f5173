import { useParams } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { ChallengeView, RankingView } from '@/api/views';
import { LoadedPage } from '@/parts/LoadedPage';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Ranking } from '@/parts/Ranking';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { DecisionForm } from './DecisionForm';

export function DecisionPage() {
  const { challengeId } = useParams({ from: '/challenges/$challengeId/decision' });
  return <EnterDecision challengeId={challengeId} key={challengeId} />;
}

/** The department enters its signed decision on a selection. */
export function EnterDecision({ challengeId }: { challengeId: string }) {
  const t = useT();
  const path = `/challenges/${challengeId}`;
  const challenge = useResource<ChallengeView>(path);
  const ranking = useResource<RankingView>(`${path}/ranking`);
  return (
    <LoadedPage query={challenge}>
      {view => (
        <div className="nc-stack-wide">
          <PageHeader
            title={t('decision-enter')}
            code={view.code}
            status={<StatusBadge noun="challenge" status={view.status} />}
            lead={<Text of={view.title} />}
            back={{ to: places.challenge(challengeId), text: t('editor-to-challenge') }}
          />
          {view.status !== 'in_evaluation' ? (
            <Notice>
              <p>{t('decision-not-now')}</p>
            </Notice>
          ) : (
            <Loaded query={ranking}>
              {result => (
                <>
                  <section className="nc-stack" aria-labelledby="decision-ranking">
                    <h2 id="decision-ranking">{t('ranking-title')}</h2>
                    <Ranking ranking={result} />
                  </section>
                  <DecisionForm challengeId={challengeId} ranking={result} />
                </>
              )}
            </Loaded>
          )}
        </div>
      )}
    </LoadedPage>
  );
}
