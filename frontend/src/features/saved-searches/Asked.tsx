import { useResource } from '@/api/query';
import type { Page, SavedQuery, Topic } from '@/api/views';
import { useT } from '@/texts/use-t';
import { filtersOf } from './query';

/** The label of a value of a filter, in the person's words where there are some. */
export function useLabel(): (name: string, value: string) => string {
  const t = useT();
  const topics = useResource<Page<Topic>>('/topics').data?.items;
  return (name, value) => {
    if (name === 'topic') return t.of(topics?.find(one => one.code === value)?.label) || value;
    if (name === 'country') return t.or(`country-${value}`, value);
    if (name === 'type') return t(`noun-${value}`);
    if (name === 'status') return t.or(`challenge-status-${value}`, value);
    if (name === 'level') return t.or(`level-${value}`, value);
    if (name === 'language') return t.or(`language-${value}`, value);
    if (name === 'kind') return t.or(`challenge-kind-${value}`, t.or(`capability-kind-${value}`, value));
    if (name === 'province') return t.or(`province-${value}`, value);
    return value;
  };
}

/** What a saved search asks for, in one line. */
export function Asked({ query }: { query: SavedQuery }) {
  const t = useT();
  const label = useLabel();
  const filters = filtersOf(query);
  return (
    <p className="nc-row nc-small">
      {query.q && <strong>“{query.q}”</strong>}
      {query.exact && <span className="nc-soft">{t('saved-search-exact')}</span>}
      {filters.map(one => (
        <span key={`${one.name}-${one.value}`} className="nc-soft">
          {t(`saved-search-filter-${one.name}`)}: {label(one.name, one.value)}
        </span>
      ))}
    </p>
  );
}
