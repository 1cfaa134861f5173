import type { ReactNode } from 'react';
import type { ChallengeSectionContent } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import type { SectionFieldsProps } from '@/parts/SectionEditor';
import { useT } from '@/texts/use-t';
import { problemAt } from '../content';
import { BudgetFields } from './BudgetFields';
import { ContactFields } from './ContactFields';
import { MeasuresField } from './MeasuresField';
import { RuleSetField } from './RuleSetField';
import { ConstraintFields, ReadinessFields, SiteFields, TimelineFields } from './ShortFields';
import { TopicsField } from './TopicsField';

export type FieldsProps = SectionFieldsProps<ChallengeSectionContent>;

const EXTRA: Record<string, (props: FieldsProps) => ReactNode> = {
  outcome: props => <MeasuresField {...props} />,
  constraints: props => <ConstraintFields {...props} />,
  sites: props => <SiteFields {...props} />,
  budget: props => <BudgetFields {...props} />,
  readiness: props => <ReadinessFields {...props} />,
  timeline: props => <TimelineFields {...props} />,
  topics: props => <TopicsField {...props} />,
  evaluation: props => <RuleSetField {...props} />,
  contact: props => <ContactFields {...props} />,
};

const WITHOUT_TEXT = new Set(['topics', 'evaluation', 'contact']);
const FIGURES_FIRST = new Set(['budget', 'timeline', 'readiness', 'sites']);

/** The fields of one section of an order: its words and what else it asks for. */
export function SectionFields({
  sectionKey,
  title,
  ...props
}: FieldsProps & { sectionKey: string; title: string }) {
  const t = useT();
  const extra = EXTRA[sectionKey]?.(props);
  const words = !WITHOUT_TEXT.has(sectionKey) && (
    <BilingualInput
      label={FIGURES_FIRST.has(sectionKey) ? t('section-words') : title}
      hideLabel={!FIGURES_FIRST.has(sectionKey)}
      value={props.content.text}
      onChange={text => props.change(old => ({ ...old, text }))}
      error={problemAt(props.problems, '/text')}
      multiline
      rows={FIGURES_FIRST.has(sectionKey) ? 3 : 6}
    />
  );
  return FIGURES_FIRST.has(sectionKey) ? (
    <>
      {extra}
      {words}
    </>
  ) : (
    <>
      {words}
      {extra}
    </>
  );
}
