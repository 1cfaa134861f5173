import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import type { PlotProps } from './Plot';

const text = { fill: 'var(--nc-ink-soft)', fontSize: 13 };

/** The drawn half of `Plot`, in a chunk of its own that only screens with numbers load. */
export default function PlotChart({ points, baseline, target }: PlotProps) {
  const t = useT();
  const format = useFormat();
  const drawn = points.map(point => ({ at: Date.parse(`${point.on}T00:00:00Z`), value: point.value }));
  const numbers = [...drawn.map(point => point.value), baseline ?? 0, target ?? 0];
  return (
    <ResponsiveContainer width="100%" height={240}>
      <LineChart data={drawn} margin={{ top: 16, right: 24, bottom: 8, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--nc-line)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={['dataMin', 'dataMax']}
          tick={text}
          stroke="var(--nc-line-strong)"
          tickFormatter={(at: number) => format.day(new Date(at).toISOString())}
          minTickGap={32}
        />
        <YAxis
          domain={[Math.min(...numbers) < 0 ? 'auto' : 0, 'auto']}
          tick={text}
          stroke="var(--nc-line-strong)"
          tickFormatter={(value: number) => format.number(value, 1)}
        />
        {typeof baseline === 'number' && (
          <ReferenceLine
            y={baseline}
            stroke="var(--nc-line-strong)"
            ifOverflow="extendDomain"
            strokeDasharray="3 4"
            label={{ ...text, value: t('plot-baseline-short'), position: 'insideBottomRight' }}
          />
        )}
        {typeof target === 'number' && (
          <ReferenceLine
            y={target}
            stroke="var(--nc-series-2)"
            ifOverflow="extendDomain"
            strokeDasharray="8 4"
            label={{ ...text, value: t('plot-target-short'), position: 'insideBottomLeft' }}
          />
        )}
        <Line
          dataKey="value"
          stroke="var(--nc-series-1)"
          strokeWidth={2.5}
          dot={{ r: 4, fill: 'var(--nc-series-1)' }}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
