import { DataList } from '@/parts/DataList';
import { Text } from '@/parts/Shown';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import type { AnonymousSheet, CouncilView, Criterion } from './views';

/** The sheets that count, without names: with them anybody works the result out again. */
export function AnonymousSheets({ council, sheets }: { council: CouncilView; sheets: AnonymousSheet[] }) {
  const t = useT();
  const format = useFormat();
  const codeOf = (id: string) => council.subjects.find(one => one.id === id)?.code ?? '';
  const given = (sheet: AnonymousSheet, criterion: Criterion) => {
    const points = sheet.points?.[criterion.key];
    const grade = sheet.grades?.[criterion.key];
    return typeof points === 'number' ? format.number(points) : grade ? t(`grade-${grade}`) : '';
  };
  return (
    <section className="nc-stack" aria-labelledby="anonymous-sheets">
      <h2 id="anonymous-sheets">{t('sheets-anonymous')}</h2>
      <p className="nc-soft nc-measure">{t('sheets-anonymous-lead')}</p>
      <DataList
        caption={t('sheets-anonymous')}
        items={sheets}
        rowKey={one => `${one.subject_id}-${one.seat}`}
        csvName="sheets"
        empty={null}
        columns={[
          {
            key: 'code',
            header: t('sheet-about'),
            main: true,
            value: one => codeOf(one.subject_id),
            cell: one => <span className="nc-code">{codeOf(one.subject_id)}</span>,
          },
          {
            key: 'seat',
            header: t('sheet-seat'),
            value: one => one.seat,
            cell: one => (one.decides_ties ? t('sheet-seat-decides', { seat: one.seat }) : one.seat),
          },
          ...council.rule_set.criteria.map(criterion => ({
            key: criterion.key,
            header: t.of(criterion.label),
            align: 'end' as const,
            value: (one: AnonymousSheet) => one.points?.[criterion.key] ?? one.grades?.[criterion.key] ?? '',
            cell: (one: AnonymousSheet) => <Text of={given(one, criterion)} />,
          })),
        ]}
      />
    </section>
  );
}
