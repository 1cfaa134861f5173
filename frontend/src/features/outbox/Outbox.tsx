import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type { MailBody, MailView, Page } from '@/api/views';
import { Loaded, Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** The mails the system wrote, with what became of each; in demonstration mode with their text. */
export function Outbox() {
  const t = useT();
  const query = useInfiniteQuery({
    queryKey: ['/outbox', 'all'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<MailView>>('/outbox', { cursor: pageParam, limit: 30 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next_cursor ?? null,
  });
  const mails = query.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('outbox-title')}
        lead={t('outbox-lead')}
        actions={
          <Button variant="default" loading={query.isRefetching} onClick={() => void query.refetch()}>
            {t('refresh')}
          </Button>
        }
      />
      {query.isPending && <Skeleton />}
      {query.error && <ErrorNotice error={query.error} retry={() => void query.refetch()} />}
      {query.data && mails.length === 0 && <EmptyState title={t('outbox-empty')} />}
      <ul className="nc-list nc-stack-tight">
        {mails.map(mail => (
          <Mail key={mail.id} mail={mail} />
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

function Mail({ mail }: { mail: MailView }) {
  const t = useT();
  const me = useMe();
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h2 className="nc-mail-subject">{mail.subject ?? mail.template}</h2>
        <StatusBadge noun="mail" status={mail.status} />
      </div>
      <p className="nc-row nc-small nc-soft">
        <span>{t('outbox-to', { address: mail.address })}</span>
        <Moment at={mail.created_at} />
        {mail.attempts > 0 && <span>{t('outbox-attempts', { count: mail.attempts })}</span>}
      </p>
      {mail.last_error && <p className="nc-small nc-bad">{mail.last_error}</p>}
      {me.demo && <Letter id={mail.id} />}
    </li>
  );
}

/** What the mail says; read when somebody asks for it. */
function Letter({ id }: { id: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const letter = useResource<MailBody>(open ? `/outbox/${id}` : null);
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('outbox-show')}</summary>
      {open && <Loaded query={letter}>{({ text }) => <pre className="nc-mail-body">{text}</pre>}</Loaded>}
    </details>
  );
}
