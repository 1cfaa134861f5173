import { useCache } from '@/api/query';
import type { Bilingual, ChallengeView } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { SectionEditor } from '@/parts/SectionEditor';
import { useT } from '@/texts/use-t';

interface Name {
  title: Bilingual;
  summary: Bilingual;
}

const nameOf = (view: ChallengeView): Name => ({ title: view.title, summary: view.summary });

/** Title and summary, which are saved on the order itself. */
export function NameEditor({ view, path }: { view: ChallengeView; path: string }) {
  const t = useT();
  const cache = useCache();
  return (
    <SectionEditor<Name>
      path={path}
      section={{ key: 'name', version: view.version, content: nameOf(view), limit: 0, required: true }}
      title={t('challenge-name')}
      asText={name => [t.of(name.title), t.of(name.summary)].join('\n\n')}
      read={answer => {
        const saved = answer as ChallengeView;
        return { version: saved.version, content: nameOf(saved) };
      }}
      onSaved={() => void cache.stale(path, '/challenges')}
    >
      {({ content, change, problems }) => (
        <div className="nc-stack">
          <BilingualInput
            label={t('challenge-title')}
            description={t('challenge-title-hint')}
            value={content.title}
            onChange={title => change(old => ({ ...old, title }))}
            maxLength={200}
            required
            error={problems.find(one => one.pointer.startsWith('/title'))?.message}
          />
          <BilingualInput
            label={t('challenge-summary')}
            description={t('challenge-summary-hint')}
            value={content.summary}
            onChange={summary => change(old => ({ ...old, summary }))}
            maxLength={600}
            multiline
            rows={3}
            error={problems.find(one => one.pointer.startsWith('/summary'))?.message}
          />
        </div>
      )}
    </SectionEditor>
  );
}
