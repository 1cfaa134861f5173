import { FUNDING_SOURCES } from '@/api/choices';
import type { SubmissionBudgetLine } from '@/api/views';
import { useT } from '@/texts/use-t';
import { MoneyText } from './Shown';

export const sumOf = (lines: SubmissionBudgetLine[]): number =>
  lines.reduce((sum, line) => sum + line.amount.amount, 0);

/** The budget by source, and in all. */
export function BudgetTotals({ lines }: { lines: SubmissionBudgetLine[] }) {
  const t = useT();
  const currency = lines[0]?.amount.currency ?? 'VND';
  const bySource = FUNDING_SOURCES.map(source => ({
    source,
    amount: sumOf(lines.filter(line => line.source === source)),
  })).filter(one => one.amount > 0);
  return (
    <table className="nc-table">
      <caption className="nc-sr">{t('budget-totals')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('budget-source')}</th>
          <th scope="col" className="is-end">
            {t('budget-amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bySource.map(one => (
          <tr key={one.source}>
            <th scope="row" className="is-main">
              {t(`funding-source-${one.source}`)}
            </th>
            <td className="is-end">
              <MoneyText value={{ amount: one.amount, currency }} />
            </td>
          </tr>
        ))}
        <tr className="nc-total">
          <th scope="row" className="is-main">
            {t('budget-total')}
          </th>
          <td className="is-end">
            <MoneyText value={{ amount: sumOf(lines), currency }} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
