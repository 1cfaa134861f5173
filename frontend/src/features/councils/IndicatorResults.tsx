import type { Bilingual, IndicatorView } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** Each indicator: where it began, what was wanted, what was measured last. */
export function IndicatorResults({ indicators }: { indicators: IndicatorView[] }) {
  const t = useT();
  const format = useFormat();
  const number = (value: number, unit: Bilingual) => (
    <>
      {format.number(value)} <Text of={unit} />
    </>
  );
  return (
    <DataList
      caption={t('council-pilot-results')}
      items={indicators}
      rowKey={one => one.id}
      empty={<p className="nc-soft">{t('council-pilot-no-indicators')}</p>}
      columns={[
        { key: 'name', header: t('noun-indicator'), main: true, cell: one => <Text of={one.name} /> },
        {
          key: 'baseline',
          header: t('council-indicator-baseline'),
          align: 'end',
          cell: one => number(one.baseline, one.unit),
        },
        {
          key: 'target',
          header: t('council-indicator-target'),
          align: 'end',
          cell: one => number(one.target, one.unit),
        },
        {
          key: 'value',
          header: t('council-indicator-measured'),
          align: 'end',
          cell: one =>
            one.progress ? (
              <>
                <strong>{number(one.progress.value, one.unit)}</strong>{' '}
                <Badge
                  tone={one.progress.reached ? 'good' : 'warn'}
                  icon={one.progress.reached ? 'check' : 'alert'}
                >
                  {t(one.progress.reached ? 'council-indicator-reached' : 'council-indicator-short')}
                </Badge>
              </>
            ) : (
              t('council-indicator-unmeasured')
            ),
        },
      ]}
    />
  );
}
