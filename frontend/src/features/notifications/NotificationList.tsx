import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { MarkRead, Notifications, NotificationView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Ago } from '@/parts/Shown';
import { places } from '@/places';
import { useSession, useSwitch } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import './notifications.css';

export function NotificationList() {
  const t = useT();
  const cache = useCache();
  const [error, setError] = useState<unknown>(null);
  const query = useInfiniteQuery({
    queryKey: ['/me/notifications', 'all'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Notifications>('/me/notifications', { cursor: pageParam, limit: 30 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next_cursor ?? null,
  });
  const items = query.data?.pages.flatMap(page => page.items) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;

  const read = async (body: MarkRead) => {
    setError(null);
    try {
      await api.post('/me/notifications/read', body);
      await cache.stale('/me/notifications');
    } catch (problem) {
      setError(problem);
    }
  };

  return (
    <div className="nc-stack">
      <PageHeader
        title={t('notifications-title')}
        lead={t('notifications-lead')}
        actions={
          unread > 0 && (
            <Button variant="outline" onClick={() => void read({ all: true })}>
              {t('notifications-read-all')}
            </Button>
          )
        }
      />
      {error !== null && <ErrorNotice error={error} />}
      {query.isPending && <Skeleton />}
      {query.error && <ErrorNotice error={query.error} retry={() => void query.refetch()} />}
      {query.data && items.length === 0 && <EmptyState title={t('notifications-empty')} />}
      <ul className="nc-list nc-stack-tight">
        {items.map(item => (
          <Row key={item.id} item={item} onOpen={() => void read({ ids: [item.id] })} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('show-more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ item, onOpen }: { item: NotificationView; onOpen: () => void }) {
  const t = useT();
  const { me } = useSession();
  const switchTo = useSwitch();
  const about = me?.memberships.find(one => item.link.startsWith(places.organisation(one.organisation.id)));
  return (
    <li className={`nc-notification ${item.read_at ? '' : 'is-unread'}`}>
      <GoLink
        to={item.link}
        onClick={() => {
          // What belongs to one of the person's organisations is seen in its name.
          if (about) switchTo(about.organisation);
          if (!item.read_at) onOpen();
        }}
      >
        {item.message}
      </GoLink>
      <span className="nc-small nc-soft">
        {!item.read_at && <strong className="nc-unread-word">{t('notification-unread')} </strong>}
        <Ago at={item.at} />
      </span>
    </li>
  );
}
