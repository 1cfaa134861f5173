import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import { usePages } from '@/api/use-pages';
import type { FoundView, SavedSearchView } from '@/api/views';
import { Skeleton } from '@/parts/Loading';
import { ErrorNotice } from '@/parts/Notice';
import { Ago, Closing, Text } from '@/parts/Shown';
import { useT } from '@/texts/use-t';
import { PATH } from './query';

/** What a saved search has found, behind a button: whoever opens it has looked at it. */
export function Found({ view }: { view: SavedSearchView }) {
  const t = useT();
  const id = useId();
  const cache = useCache();
  const [open, setOpen] = useState(false);
  const toggle = () => {
    setOpen(!open);
    // What is new stays marked as such while it is shown.
    if (open) void cache.stale(PATH);
    // That this fails harms nobody: it stays new.
    else if (view.new > 0) void api.post(`${PATH}/${view.id}/seen`, {}).catch(() => undefined);
  };
  return (
    <>
      <div>
        <Button size="compact-sm" variant="subtle" aria-expanded={open} aria-controls={id} onClick={toggle}>
          {t(open ? 'saved-search-hide' : 'saved-search-show')}
          <span className="nc-sr" lang="">
            : {view.name}
          </span>
        </Button>
      </div>
      <div id={id} hidden={!open}>
        {open && <Items id={view.id} />}
      </div>
    </>
  );
}

function Items({ id }: { id: string }) {
  const t = useT();
  const list = usePages<FoundView>(`${PATH}/${id}/hits`, {});
  if (list.error) return <ErrorNotice error={list.error} retry={list.retry} />;
  if (!list.items) return <Skeleton />;
  return (
    <div className="nc-stack-tight">
      {list.items.length === 0 && <p className="nc-soft">{t('saved-search-gone')}</p>}
      <ul className="nc-list nc-stack-tight">
        {list.items.map(one => (
          <li key={one.id}>
            <a href={one.url}>
              <Text of={one.title} />
            </a>{' '}
            <span className="nc-small nc-soft">
              {one.new && <strong className="nc-unread-word">{t('notification-unread')} </strong>}
              {t(`noun-${one.type}`)}
              {one.code && <> · {one.code}</>}
              {one.organisation && (
                <>
                  {' · '}
                  <Text of={one.organisation.name} />
                </>
              )}
              {one.closes_at && (
                <>
                  {' · '}
                  <Closing at={one.closes_at} zone={false} />
                </>
              )}
              {' · '}
              {t('saved-search-found-at')} <Ago at={one.found_at} />
            </span>
          </li>
        ))}
      </ul>
      {list.more && (
        <div>
          <Button variant="default" loading={list.loadingMore} onClick={list.more}>
            {t('show-more')}
          </Button>
        </div>
      )}
    </div>
  );
}
