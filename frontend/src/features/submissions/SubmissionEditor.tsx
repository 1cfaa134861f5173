import { useCache, useResource } from '@/api/query';
import type { ChallengeView, SubmissionSectionContent, SubmissionView } from '@/api/views';
import { AttachmentList } from '@/parts/AttachmentList';
import { Icon } from '@/parts/Icon';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { SectionEditor } from '@/parts/SectionEditor';
import { Ago } from '@/parts/Shown';
import { useMeasures } from '@/parts/SubmissionText';
import { useT } from '@/texts/use-t';
import { asText, hasText } from './content';
import { SectionFields } from './SectionFields';
import { TitleEditor } from './TitleEditor';

/** The sections, each saved by itself, beside a list of what is still missing. */
export function SubmissionEditor({ view }: { view: SubmissionView }) {
  const t = useT();
  const cache = useCache();
  const path = `/submissions/${view.id}`;
  const call = useResource<ChallengeView>(`/challenges/${view.challenge.id}`);
  const measures = useMeasures(view.challenge.id);
  const missing = view.completeness?.missing ?? [];
  const refresh = () => void cache.stale(path);
  return (
    <div className="nc-columns">
      <div className="nc-stack">
        {call.error && <ErrorNotice error={call.error} retry={() => void call.refetch()} />}
        <TitleEditor view={view} />
        {view.sections.map(section => (
          <SectionEditor<SubmissionSectionContent>
            key={section.key}
            path={`${path}/sections/${section.key}`}
            section={section}
            counted={hasText(section.key)}
            title={t.or(`submission-section-${section.key}`, section.key)}
            hint={[
              t.or(`submission-hint-${section.key}`, ''),
              view.blind && section.key === 'team' && t('blind-team'),
            ]
              .filter(Boolean)
              .join(' ')}
            missing={missing.filter(one => one.section === section.key).map(one => one.message)}
            asText={asText}
            onSaved={refresh}
          >
            {({ content, change, problems }) => (
              <>
                <SectionFields
                  sectionKey={section.key}
                  title={t.or(`submission-section-${section.key}`, section.key)}
                  content={content}
                  change={change}
                  problems={problems}
                  measures={measures}
                  most={call.data?.budget?.max}
                />
                {section.updated_by && section.updated_at && (
                  <p className="nc-small nc-soft">
                    {t('section-by', { name: section.updated_by.name })} <Ago at={section.updated_at} />
                  </p>
                )}
              </>
            )}
          </SectionEditor>
        ))}
        <div className="nc-section nc-card">
          <h2 className="nc-section-title">{t('submission-attachments')}</h2>
          <AttachmentList
            label={t('submission-attachments')}
            items={view.attachments}
            uploadTo={`${path}/attachments`}
            hint={[t('attachments-hint'), view.blind && t('blind-files')].filter(Boolean).join(' ')}
            onUploaded={refresh}
          />
        </div>
      </div>
      <Checklist view={view} />
    </div>
  );
}

function Checklist({ view }: { view: SubmissionView }) {
  const t = useT();
  const missing = view.completeness?.missing ?? [];
  const keys = ['title', ...view.sections.filter(one => one.required).map(one => one.key)];
  return (
    <aside className="nc-card nc-stack-tight nc-submission-side" aria-labelledby="submission-checklist">
      <h2 id="submission-checklist" className="nc-section-title">
        {t('checklist-title')}
      </h2>
      {missing.length === 0 ? (
        <Notice tone="good">
          <p>{t('checklist-complete')}</p>
        </Notice>
      ) : (
        <p>{t('checklist-missing', { count: missing.length })}</p>
      )}
      <ul className="nc-list nc-checklist">
        {keys.map(key => {
          const gaps = missing.filter(one => one.section === key);
          return (
            <li key={key} className={gaps.length > 0 ? 'is-missing' : 'is-complete'}>
              <Icon name={gaps.length > 0 ? 'alert' : 'check'} size={16} />
              <span>
                <a href={`#section-${key}`}>
                  {key === 'title' ? t('submission-title') : t.or(`submission-section-${key}`, key)}
                </a>
                <span className="nc-sr">: {t(gaps.length > 0 ? 'checklist-gap' : 'checklist-done')}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
