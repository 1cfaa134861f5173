import type { Fit, Measure, SubmissionBudgetLine, SubmissionMilestone, TeamMember } from '@/api/views';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { BudgetTotals } from './BudgetTotals';
import { DataList } from './DataList';
import { MoneyText, Text } from './Shown';

export function FitsShown({ fits, measures }: { fits: Fit[]; measures: Measure[] }) {
  const t = useT();
  const format = useFormat();
  const measureOf = (fit: Fit) => measures.find(one => one.key === fit.measure_key);
  const number = (value: number | null | undefined, fit: Fit) =>
    typeof value === 'number' ? (
      <>
        {format.number(value)} <Text of={measureOf(fit)?.unit} />
      </>
    ) : (
      ''
    );
  return (
    <DataList
      caption={t('submission-section-measures_fit')}
      items={fits}
      rowKey={one => one.measure_key}
      empty={null}
      columns={[
        {
          key: 'measure',
          header: t('fit-measure'),
          main: true,
          cell: one => <Text of={measureOf(one)?.name ?? one.measure_key} />,
        },
        {
          key: 'baseline',
          header: t('fit-baseline'),
          align: 'end',
          cell: one => number(measureOf(one)?.baseline, one),
        },
        {
          key: 'target',
          header: t('fit-target'),
          align: 'end',
          cell: one => number(measureOf(one)?.target, one),
        },
        {
          key: 'promised',
          header: t('fit-promise'),
          align: 'end',
          cell: one => <strong>{number(one.promised, one)}</strong>,
        },
        { key: 'how', header: t('fit-how'), cell: one => <Text of={one.how} /> },
      ]}
    />
  );
}

export function MilestonesShown({ milestones }: { milestones: SubmissionMilestone[] }) {
  const t = useT();
  return (
    <DataList
      caption={t('plan-milestones')}
      items={[...milestones].sort((a, b) => a.month - b.month)}
      rowKey={one => `${one.month}-${one.title.vi ?? one.title.en ?? ''}`}
      empty={null}
      columns={[
        { key: 'title', header: t('plan-title'), main: true, cell: one => <Text of={one.title} /> },
        { key: 'month', header: t('plan-month'), align: 'end', cell: one => one.month },
        { key: 'deliverable', header: t('plan-deliverable'), cell: one => <Text of={one.deliverable} /> },
      ]}
    />
  );
}

export function TeamShown({ members }: { members: TeamMember[] }) {
  const t = useT();
  return (
    <DataList
      caption={t('submission-section-team')}
      items={members}
      rowKey={one => `${one.name}-${one.email ?? ''}`}
      empty={null}
      columns={[
        { key: 'name', header: t('team-name'), main: true, cell: one => one.name },
        { key: 'role', header: t('team-role'), cell: one => <Text of={one.role} /> },
        { key: 'email', header: t('team-email'), cell: one => one.email },
      ]}
    />
  );
}

export function BudgetShown({ lines }: { lines: SubmissionBudgetLine[] }) {
  const t = useT();
  return (
    <div className="nc-stack">
      <DataList
        caption={t('submission-section-budget')}
        items={lines}
        rowKey={one => `${one.item.vi ?? one.item.en ?? ''}-${one.source}-${one.amount.amount}`}
        csvName="budget"
        empty={null}
        columns={[
          {
            key: 'item',
            header: t('budget-item'),
            main: true,
            value: one => t.of(one.item),
            cell: one => <Text of={one.item} />,
          },
          {
            key: 'source',
            header: t('budget-source'),
            value: one => t(`funding-source-${one.source}`),
            cell: one => t(`funding-source-${one.source}`),
          },
          {
            key: 'amount',
            header: t('budget-amount'),
            align: 'end',
            value: one => one.amount.amount,
            cell: one => <MoneyText value={one.amount} />,
          },
        ]}
      />
      <BudgetTotals lines={lines} />
    </div>
  );
}
