import type { CSSProperties } from 'react';
import type { RuleSet, SheetView } from '@/api/views';
import { mostPoints } from '@/parts/RuleSetPanel';
import { Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

interface Column {
  sheet: SheetView;
  name: string;
}

/** Criteria down, members across; the last column draws the range between the lowest and the highest points. */
export function SheetTable({
  rules,
  columns,
  caption,
}: {
  rules: RuleSet;
  columns: Column[];
  caption: string;
}) {
  const t = useT();
  const format = useFormat();
  const points = rules.criteria.some(one => one.scale === 'points');
  const valuesOf = (key: string) =>
    columns.map(({ sheet }) => sheet.scores[key]?.points).filter(one => typeof one === 'number');
  const shares = rules.criteria.map(one => ({
    key: one.key,
    share: spreadOf(valuesOf(one.key)) / (one.max || 1),
  }));
  const widest = Math.max(...shares.map(one => one.share));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="nc-wide-table" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="nc-sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('comparison-criterion')}</th>
            {columns.map(({ name, sheet }) => (
              <th key={sheet.member_id ?? name} scope="col">
                {name}
              </th>
            ))}
            {points && <th scope="col">{t('comparison-spread')}</th>}
          </tr>
        </thead>
        <tbody>
          {rules.criteria.map(criterion => (
            <tr key={criterion.key}>
              <th scope="row">
                <Text of={criterion.label} />
                {points && <span className="nc-small nc-soft"> / {format.number(criterion.max)}</span>}
              </th>
              {columns.map(({ name, sheet }) => {
                const score = sheet.scores[criterion.key];
                return (
                  <td key={sheet.member_id ?? name}>
                    {typeof score?.points === 'number' && format.number(score.points)}
                    {score?.grade && t(`grade-${score.grade}`)}
                  </td>
                );
              })}
              {points && (
                <td>
                  <Spread values={valuesOf(criterion.key)} most={criterion.max} />
                  {widest > 0 && shares.find(one => one.key === criterion.key)?.share === widest && (
                    <Badge tone="warn" icon="alert">
                      {t('comparison-widest')}
                    </Badge>
                  )}
                </td>
              )}
            </tr>
          ))}
          <tr className="nc-sum">
            <th scope="row">{t(points ? 'comparison-total' : 'comparison-grade')}</th>
            {columns.map(({ name, sheet }) => (
              <td key={sheet.member_id ?? name}>
                {typeof sheet.total === 'number' && format.number(sheet.total)}
                {sheet.grade && t(`grade-${sheet.grade}`)}
              </td>
            ))}
            {points && (
              <td>
                <Spread
                  values={columns.map(one => one.sheet.total).filter(one => typeof one === 'number')}
                  most={mostPoints(rules)}
                />
              </td>
            )}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const spreadOf = (values: number[]): number =>
  values.length > 1 ? Math.max(...values) - Math.min(...values) : 0;

function Spread({ values, most }: { values: number[]; most: number }) {
  const t = useT();
  const format = useFormat();
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const style = {
    '--low': `${(low / most) * 100}%`,
    '--width': `${Math.max(((high - low) / most) * 100, 2)}%`,
  } as CSSProperties;
  return (
    <span className="nc-spread">
      <span className="nc-spread-bar" style={style} aria-hidden="true" />
      <span className="nc-small">
        {t('comparison-range', {
          low: format.number(low),
          high: format.number(high),
          spread: format.number(high - low),
        })}
      </span>
    </span>
  );
}
