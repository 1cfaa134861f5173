import type { AnonymousSheet, RankingView, RuleSet } from '@/api/views';
import { type Column, DataList } from '@/parts/DataList';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** The sheets that count, without names: with them anybody works the result out again. */
export function AnonymousSheets({ ranking, rules }: { ranking: RankingView; rules: RuleSet }) {
  const t = useT();
  const format = useFormat();
  const { sheets, computed } = ranking;
  if (!sheets?.length) return null;
  // An acceptance judges one pilot, and its sheets need not say which.
  const several = computed.length > 0;
  const codeOf = (sheet: AnonymousSheet) =>
    computed.find(one => one.subject_id === sheet.subject_id)?.code ?? '';
  const given = (sheet: AnonymousSheet, key: string) => {
    const points = sheet.points?.[key];
    const grade = sheet.grades?.[key];
    return typeof points === 'number' ? format.number(points) : grade ? t(`grade-${grade}`) : '';
  };
  const subject: Column<AnonymousSheet> = {
    key: 'code',
    header: t('sheet-about'),
    main: true,
    value: codeOf,
    cell: one => <span className="nc-code">{codeOf(one)}</span>,
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
          ...(several ? [subject] : []),
          {
            key: 'seat',
            header: t('sheet-seat'),
            main: !several,
            value: one => one.seat,
            cell: one => (one.decides_ties ? t('sheet-seat-decides', { seat: one.seat }) : one.seat),
          },
          ...rules.criteria.map(
            (criterion): Column<AnonymousSheet> => ({
              key: criterion.key,
              header: t.of(criterion.label),
              align: 'end',
              value: one => one.points?.[criterion.key] ?? one.grades?.[criterion.key] ?? '',
              cell: one => given(one, criterion.key),
            }),
          ),
        ]}
      />
    </section>
  );
}
