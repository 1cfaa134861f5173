import { useRef } from 'react';
import { useCache } from '@/api/query';
import type { Bilingual, SubmissionView } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { SaveMark } from '@/parts/SaveMark';
import { useAutosave } from '@/parts/use-autosave';
import { useT } from '@/texts/use-t';

/** The title, which is saved on the submission itself. */
export function TitleEditor({ view }: { view: SubmissionView }) {
  const t = useT();
  const cache = useCache();
  const path = `/submissions/${view.id}`;
  const latest = useRef(view);
  const saving = useAutosave<Bilingual>({
    path,
    initial: view.title ?? {},
    version: view.version,
    title: t('submission-title'),
    read: answer => {
      latest.current = answer as SubmissionView;
      return { version: latest.current.version, content: latest.current.title ?? {} };
    },
    toBody: title => ({ title }),
    onSaved: () => cache.put(path, latest.current),
  });
  return (
    <section className="nc-section nc-card" id="section-title">
      <BilingualInput
        label={t('submission-title')}
        description={t('submission-title-hint')}
        value={saving.content}
        onChange={saving.change}
        maxLength={200}
        required
        error={saving.state.kind === 'refused' ? saving.state.error.fields[0]?.message : undefined}
      />
      <div className="nc-row-between">
        <SaveMark state={saving.state} retry={saving.retry} />
        {saving.conflict && (
          <div className="nc-row">
            <span>{t('submission-title-theirs', { title: t.of(saving.conflict.theirs) })}</span>
            <button type="button" className="nc-sort" onClick={() => saving.resolve(saving.content)}>
              {t('conflict-keep-mine')}
            </button>
            <button
              type="button"
              className="nc-sort"
              onClick={() => saving.conflict && saving.resolve(saving.conflict.theirs)}
            >
              {t('conflict-take-theirs')}
            </button>
          </div>
        )}
      </div>
    </section>
  );
}
