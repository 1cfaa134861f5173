import { useSearch } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { Page, SavedSearchView } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { useT } from '@/texts/use-t';
import { NewSavedSearch } from './NewSavedSearch';
import { PATH } from './query';
import { SavedSearchCard } from './SavedSearchCard';

export function SavedSearchesPage() {
  const { search } = useSearch({ from: '/saved-searches' });
  return <SavedSearches search={search} />;
}

/** What the person wants to be told of; with the query of the search page, saving one more. */
export function SavedSearches({ search }: { search?: string | undefined }) {
  const t = useT();
  const list = useResource<Page<SavedSearchView>>(PATH);
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('saved-searches-title')}
        lead={t('saved-searches-lead')}
        actions={<a href={t('saved-search-page')}>{t('saved-search-new-elsewhere')}</a>}
      />
      {search !== undefined && <NewSavedSearch key={search} search={search} />}
      <section className="nc-stack" aria-labelledby="saved-searches">
        <h2 id="saved-searches">{t('saved-searches-list')}</h2>
        <Loaded query={list}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('saved-searches-empty')}>
                <p>{t('saved-searches-how')}</p>
              </EmptyState>
            ) : (
              <ul className="nc-list nc-stack">
                {items.map(one => (
                  <SavedSearchCard key={one.id} view={one} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </div>
  );
}
