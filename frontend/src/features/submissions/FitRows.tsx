import { useState } from 'react';
import type { FieldProblem, Fit, Measure } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { DecimalInput } from '@/parts/DecimalInput';
import { Text } from '@/parts/Shown';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { problemAt } from './problems';

/** Each success measure of the call, and what this answer promises for it. */
export function FitRows({
  measures,
  value,
  onChange,
  problems,
}: {
  measures: Measure[];
  value: Fit[];
  onChange: (value: Fit[]) => void;
  problems: FieldProblem[];
}) {
  const t = useT();
  const format = useFormat();
  if (measures.length === 0) return <p className="nc-soft">{t('fit-no-measures')}</p>;
  return (
    <ul className="nc-list nc-rows">
      {measures.map(measure => {
        const key = measure.key ?? '';
        const index = value.findIndex(one => one.measure_key === key);
        const fit = index < 0 ? null : value[index];
        const set = (next: Fit | null) => {
          const others = value.filter(one => one.measure_key !== key);
          onChange(next ? [...others, next].sort(inOrderOf(measures)) : others);
        };
        return (
          <li key={key}>
            <div>
              <h3 className="nc-label">
                <Text of={measure.name} />
              </h3>
              <p className="nc-small nc-soft">
                {t('fit-wanted', {
                  baseline: format.number(measure.baseline),
                  target: format.number(measure.target),
                  unit: t.of(measure.unit),
                })}{' '}
                {t(`measure-better-${measure.direction}`)}
              </p>
            </div>
            <div className="nc-rows-fields">
              <Promised
                label={t('fit-promised', { unit: t.of(measure.unit) })}
                error={problemAt(problems, 'fits', index < 0 ? null : index, 'promised')}
                value={fit?.promised ?? null}
                onChange={promised => set(promised === null ? null : { ...fit, measure_key: key, promised })}
              />
              <div className="nc-rows-wide">
                <BilingualInput
                  label={t('fit-how')}
                  description={fit ? '' : t('fit-how-first')}
                  value={fit?.how}
                  disabled={!fit}
                  onChange={how => fit && set({ ...fit, how })}
                  maxLength={2000}
                  multiline
                  rows={2}
                  error={problemAt(problems, 'fits', index < 0 ? null : index, 'how')}
                />
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const inOrderOf = (measures: Measure[]) => {
  const place = (fit: Fit) => measures.findIndex(one => one.key === fit.measure_key);
  return (a: Fit, b: Fit) => place(a) - place(b);
};

/** A number that may be half typed: an emptied field keeps the explanation until another number stands there. */
function Promised({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: number | null;
  error: string | undefined;
  onChange: (value: number | null) => void;
}) {
  const t = useT();
  const [empty, setEmpty] = useState(false);
  return (
    <DecimalInput
      label={label}
      value={empty ? null : value}
      hideControls
      error={error ?? (empty ? t('fit-number-needed') : undefined)}
      onChange={next => {
        setEmpty(next === null && value !== null);
        if (next !== null) onChange(next);
      }}
    />
  );
}
