import { useResource } from '@/api/query';
import type { CouncilSubject, Page, PilotView, SubmissionView } from '@/api/types';
import { Loaded } from '@/parts/Loading';
import { Day, Text } from '@/parts/Shown';
import { SubmissionText } from '@/parts/SubmissionText';
import { useT } from '@/texts/use-t';
import { IndicatorResults } from './IndicatorResults';
import type { PilotReport } from './views';

/** What is judged, to be read beside the sheet: the submission's text, or the pilot's results and reports. */
export function SubjectText({ subject }: { subject: CouncilSubject }) {
  return subject.noun === 'pilot' ? <PilotText id={subject.id} /> : <SubmissionOf id={subject.id} />;
}

function SubmissionOf({ id }: { id: string }) {
  const submission = useResource<SubmissionView>(`/submissions/${id}`);
  return (
    <Loaded query={submission} lines={10}>
      {view => <SubmissionText view={view} />}
    </Loaded>
  );
}

function PilotText({ id }: { id: string }) {
  const t = useT();
  const pilot = useResource<PilotView>(`/pilots/${id}`);
  const reports = useResource<Page<PilotReport>>(`/pilots/${id}/reports`);
  return (
    <div className="nc-stack">
      <Loaded query={pilot} lines={6}>
        {view => (
          <section className="nc-card nc-stack" aria-labelledby="pilot-results">
            <h2 id="pilot-results" className="nc-section-title">
              {t('council-pilot-results')}
            </h2>
            {view.sites.length > 0 && (
              <p>
                {t('council-pilot-sites')}: {view.sites.join(' · ')}
              </p>
            )}
            <IndicatorResults indicators={view.indicators} />
          </section>
        )}
      </Loaded>
      <Loaded query={reports} lines={6}>
        {({ items }) => (
          <>
            {[...items]
              .sort((a, b) => b.period_end.localeCompare(a.period_end))
              .map(one => (
                <Report key={one.id} report={one} />
              ))}
          </>
        )}
      </Loaded>
    </div>
  );
}

const PARTS = ['overview', 'methods', 'results', 'discussion', 'conclusion'] as const;

function Report({ report }: { report: PilotReport }) {
  const t = useT();
  return (
    <details className="nc-card" open={report.kind === 'final'}>
      <summary className="nc-strong">
        {t(`council-report-${report.kind}`)} · <Day on={report.period_end} />
      </summary>
      {PARTS.map(part => (
        <section key={part} className="nc-stack-tight nc-report-part">
          <h3>{t(`council-report-${part}`)}</h3>
          <div className="nc-prose">
            <Text of={report[part]} />
          </div>
        </section>
      ))}
    </details>
  );
}
