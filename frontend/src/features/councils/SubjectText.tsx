import { useResource } from '@/api/query';
import type { CouncilSubjectView, Page, PilotView, ReportView, SubmissionView } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { ReportCard } from '@/parts/ReportCard';
import { SubmissionText } from '@/parts/SubmissionText';
import { useT } from '@/texts/use-t';
import { IndicatorResults } from './IndicatorResults';

/** What is judged, to be read beside the sheet: the submission's text, or the pilot's results and reports. */
export function SubjectText({ subject }: { subject: CouncilSubjectView }) {
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
  const reports = useResource<Page<ReportView>>(`/pilots/${id}/reports`);
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
                <ReportCard key={one.id} report={one} open={one.kind === 'final'} />
              ))}
          </>
        )}
      </Loaded>
    </div>
  );
}
