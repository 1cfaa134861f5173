import { useParams } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { Ranking } from '@/api/types';
import { DataList } from '@/parts/DataList';
import { Loaded } from '@/parts/Loading';
import { EmptyState, Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { AnonymousSheets } from './AnonymousSheets';
import { RankedList } from './RankedList';
import { RuleSetPanel } from './RuleSetPanel';
import type { AnonymousSheet, CouncilView } from './views';
import './councils.css';

export interface RankingView extends Ranking {
  grade_count?: { excellent: number; pass: number; fail: number } | null;
  /** The sheets that count, once the result is out. */
  sheets?: AnonymousSheet[];
}

export function RankingPage() {
  const t = useT();
  const { councilId } = useParams({ from: '/councils/$councilId/ranking' });
  const council = useResource<CouncilView>(`/councils/${councilId}`);
  const challenge = council.data?.challenge.id;
  const ranking = useResource<RankingView>(challenge ? `/challenges/${challenge}/ranking` : null, {
    council: councilId,
  });
  return (
    <Loaded query={council}>
      {view => (
        <div className="nc-stack-wide">
          <PageHeader
            title={t('council-ranking-title')}
            code={view.challenge.code}
            back={{ to: places.council(view.id), text: t('sheet-back') }}
            lead={<Text of={view.challenge.title} />}
          />
          <Loaded query={ranking}>{result => <Result council={view} ranking={result} />}</Loaded>
        </div>
      )}
    </Loaded>
  );
}

/** What follows from the sheets by the rules, and what the council recommends. */
export function Result({ council, ranking }: { council: CouncilView; ranking: RankingView }) {
  const t = useT();
  const { recommendation } = ranking;
  const winner = council.subjects.find(one => one.id === recommendation?.winner);
  return (
    <div className="nc-stack-wide">
      {!ranking.rule_set.confirmed && (
        <Notice tone="warn" title={t('rules-unconfirmed')}>
          <Text of={council.rule_set.notice} />
        </Notice>
      )}
      {recommendation && (
        <Notice tone="good" title={t('minutes-recommendation')}>
          <p>
            {recommendation.grade && t(`grade-${recommendation.grade}`)}
            {winner && (
              <>
                <span className="nc-code">{winner.code}</span> <Text of={winner.title} />
              </>
            )}
            {!recommendation.grade && !winner && t('minutes-nobody')}
          </p>
        </Notice>
      )}
      {ranking.method === 'points' ? (
        <RankedList ranking={ranking} rules={council.rule_set} />
      ) : (
        <Grades ranking={ranking} />
      )}
      {ranking.tie_broken_by && (
        <p>
          {t('council-ranking-tie')}: {t.or(`tie-rule-${ranking.tie_broken_by}`, ranking.tie_broken_by)}
        </p>
      )}
      {ranking.sheets && ranking.sheets.length > 0 && (
        <AnonymousSheets council={council} sheets={ranking.sheets} />
      )}
      <RuleSetPanel rules={council.rule_set} />
    </div>
  );
}

function Grades({ ranking }: { ranking: RankingView }) {
  const t = useT();
  const counts = ranking.grade_count;
  if (!ranking.grade && !counts) return <EmptyState title={t('council-ranking-no-grade')} />;
  return (
    <section className="nc-stack" aria-labelledby="ranking-grades">
      <h2 id="ranking-grades">
        {t('council-ranking-grade')}:{' '}
        {ranking.grade ? t(`grade-${ranking.grade}`) : t('council-ranking-no-grade')}
      </h2>
      {counts && (
        <DataList
          caption={t('council-ranking-grade')}
          items={(['excellent', 'pass', 'fail'] as const).map(grade => ({ grade, count: counts[grade] }))}
          rowKey={one => one.grade}
          empty={null}
          columns={[
            {
              key: 'grade',
              header: t('sheet-grade'),
              main: true,
              cell: one => t(`grade-${one.grade}`),
            },
            { key: 'count', header: t('council-sheets'), align: 'end', cell: one => one.count },
          ]}
        />
      )}
    </section>
  );
}
