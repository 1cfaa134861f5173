import { useResource } from '@/api/query';
import type { RankingView, RuleSet } from '@/api/views';
import { useT } from '@/texts/use-t';
import { DataList } from './DataList';
import { Notice } from './Notice';
import { RankingTable } from './RankingTable';
import { Text } from './Shown';

/** The rule set in the version by which this council judges. */
export function useRules(ranking: RankingView): RuleSet | undefined {
  const { code, version } = ranking.rule_set;
  return useResource<RuleSet>(`/rule-sets/${code}`, { version }).data;
}

/** What the sheets add up to by the rules, and what the council recommends on it. */
export function Ranking({ ranking }: { ranking: RankingView }) {
  const t = useT();
  const rules = useRules(ranking);
  const { rule_set, tie_broken_by } = ranking;
  return (
    <div className="nc-stack">
      <p className="nc-measure">
        {t('ranking-method')} <Text of={rule_set.title} /> (<code>{rule_set.code}</code>, v{rule_set.version}
        ).
      </p>
      {!rule_set.confirmed && (
        <Notice tone="warn" title={t('rules-unconfirmed')}>
          {rules?.notice && <Text of={rules.notice} />}
        </Notice>
      )}
      {ranking.computed.some(one => !one.organisation) && (
        <Notice tone="quiet">
          <p>{t('ranking-withheld')}</p>
        </Notice>
      )}
      <Recommended ranking={ranking} />
      {ranking.method === 'points' ? (
        <RankingTable ranking={ranking} rules={rules} />
      ) : (
        <Grades ranking={ranking} />
      )}
      {tie_broken_by && (
        <Notice>
          <p>{t('ranking-tie', { rule: t(`tie-rule-${tie_broken_by}`) })}</p>
        </Notice>
      )}
    </div>
  );
}

function Recommended({ ranking }: { ranking: RankingView }) {
  const t = useT();
  const { recommendation } = ranking;
  if (!recommendation) return null;
  const winner = ranking.computed.find(one => one.subject_id === recommendation.winner);
  return (
    <Notice tone="good" title={t('ranking-recommended')}>
      <p>
        {recommendation.grade && t(`grade-${recommendation.grade}`)}
        {winner && (
          <>
            <span className="nc-code">{winner.code}</span> <Text of={winner.organisation?.name} />
          </>
        )}
        {recommendation.none && t('minutes-nobody')}
      </p>
    </Notice>
  );
}

function Grades({ ranking }: { ranking: RankingView }) {
  const t = useT();
  const { grade, grade_count: counts } = ranking;
  return (
    <section className="nc-stack" aria-labelledby="ranking-grades">
      <h2 id="ranking-grades">
        {t('ranking-grade')}: {grade ? t(`grade-${grade}`) : t('ranking-no-grade')}
      </h2>
      {counts && (
        <DataList
          caption={t('ranking-grade')}
          items={(['excellent', 'pass', 'fail'] as const).map(one => ({ grade: one, count: counts[one] }))}
          rowKey={one => one.grade}
          empty={null}
          columns={[
            { key: 'grade', header: t('sheet-grade'), main: true, cell: one => t(`grade-${one.grade}`) },
            { key: 'count', header: t('council-sheets'), align: 'end', cell: one => one.count },
          ]}
        />
      )}
    </section>
  );
}
