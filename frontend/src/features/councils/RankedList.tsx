import type { Ranked, Ranking } from '@/api/types';
import { DataList } from '@/parts/DataList';
import { EmptyState } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import type { RuleSet } from './views';

/** The places with averages, the rules that are not met and how far the members lie apart. */
export function RankedList({ ranking, rules }: { ranking: Ranking; rules: RuleSet }) {
  const t = useT();
  const format = useFormat();
  const criterion = (key: string | null | undefined) =>
    t.of(rules.criteria.find(one => one.key === key)?.label) || key || '';
  const number = (value: number | null | undefined) =>
    typeof value === 'number' ? format.number(value) : t('council-ranking-no-sheets');
  return (
    <DataList<Ranked>
      caption={t('council-ranking-title')}
      items={ranking.computed}
      rowKey={one => one.subject_id}
      csvName="ranking"
      empty={<EmptyState title={t('council-ranking-empty')} />}
      columns={[
        { key: 'rank', header: t('council-ranking-place'), value: one => one.rank, cell: one => one.rank },
        {
          key: 'code',
          header: t('noun-submission'),
          main: true,
          value: one => one.code,
          cell: one => (
            <>
              <span className="nc-code">{one.code}</span> · <Text of={one.organisation.name} />
            </>
          ),
        },
        {
          key: 'average',
          header: t('council-ranking-average'),
          align: 'end',
          value: one => one.average ?? null,
          cell: one => (
            <>
              <strong>{number(one.average)}</strong>
              <span className="nc-small nc-soft nc-block">
                {t('council-ranking-counted', { count: one.sheets })}
              </span>
            </>
          ),
        },
        {
          key: 'spread',
          header: t('comparison-spread'),
          align: 'end',
          value: one => one.spread,
          cell: one => format.number(one.spread),
        },
        {
          key: 'passed',
          header: t('council-ranking-rules'),
          value: one => t(one.passed ? 'council-ranking-passed' : 'council-ranking-failed'),
          cell: one =>
            one.passed ? (
              <Badge tone="good" icon="check">
                {t('council-ranking-passed')}
              </Badge>
            ) : (
              <>
                <Badge tone="bad" icon="stop">
                  {t('council-ranking-failed')}
                </Badge>
                <ul className="nc-small">
                  {one.failed_rules.map(rule => (
                    <li key={`${rule.rule}-${rule.criterion ?? ''}`}>
                      {t.or(`failed-rule-${rule.rule}`, rule.rule)}
                      {rule.criterion && `: ${criterion(rule.criterion)}`}
                    </li>
                  ))}
                </ul>
              </>
            ),
        },
        {
          key: 'criteria',
          header: t('council-ranking-by-criterion'),
          cell: one => (
            <details>
              <summary>{t('council-ranking-show')}</summary>
              <ul className="nc-small">
                {one.per_criterion.map(part => (
                  <li key={part.criterion}>
                    {criterion(part.criterion)}: {number(part.average)} ({t('comparison-spread')}{' '}
                    {format.number(part.spread)})
                  </li>
                ))}
              </ul>
            </details>
          ),
        },
      ]}
    />
  );
}
