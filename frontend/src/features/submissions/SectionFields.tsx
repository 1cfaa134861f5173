import type { FieldProblem, Measure, Money, SubmissionSectionContent } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { useT } from '@/texts/use-t';
import { BudgetRows } from './BudgetRows';
import { FitRows } from './FitRows';
import { MilestoneRows } from './MilestoneRows';
import { TeamRows } from './TeamRows';

export interface SectionFieldsProps {
  sectionKey: string;
  title: string;
  content: SubmissionSectionContent;
  change: (next: (old: SubmissionSectionContent) => SubmissionSectionContent) => void;
  problems: FieldProblem[];
  measures: Measure[];
  most: Money | null | undefined;
}

/** The fields of one section; which ones it has is fixed by its key. */
export function SectionFields(props: SectionFieldsProps) {
  const { sectionKey, title, content, change, problems, measures, most } = props;
  const t = useT();
  const set = (patch: SubmissionSectionContent) => change(old => ({ ...old, ...patch }));
  const text = (
    <BilingualInput
      label={title}
      hideLabel
      multiline
      rows={7}
      value={content.text}
      onChange={value => set({ text: value })}
      error={problems.find(one => one.pointer.startsWith('/text'))?.message}
    />
  );
  switch (sectionKey) {
    case 'measures_fit':
      return (
        <FitRows
          measures={measures}
          value={content.fits ?? []}
          onChange={fits => set({ fits })}
          problems={problems}
        />
      );
    case 'plan':
      return (
        <div className="nc-stack">
          {text}
          <h3>{t('plan-milestones')}</h3>
          <MilestoneRows
            value={content.milestones ?? []}
            onChange={milestones => set({ milestones })}
            problems={problems}
          />
        </div>
      );
    case 'team':
      return (
        <TeamRows value={content.members ?? []} onChange={members => set({ members })} problems={problems} />
      );
    case 'budget':
      return (
        <BudgetRows
          value={content.lines ?? []}
          onChange={lines => set({ lines })}
          problems={problems}
          most={most}
        />
      );
    default:
      return text;
  }
}
