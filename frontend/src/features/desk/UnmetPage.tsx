import { Button } from '@mantine/core';
import { useResource } from '@/api/query';
import type { UnmetNeed, UnmetNeeds } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Ago, Closing, Text } from '@/parts/Shown';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import './desk.css';
import { NearestTo, TopicFilter } from './overview';

export function UnmetPage() {
  return useWho().broker ? <Unmet /> : <NotFound />;
}

/** Open calls that nothing offered fits well: where waiting will not help. */
export function Unmet() {
  const t = useT();
  const format = useFormat();
  const { values, set } = useFilters({ topic: '' });
  const query = useResource<UnmetNeeds>('/desk/unmet-needs', { topic: values.topic }, { keepOld: true });
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('unmet-title')}
        lead={t('unmet-lead')}
        back={{ to: places.desk, text: t('desk-title') }}
      />
      <Loaded query={query} lines={8}>
        {({ items, topics, open, good_from, as_of }) => (
          <>
            <TopicFilter topics={topics} value={values.topic} onChange={topic => set({ topic })} />
            <p className="nc-small" role="status">
              {t('unmet-count', { count: items.length, open, points: format.number(good_from * 100) })}{' '}
              <span className="nc-soft">
                {t('overview-as-of')} <Ago at={as_of} />
              </span>
            </p>
            {items.length === 0 ? (
              <EmptyState title={t('unmet-none')}>
                <p>{t('unmet-none-hint')}</p>
              </EmptyState>
            ) : (
              <ul className="nc-list nc-stack">
                {items.map(one => (
                  <Need key={one.challenge.id} of={one} />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Need({ of: { challenge, nearest, invited, accepted } }: { of: UnmetNeed }) {
  const t = useT();
  const about = challenge.code;
  return (
    <li className="nc-card nc-stack-tight">
      <h2 className="nc-section-title">
        <GoLink to={places.challenge(challenge.id)}>
          <span className="nc-code">{challenge.code}</span> <Text of={challenge.title} />
        </GoLink>
      </h2>
      <p className="nc-small nc-soft">
        <Text of={challenge.proposer.name} />
        {challenge.closes_at && (
          <>
            {' · '}
            <Closing at={challenge.closes_at} zone={false} />
          </>
        )}
        {' · '}
        {t('unmet-invited', { invited, accepted })}
      </p>
      <NearestTo of={nearest} text={t('unmet-nearest')} />
      <div className="nc-row nc-no-print">
        <Button
          component={GoLink}
          to={places.deskChallenge(challenge.id)}
          size="compact-md"
          aria-label={t('unmet-invite-name', { code: about })}
        >
          {t('unmet-invite')}
        </Button>
        <Button
          component={GoLink}
          to={`${places.capabilities}?q=${encodeURIComponent(t.of(challenge.title))}`}
          size="compact-md"
          variant="outline"
          aria-label={t('unmet-search-name', { code: about })}
        >
          {t('unmet-search')}
        </Button>
      </div>
    </li>
  );
}
