import { lazy, type ReactNode, Suspense } from 'react';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Skeleton } from './Loading';

export interface PlotPoint {
  /** Tells points apart; two may be alike in everything that is shown. */
  id: string;
  /** Calendar day. */
  on: string;
  value: number;
  /** A word about the point, e.g. its site. */
  note?: string | null | undefined;
}

export interface PlotProps {
  title: string;
  unit: string;
  points: PlotPoint[];
  baseline?: number | null | undefined;
  target?: number | null | undefined;
  /** What can be done to a point, at the end of its row in the table. */
  act?: { header: string; on: (point: PlotPoint) => ReactNode } | undefined;
}

const PlotChart = lazy(() => import('./PlotChart'));

/** Measurements from a baseline towards a target: a drawn line, and the same numbers as a table. */
export function Plot(props: PlotProps) {
  const { title, unit, baseline, target, act } = props;
  const t = useT();
  const format = useFormat();
  const points = [...props.points].sort((a, b) => a.on.localeCompare(b.on));
  return (
    <figure className="nc-plot">
      <figcaption className="nc-strong">
        {title} <span className="nc-soft nc-small">({unit})</span>
      </figcaption>
      <p className="nc-row nc-small nc-soft">
        {typeof baseline === 'number' && (
          <span>{t('plot-baseline', { value: format.number(baseline) })}</span>
        )}
        {typeof target === 'number' && <span>{t('plot-target', { value: format.number(target) })}</span>}
      </p>
      {points.length > 0 && (
        <div aria-hidden="true" className="nc-plot-drawn nc-no-print">
          <Suspense fallback={<Skeleton lines={5} />}>
            <PlotChart {...props} points={points} />
          </Suspense>
        </div>
      )}
      <details>
        <summary>{t('plot-table')}</summary>
        <table className="nc-table">
          <caption className="nc-sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plot-day')}</th>
              <th scope="col" className="is-end">
                {t('plot-value', { unit })}
              </th>
              <th scope="col">{t('plot-note')}</th>
              {act && <th scope="col">{act.header}</th>}
            </tr>
          </thead>
          <tbody>
            {points.map(point => (
              <tr key={point.id}>
                <th scope="row" className="is-main">
                  {format.day(point.on)}
                </th>
                <td className="is-end">
                  <Label text={t('plot-value', { unit })} />
                  {format.number(point.value)}
                </td>
                <td>
                  {point.note && <Label text={t('plot-note')} />}
                  <span className="nc-cell">{point.note}</span>
                </td>
                {act && (
                  <td className="is-main">
                    <span className="nc-cell">{act.on(point)}</span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** On a phone a row is a card, and each figure says what it is. */
function Label({ text }: { text: string }) {
  return (
    <span className="nc-cell-label" aria-hidden="true">
      {text}
    </span>
  );
}
