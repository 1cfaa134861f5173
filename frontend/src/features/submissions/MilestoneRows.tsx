import { NumberInput } from '@mantine/core';
import type { FieldProblem, SubmissionMilestone } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { isBlankText } from '@/texts/blank';
import { useT } from '@/texts/use-t';
import { problemAt } from './problems';
import { Rows } from './Rows';

/** Milestones of the plan, in months counted from the start; they become those of the pilot. */
export function MilestoneRows({
  value,
  onChange,
  problems,
}: {
  value: SubmissionMilestone[];
  onChange: (value: SubmissionMilestone[]) => void;
  problems: FieldProblem[];
}) {
  const t = useT();
  const lastMonth = Math.max(0, ...value.map(one => one.month));
  return (
    <Rows<SubmissionMilestone>
      label={t('plan-milestones')}
      value={value}
      onChange={onChange}
      blank={() => ({ title: {}, month: Math.min(lastMonth + 1, 120) })}
      isBlank={row => isBlankText(row.title) && isBlankText(row.deliverable)}
      nameOf={(row, position) => t('plan-milestone', { position, title: t.of(row.title) })}
      add={t('plan-add')}
      empty={t('plan-none')}
    >
      {(row, set, index) => (
        <>
          <div className="nc-rows-wide">
            <BilingualInput
              label={t('plan-title')}
              value={row.title}
              onChange={title => set({ title })}
              maxLength={200}
              error={problemAt(problems, 'milestones', index, 'title')}
            />
          </div>
          <NumberInput
            label={t('plan-month')}
            description={t('plan-month-hint')}
            value={row.month}
            min={1}
            max={120}
            allowDecimal={false}
            hideControls
            error={problemAt(problems, 'milestones', index, 'month')}
            onChange={month => typeof month === 'number' && set({ month })}
          />
          <div className="nc-rows-wide">
            <BilingualInput
              label={t('plan-deliverable')}
              value={row.deliverable}
              onChange={deliverable => set({ deliverable })}
              maxLength={200}
              error={problemAt(problems, 'milestones', index, 'deliverable')}
            />
          </div>
        </>
      )}
    </Rows>
  );
}
