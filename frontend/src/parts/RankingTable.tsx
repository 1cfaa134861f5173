import type { RankedView, RankingView, RuleSet } from '@/api/views';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { type Column, DataList } from './DataList';
import { Text } from './Shown';
import { Badge } from './StatusBadge';

/** The places: averages by criterion, how far the members lie apart, and the rules that are not met. */
export function RankingTable({ ranking, rules }: { ranking: RankingView; rules: RuleSet | undefined }) {
  const t = useT();
  const format = useFormat();
  const labelOf = (key: string) => t.of(rules?.criteria.find(one => one.key === key)?.label) || key;
  const keys = ranking.computed[0]?.per_criterion.map(one => one.criterion) ?? [];
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format.number(value);

  const columns: Column<RankedView>[] = [
    { key: 'rank', header: t('ranking-rank'), align: 'end', cell: one => one.rank, value: one => one.rank },
    {
      key: 'subject',
      header: t('noun-submission'),
      main: true,
      cell: one => (
        <>
          <span className="nc-code">{one.code}</span> <Text of={one.organisation?.name} />
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
      value: one => [one.code, t.of(one.organisation?.name)].filter(Boolean).join(' '),
    },
    {
      key: 'average',
      header: t('ranking-average'),
      align: 'end',
      cell: one => (
        <>
          <strong>{figure(one.average)}</strong>
          <span className="nc-small nc-soft nc-block">{t('ranking-counted', { count: one.sheets })}</span>
        </>
      ),
      value: one => one.average,
    },
    ...keys.map((key): Column<RankedView> => {
      const at = (one: RankedView) => one.per_criterion.find(other => other.criterion === key);
      return {
        key: `criterion-${key}`,
        header: labelOf(key),
        align: 'end',
        cell: one => (
          <>
            {figure(at(one)?.average)}
            <span className="nc-small nc-soft nc-block">
              {t('ranking-apart', { spread: figure(at(one)?.spread) })}
            </span>
          </>
        ),
        value: one => at(one)?.average,
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
      cell: one => <Passed ranked={one} labelOf={labelOf} />,
      value: one => t(one.passed ? 'ranking-passed' : 'ranking-failed'),
    },
  ];
  return (
    <DataList
      caption={t('ranking-title')}
      items={ranking.computed}
      columns={columns}
      rowKey={one => one.subject_id}
      csvName="ranking"
      empty={<p className="nc-soft">{t('ranking-none')}</p>}
    />
  );
}

function Passed({ ranked, labelOf }: { ranked: RankedView; labelOf: (key: string) => string }) {
  const t = useT();
  if (ranked.passed) {
    return (
      <Badge tone="good" icon="check">
        {t('ranking-passed')}
      </Badge>
    );
  }
  return (
    <>
      <Badge tone="bad" icon="stop">
        {t('ranking-failed')}
      </Badge>
      <ul className="nc-list nc-small">
        {ranked.failed_rules.map(rule => (
          <li key={`${rule.rule}-${rule.criterion ?? ''}`}>
            {t(`failed-rule-${rule.rule}`)}
            {rule.criterion && `: ${labelOf(rule.criterion)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
