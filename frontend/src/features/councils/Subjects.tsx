import { useResource } from '@/api/query';
import type { CouncilMemberView, CouncilView, Page, SheetView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { sheetPlace } from './addresses';
import { ProgressBar } from './ProgressBar';
import { judges } from './stages';

/** What is judged, with my sheet about each. */
export function Subjects({ view, member }: { view: CouncilView; member: CouncilMemberView | undefined }) {
  const t = useT();
  const scores = Boolean(member && member.sheets_total > 0 && judges(view));
  const sheets = useResource<Page<SheetView>>(scores ? `/councils/${view.id}/sheets` : null);
  // Who runs the call, or keeps its papers without a vote, fills in no sheet and reads the submission on its own page.
  const reads = !member || (member.status === 'active' && member.sheets_total === 0);
  const mine = (subjectId: string) =>
    sheets.data?.items.find(one => one.mine && one.subject_id === subjectId);
  return (
    <section className="nc-stack" aria-labelledby="council-subjects">
      <div className="nc-row-between">
        <h2 id="council-subjects">{t('council-subjects')}</h2>
        {scores && member && (
          <ProgressBar label={t('council-my-sheets')} done={member.sheets_done} total={member.sheets_total} />
        )}
      </div>
      {sheets.error && <ErrorNotice error={sheets.error} retry={() => void sheets.refetch()} />}
      {view.subjects.length === 0 ? (
        <EmptyState title={t('council-no-subjects')} />
      ) : (
        <ul className="nc-list nc-grid">
          {view.subjects.map(subject => {
            const sheet = mine(subject.id);
            const place = subject.noun === 'pilot' ? places.pilot(subject.id) : places.submission(subject.id);
            return (
              <li key={subject.id} className="nc-card nc-stack-tight">
                <p className="nc-row nc-small">
                  <span className="nc-code">{subject.code}</span>
                  {sheet && <StatusBadge noun="sheet" status={sheet.status} />}
                </p>
                {subject.title ? (
                  <h3>
                    <Text of={subject.title} />
                  </h3>
                ) : null}
                {subject.organisation && (
                  <p className="nc-soft">
                    <Text of={subject.organisation.name} />
                  </p>
                )}
                {sheet && (
                  <p>
                    <GoLink to={sheetPlace(view.id, subject.id)}>
                      {t(sheet.status === 'submitted' ? 'sheet-read' : 'sheet-fill', { code: subject.code })}
                    </GoLink>
                  </p>
                )}
                {reads && subject.title && (
                  <p>
                    <GoLink to={place}>{t('subject-read', { code: subject.code })}</GoLink>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
