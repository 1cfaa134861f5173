import { Checkbox } from '@mantine/core';
import { FUNDING_SOURCES } from '@/api/choices';
import { MoneyInput } from '@/parts/MoneyInput';
import { useT } from '@/texts/use-t';
import { problemAt } from '../content';
import type { FieldsProps } from './SectionFields';

/** From how much to how much, and out of which pockets. */
export function BudgetFields({ content, change, problems }: FieldsProps) {
  const t = useT();
  const sources = content.sources ?? [];
  return (
    <>
      <div className="nc-row nc-filters">
        <MoneyInput
          label={t('budget-min')}
          value={content.min}
          error={problemAt(problems, '/min')}
          onChange={min => change(old => ({ ...old, min }))}
        />
        <MoneyInput
          label={t('budget-max')}
          value={content.max}
          error={problemAt(problems, '/max')}
          onChange={max => change(old => ({ ...old, max }))}
        />
      </div>
      <fieldset className="nc-choices">
        <legend className="nc-label">{t('budget-sources')}</legend>
        {FUNDING_SOURCES.map(one => (
          <Checkbox
            key={one}
            label={t(`funding-source-${one}`)}
            checked={sources.includes(one)}
            onChange={event => {
              const { checked } = event.currentTarget;
              change(old => ({
                ...old,
                sources: FUNDING_SOURCES.filter(source =>
                  source === one ? checked : (old.sources ?? []).includes(source),
                ),
              }));
            }}
          />
        ))}
      </fieldset>
    </>
  );
}
