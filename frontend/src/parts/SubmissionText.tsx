import { useResource } from '@/api/query';
import type { ChallengeView, Measure, SubmissionSection, SubmissionView } from '@/api/views';
import { isBlankText } from '@/texts/blank';
import { useT } from '@/texts/use-t';
import { AttachmentList } from './AttachmentList';
import { Notice } from './Notice';
import { Redaction } from './Redaction';
import { Text } from './Shown';
import { BudgetShown, FitsShown, MilestonesShown, TeamShown } from './SubmissionTables';

/** The success measures of a call. */
export function useMeasures(challengeId: string): Measure[] {
  const call = useResource<ChallengeView>(`/challenges/${challengeId}`);
  return call.data?.sections.find(one => one.key === 'outcome')?.content.measures ?? [];
}

/** The text of a submission, for reading. */
export function SubmissionText({ view }: { view: SubmissionView }) {
  const t = useT();
  const measures = useMeasures(view.challenge.id);
  return (
    <div className="nc-stack">
      {view.coded && (
        <Notice tone="quiet" title={t('submission-coded')}>
          <p>{t('submission-coded-says')}</p>
        </Notice>
      )}
      {view.sections
        .filter(one => isWritten(one) || isWithheld(view, one))
        .map(section => (
          <section key={section.key} className="nc-card nc-stack" aria-labelledby={`shown-${section.key}`}>
            <h2 id={`shown-${section.key}`} className="nc-section-title">
              {t.or(`submission-section-${section.key}`, section.key)}
            </h2>
            {isWithheld(view, section) ? (
              <p className="nc-soft">{t('team-withheld')}</p>
            ) : (
              <SectionShown section={section} measures={measures} />
            )}
          </section>
        ))}
      <Files view={view} />
    </div>
  );
}

function Files({ view }: { view: SubmissionView }) {
  const t = useT();
  const { attachments, withheld_files: withheld, confirms_redaction: confirms } = view;
  return (
    <div className="nc-card nc-stack">
      <h2 className="nc-section-title">{t('submission-attachments')}</h2>
      {withheld > 0 && <p>{t('files-withheld', { count: withheld })}</p>}
      {confirms && attachments.length > 0 && (
        <Notice tone="quiet" title={t('redaction-title')}>
          <p>{t('redaction-meaning')}</p>
        </Notice>
      )}
      {/* Where all of them are withheld, "there are none" would be wrong. */}
      {(attachments.length > 0 || withheld === 0) && (
        <AttachmentList
          label={t('submission-attachments')}
          items={attachments}
          {...(confirms ? { beside: file => <Redaction of={file} submission={view.id} /> } : {})}
        />
      )}
    </div>
  );
}

/** The team comes empty to who meets codes instead of names; whoever reads on must not take it for missing. */
const isWithheld = (view: SubmissionView, section: SubmissionSection): boolean =>
  view.coded && section.key === 'team';

function isWritten({ content }: SubmissionSection): boolean {
  const lists = [content.fits, content.milestones, content.members, content.lines];
  return !isBlankText(content.text) || lists.some(list => (list?.length ?? 0) > 0);
}

function SectionShown({ section, measures }: { section: SubmissionSection; measures: Measure[] }) {
  const { text, fits, milestones, members, lines } = section.content;
  return (
    <>
      {!isBlankText(text) && (
        <div className="nc-prose">
          <Text of={text} />
        </div>
      )}
      {fits?.length ? <FitsShown fits={fits} measures={measures} /> : null}
      {milestones?.length ? <MilestonesShown milestones={milestones} /> : null}
      {members?.length ? <TeamShown members={members} /> : null}
      {lines?.length ? <BudgetShown lines={lines} /> : null}
    </>
  );
}
