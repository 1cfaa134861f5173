import { Button } from '@mantine/core';
import { useCache, useResource } from '@/api/query';
import type { Page, ThesaurusChangeView } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';
import { ChangeCard } from './ChangeCard';
import { CHANGES, PATH } from './concept';
import { useDraft } from './draft';
import { ConceptName } from './Words';

/** Somebody has published since this draft was begun: what, and what of it the draft would write over. */
export function Meanwhile({ base, version }: { base: number; version: number }) {
  const t = useT();
  const cache = useCache();
  const { draft, rebase } = useDraft();
  const query = useResource<Page<ThesaurusChangeView>>(CHANGES, { limit: 20 });
  const mine = new Set([...draft.put.map(one => one.id), ...draft.remove, ...draft.restore]);
  return (
    <section className="nc-stack" aria-labelledby="draft-meanwhile">
      <h2 id="draft-meanwhile">{t('thesaurus-meanwhile')}</h2>
      <Notice tone="warn" live>
        <p>{t('thesaurus-meanwhile-hint')}</p>
      </Notice>
      <Loaded query={query} lines={3}>
        {({ items }) => {
          const since = items.filter(one => one.version > base);
          const touched = new Set(since.flatMap(one => one.changes.map(each => each.concept)));
          const both = [...touched].filter(id => mine.has(id));
          return (
            <>
              {both.length > 0 && (
                <Notice tone="warn" title={t('thesaurus-meanwhile-both')}>
                  <ul>
                    {both.map(id => (
                      <li key={id}>
                        <ConceptName id={id} />
                      </li>
                    ))}
                  </ul>
                </Notice>
              )}
              <ul className="nc-list nc-stack">
                {since.map(one => (
                  <ChangeCard key={one.id} of={one} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
      <div>
        <Button
          onClick={() => {
            rebase(version);
            void cache.stale(PATH);
          }}
        >
          {t('thesaurus-meanwhile-go-on')}
        </Button>
      </div>
    </section>
  );
}
