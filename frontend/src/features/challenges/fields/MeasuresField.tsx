import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Measure } from '@/api/views';
import { Icon } from '@/parts/Icon';
import { Text } from '@/parts/Shown';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { measureLine, problemAt } from '../content';
import { MeasureForm } from './MeasureForm';
import type { FieldsProps } from './SectionFields';

/** What must have changed for the need to be met: each measure becomes an indicator of the pilot. */
export function MeasuresField({ content, change, problems }: FieldsProps) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const measures = content.measures ?? [];
  const put = (index: number | 'new', measure: Measure) => {
    change(old => {
      const list = [...(old.measures ?? [])];
      if (index === 'new') list.push(measure);
      else list[index] = measure;
      return { ...old, measures: list };
    });
    setOpen(null);
  };
  const drop = (index: number) =>
    change(old => ({ ...old, measures: (old.measures ?? []).filter((_, at) => at !== index) }));

  return (
    <div className="nc-stack-tight">
      <h3 className="nc-label">{t('measures-title')}</h3>
      <p className="nc-small nc-soft nc-measure">{t('measures-hint')}</p>
      {measures.length === 0 && open === null && <p className="nc-soft">{t('measures-none')}</p>}
      <ol className="nc-list nc-stack-tight">
        {measures.map((measure, index) => (
          <li key={measure.key || `new-${index}`} className="nc-measure-item">
            {open === index ? (
              <MeasureForm
                initial={measure}
                onSave={next => put(index, next)}
                onCancel={() => setOpen(null)}
              />
            ) : (
              <div className="nc-row-between">
                <div>
                  <p className="nc-strong">{measureLine(measure, t, format)}</p>
                  {measure.method && (
                    <p className="nc-small nc-soft">
                      <Text of={measure.method} />
                    </p>
                  )}
                  {problemAt(problems, `/measures/${index}`) && (
                    <p className="nc-small nc-bad">{problemAt(problems, `/measures/${index}`)}</p>
                  )}
                </div>
                <div className="nc-row">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('measure-edit-name', { name: t.of(measure.name) })}
                    onClick={() => setOpen(index)}
                  >
                    {t('measure-edit')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    aria-label={t('measure-remove-name', { name: t.of(measure.name) })}
                    onClick={() => drop(index)}
                  >
                    {t('remove')}
                  </Button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ol>
      {open === 'new' ? (
        <div className="nc-measure-item">
          <MeasureForm onSave={next => put('new', next)} onCancel={() => setOpen(null)} />
        </div>
      ) : (
        <div>
          <Button
            variant="outline"
            size="compact-md"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => setOpen('new')}
          >
            {t('measure-add')}
          </Button>
        </div>
      )}
    </div>
  );
}
