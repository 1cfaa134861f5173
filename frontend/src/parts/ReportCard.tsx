import type { ReportView } from '@/api/views';
import { useT } from '@/texts/use-t';
import { Day, Moment, Text } from './Shown';

/** The parts of a report, in the order in which they are written and read. */
export const REPORT_PARTS = [
  'overview',
  'methods',
  'results',
  'discussion',
  'conclusion',
] as const satisfies (keyof ReportView)[];

/** A report on a pilot, for reading. */
export function ReportCard({ report, open = false }: { report: ReportView; open?: boolean }) {
  const t = useT();
  return (
    <details className="nc-card" open={open}>
      <summary>
        <strong>{t(`report-kind-${report.kind}`)}</strong>, {t('report-until')} <Day on={report.period_end} />
      </summary>
      <div className="nc-stack nc-disclosed">
        <p className="nc-small nc-soft">
          {report.filed_by ? t('report-filed-by', { name: report.filed_by.name }) : t('report-filed')}{' '}
          <Moment at={report.filed_at} />
        </p>
        {REPORT_PARTS.map(part => (
          <div key={part}>
            <h3>{t(`report-part-${part}`)}</h3>
            <p className="nc-prose">
              <Text of={report[part]} />
            </p>
          </div>
        ))}
      </div>
    </details>
  );
}
