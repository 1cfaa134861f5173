import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type { IdleResult, IdleResults } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Ago, Moment, Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import './desk.css';
import { NearestTo, TopicFilter } from './overview';

export function IdlePage() {
  return useWho().broker ? <Idle /> : <NotFound />;
}

/** Finished results that no open call asks for and nobody has looked at. */
export function Idle() {
  const t = useT();
  const { values, set } = useFilters({ topic: '' });
  const asked = { topic: values.topic, limit: 20 };
  const query = useResource<IdleResults>('/desk/idle-results', asked, { keepOld: true });
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('idle-title')}
        lead={t('idle-lead')}
        back={{ to: places.desk, text: t('desk-title') }}
      />
      <Loaded query={query} lines={8}>
        {first => (
          <>
            <TopicFilter topics={first.topics} value={values.topic} onChange={topic => set({ topic })} />
            <List key={`${values.topic}-${first.as_of}`} first={first} topic={values.topic} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function List({ first, topic }: { first: IdleResults; topic: string }) {
  const t = useT();
  const format = useFormat();
  const [more, setMore] = useState<IdleResult[]>([]);
  const [next, setNext] = useState(first.next_cursor);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const items = [...first.items, ...more];
  const readOn = async () => {
    setBusy(true);
    setError(null);
    try {
      const page = await api.get<IdleResults>('/desk/idle-results', { topic, limit: 20, cursor: next });
      setMore(old => [...old, ...page.items]);
      setNext(page.next_cursor);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  if (items.length === 0) {
    return (
      <EmptyState title={t('idle-none')}>
        <p>{t('idle-none-hint')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="nc-small" role="status">
        {t('idle-count', {
          count: first.total,
          listed: first.listed,
          points: format.number(first.good_from * 100),
        })}{' '}
        <span className="nc-soft">
          {t('overview-as-of')} <Ago at={first.as_of} />
        </span>
      </p>
      <ul className="nc-list nc-stack">
        {items.map(one => (
          <Result key={one.capability.id} of={one} />
        ))}
      </ul>
      {error !== null && <ErrorNotice error={error} />}
      {next && (
        <div className="nc-no-print">
          <Button variant="default" loading={busy} onClick={() => void readOn()}>
            {t('show-more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Result({ of: { capability, nearest, brokered, listed_at, reachable } }: { of: IdleResult }) {
  const t = useT();
  const title = t.of(capability.title);
  return (
    <li className="nc-card nc-stack-tight">
      <h2 className="nc-section-title">
        <GoLink to={places.capability(capability.id)}>
          <Text of={capability.title} />
        </GoLink>
      </h2>
      <p className="nc-small nc-soft">
        <GoLink to={places.organisation(capability.organisation.id)}>
          <Text of={capability.organisation.name} />
        </GoLink>
        {capability.trl && ` · ${t('match-trl', { level: capability.trl })}`}
        {listed_at && (
          <>
            {' · '}
            {t('idle-listed')} <Moment at={listed_at} zone={false} />
          </>
        )}
      </p>
      {capability.summary && (
        <p className="nc-small nc-clamp">
          <Text of={capability.summary} />
        </p>
      )}
      <NearestTo of={nearest} text={t('idle-nearest')} />
      <div className="nc-row nc-no-print">
        {nearest && brokered && (
          <Button
            component={GoLink}
            to={places.deskChallenge(nearest.id)}
            size="compact-md"
            variant="outline"
            aria-label={t('idle-to-call-name', { title })}
          >
            {t('idle-to-call')}
          </Button>
        )}
        <Button
          component={GoLink}
          to={`${places.challenges}?q=${encodeURIComponent(title)}`}
          size="compact-md"
          variant="outline"
          aria-label={t('idle-search-name', { title })}
        >
          {t('idle-search')}
        </Button>
        {!reachable && (
          <Badge tone="warn" icon="mail">
            {t('match-unreachable')}
          </Badge>
        )}
      </div>
    </li>
  );
}
