import { NativeSelect } from '@mantine/core';
import { FUNDING_SOURCES } from '@/api/choices';
import type { FieldProblem, Money, SubmissionBudgetLine } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { BudgetTotals, sumOf } from '@/parts/BudgetTotals';
import { MoneyInput } from '@/parts/MoneyInput';
import { Notice } from '@/parts/Notice';
import { MoneyText } from '@/parts/Shown';
import { isBlankText } from '@/texts/blank';
import { useT } from '@/texts/use-t';
import { problemAt } from './problems';
import { Rows } from './Rows';

/** What it costs, line by line, each from one source; the sums stand below and follow the typing. */
export function BudgetRows({
  value,
  onChange,
  problems,
  most,
}: {
  value: SubmissionBudgetLine[];
  onChange: (value: SubmissionBudgetLine[]) => void;
  problems: FieldProblem[];
  /** The most the call is ready to spend. */
  most: Money | null | undefined;
}) {
  const t = useT();
  const over = most && sumOf(value) > most.amount;
  return (
    <div className="nc-stack">
      <Rows<SubmissionBudgetLine>
        label={t('submission-section-budget')}
        value={value}
        onChange={onChange}
        blank={() => ({ item: {}, source: 'state_budget', amount: { amount: 0, currency: 'VND' } })}
        isBlank={row => isBlankText(row.item) && row.amount.amount === 0}
        nameOf={(row, position) => t('budget-line', { position, item: t.of(row.item) })}
        add={t('budget-add')}
        empty={t('budget-none')}
      >
        {(row, set, index) => (
          <>
            <div className="nc-rows-wide">
              <BilingualInput
                label={t('budget-item')}
                value={row.item}
                onChange={item => set({ item })}
                maxLength={200}
                error={problemAt(problems, 'lines', index, 'item')}
              />
            </div>
            <NativeSelect
              label={t('budget-source')}
              value={row.source}
              onChange={event => set({ source: event.currentTarget.value as SubmissionBudgetLine['source'] })}
              data={FUNDING_SOURCES.map(source => ({ value: source, label: t(`funding-source-${source}`) }))}
            />
            <MoneyInput
              label={t('budget-amount')}
              value={row.amount}
              error={problemAt(problems, 'lines', index, 'amount')}
              onChange={amount => set({ amount: amount ?? { ...row.amount, amount: 0 } })}
            />
          </>
        )}
      </Rows>
      {value.length > 0 && <BudgetTotals lines={value} />}
      {over && (
        <Notice tone="warn">
          <p>
            {t('budget-over')} <MoneyText value={most} />
          </p>
        </Notice>
      )}
    </div>
  );
}
