import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { LEVELS } from '@/api/choices';
import type { Level } from '@/api/views';
import { DayInput } from '@/parts/DateTimeInput';
import { useT } from '@/texts/use-t';
import { isWhole, type Origin } from './content';

const EMPTY: Origin = { code: '', level: '', accepted_on: '', grade: '' };

/** The accepted task that a research result comes from; counts once all of it is filled in. */
export function OriginTaskFields({
  value,
  onChange,
}: {
  value: Origin | null;
  onChange: (value: Origin | null) => void;
}) {
  const t = useT();
  const task = value ?? EMPTY;
  const set = (patch: Partial<Origin>) => onChange({ ...task, ...patch });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a stack in every browser
    <div role="group" aria-label={t('origin-task')} className="nc-stack-tight">
      <p className="nc-label">{t('origin-task')}</p>
      <Checkbox
        label={t('origin-task-has')}
        checked={value !== null}
        onChange={event => onChange(event.currentTarget.checked ? EMPTY : null)}
      />
      {value !== null && (
        <>
          <div className="nc-grid">
            <TextInput
              label={t('origin-task-code')}
              value={task.code}
              maxLength={200}
              onChange={event => set({ code: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('origin-task-level')}
              value={task.level}
              onChange={event => set({ level: event.currentTarget.value as Level | '' })}
              data={[
                { value: '', label: t('capability-not-stated') },
                ...LEVELS.map(level => ({ value: level, label: t(`level-${level}`) })),
              ]}
            />
            <DayInput
              label={t('origin-task-accepted')}
              value={task.accepted_on}
              onChange={day => set({ accepted_on: day ?? '' })}
            />
            <TextInput
              label={t('origin-task-grade')}
              value={task.grade}
              maxLength={200}
              onChange={event => set({ grade: event.currentTarget.value })}
            />
          </div>
          {!isWhole(task) && <p className="nc-small nc-soft">{t('origin-task-incomplete')}</p>}
        </>
      )}
    </div>
  );
}
