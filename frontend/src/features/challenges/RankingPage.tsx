import { useParams } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { ChallengeView, Ranked, Ranking, RuleSet } from '@/api/types';
import { type Column, DataList } from '@/parts/DataList';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

export function RankingPage() {
  const { challengeId } = useParams({ from: '/challenges/$challengeId/ranking' });
  return <ChallengeRanking challengeId={challengeId} key={challengeId} />;
}

/** What the sheets add up to, by the rules of the call. A council recommends on it; the authority decides. */
export function ChallengeRanking({ challengeId }: { challengeId: string }) {
  const t = useT();
  const challenge = useResource<ChallengeView>(`/challenges/${challengeId}`);
  const ranking = useResource<Ranking>(`/challenges/${challengeId}/ranking`);
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('ranking-title')}
        code={challenge.data?.code}
        lead={challenge.data ? <Text of={challenge.data.title} /> : undefined}
        back={{ to: places.challenge(challengeId), text: t('editor-to-challenge') }}
      />
      <Loaded query={ranking}>{view => <RankingTable ranking={view} />}</Loaded>
    </div>
  );
}

/** The ranking with every criterion's average; also shown beside the decision. */
export function RankingTable({ ranking }: { ranking: Ranking }) {
  const t = useT();
  const format = useFormat();
  const rules = useResource<RuleSet>(`/rule-sets/${ranking.rule_set.code}`);
  const labelOf = (key: string) => t.of(rules.data?.criteria.find(one => one.key === key)?.label) || key;
  const keys = ranking.computed[0]?.per_criterion.map(one => one.criterion) ?? [];
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format.number(value);

  const columns: Column<Ranked>[] = [
    { key: 'rank', header: t('ranking-rank'), align: 'end', cell: one => one.rank, value: one => one.rank },
    {
      key: 'subject',
      header: t('noun-submission'),
      main: true,
      cell: one => (
        <>
          <span className="nc-code">{one.code}</span> <Text of={one.organisation.name} />
          {ranking.recommendation?.winner === one.subject_id && (
            <>
              {' '}
              <Badge tone="good" icon="star">
                {t('ranking-recommended')}
              </Badge>
            </>
          )}
        </>
      ),
      value: one => `${one.code} ${t.of(one.organisation.name)}`,
    },
    {
      key: 'average',
      header: t('ranking-average'),
      align: 'end',
      cell: one => <strong>{figure(one.average)}</strong>,
      value: one => one.average,
    },
    ...keys.map((key): Column<Ranked> => {
      const at = (one: Ranked) => one.per_criterion.find(other => other.criterion === key)?.average;
      return {
        key: `criterion-${key}`,
        header: labelOf(key),
        align: 'end',
        cell: one => figure(at(one)),
        value: at,
      };
    }),
    {
      key: 'spread',
      header: t('ranking-spread'),
      align: 'end',
      cell: one => figure(one.spread),
      value: one => one.spread,
    },
    {
      key: 'passed',
      header: t('ranking-result'),
      cell: one =>
        one.passed ? (
          <Badge tone="good" icon="check">
            {t('ranking-passed')}
          </Badge>
        ) : (
          <>
            <Badge tone="bad" icon="stop">
              {t('ranking-failed')}
            </Badge>
            <ul className="nc-list nc-small">
              {one.failed_rules.map(rule => (
                <li key={`${rule.rule}-${rule.criterion ?? ''}`}>
                  {t(`failed-rule-${rule.rule}`)}
                  {rule.criterion && `: ${labelOf(rule.criterion)}`}
                </li>
              ))}
            </ul>
          </>
        ),
      value: one => t(one.passed ? 'ranking-passed' : 'ranking-failed'),
    },
  ];

  return (
    <div className="nc-stack">
      <p className="nc-measure">
        {t('ranking-method')} <Text of={ranking.rule_set.title} /> ({ranking.rule_set.code}, v
        {ranking.rule_set.version}).
      </p>
      {!ranking.rule_set.confirmed && (
        <Notice tone="warn">
          <p>{t('rule-set-unconfirmed')}</p>
        </Notice>
      )}
      {ranking.tie_broken_by && (
        <Notice>
          <p>{t(`tie-break-${ranking.tie_broken_by}`)}</p>
        </Notice>
      )}
      <DataList
        caption={t('ranking-title')}
        items={ranking.computed}
        columns={columns}
        rowKey={one => one.subject_id}
        csvName="ranking"
        empty={<p className="nc-soft">{t('ranking-none')}</p>}
      />
    </div>
  );
}
