import { useParams, useSearch } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { ChallengeView, RankingView } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { PageHeader } from '@/parts/PageHeader';
import { Ranking, useRules } from '@/parts/Ranking';
import { RuleSetPanel } from '@/parts/RuleSetPanel';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { AnonymousSheets } from './AnonymousSheets';

export function RankingPage() {
  const { challengeId } = useParams({ from: '/challenges/$challengeId/ranking' });
  const { council } = useSearch({ from: '/challenges/$challengeId/ranking' });
  return <ChallengeRanking key={`${challengeId}-${council}`} challengeId={challengeId} councilId={council} />;
}

/** The result of a council, the last selection's unless another one is named. The authority decides on it. */
export function ChallengeRanking({
  challengeId,
  councilId,
}: {
  challengeId: string;
  councilId?: string | undefined;
}) {
  const t = useT();
  const challenge = useResource<ChallengeView>(`/challenges/${challengeId}`);
  const ranking = useResource<RankingView>(`/challenges/${challengeId}/ranking`, { council: councilId });
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('ranking-title')}
        code={challenge.data?.code}
        lead={challenge.data ? <Text of={challenge.data.title} /> : undefined}
        back={
          councilId
            ? { to: places.council(councilId), text: t('sheet-back') }
            : { to: places.challenge(challengeId), text: t('editor-to-challenge') }
        }
      />
      <Loaded query={ranking}>{view => <Result ranking={view} />}</Loaded>
    </div>
  );
}

/** The ranking with what anybody needs to work it out again. */
export function Result({ ranking }: { ranking: RankingView }) {
  const rules = useRules(ranking);
  return (
    <div className="nc-stack-wide">
      <Ranking ranking={ranking} />
      {rules && <AnonymousSheets ranking={ranking} rules={rules} />}
      {rules && <RuleSetPanel rules={rules} />}
    </div>
  );
}
