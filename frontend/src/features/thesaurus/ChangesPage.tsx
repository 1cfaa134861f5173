import { Button } from '@mantine/core';
import { usePages } from '@/api/use-pages';
import type { ThesaurusChangeView } from '@/api/views';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { ChangeCard } from './ChangeCard';
import { CHANGES } from './concept';
import './thesaurus.css';

export function ChangesPage() {
  return useWho().broker ? <Changes /> : <NotFound />;
}

/** Everything that was published here, the newest first. */
export function Changes() {
  const t = useT();
  const list = usePages<ThesaurusChangeView>(CHANGES);
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('thesaurus-changes')}
        lead={t('thesaurus-changes-lead')}
        back={{ to: places.thesaurus, text: t('thesaurus-title') }}
      />
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {!list.items && list.error === null && <Skeleton />}
      {list.items?.length === 0 && (
        <EmptyState title={t('thesaurus-changes-none')}>
          <p>{t('thesaurus-changes-none-hint')}</p>
        </EmptyState>
      )}
      {list.items && list.items.length > 0 && (
        <ul className="nc-list nc-stack">
          {list.items.map(one => (
            <ChangeCard key={one.id} of={one} />
          ))}
        </ul>
      )}
      {list.more && (
        <div className="nc-no-print">
          <Button variant="default" loading={list.loadingMore} onClick={list.more}>
            {t('show-more')}
          </Button>
        </div>
      )}
    </div>
  );
}
