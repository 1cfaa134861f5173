import { Button } from '@mantine/core';
import { useResource } from '@/api/query';
import type { JoiningView, Page } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState, Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { JoiningCard } from './JoiningCard';

const waitsForMe = (one: JoiningView) =>
  one.status === 'pending' && one.allowed_actions.some(({ action }) => action === 'accept');

/** What is addressed to the person and what they asked for, and the organisations they belong to. */
export function MyJoinings() {
  const t = useT();
  const me = useMe();
  const query = useResource<Page<JoiningView>>('/me/joinings');
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('memberships-title')} lead={t('memberships-lead')} />
      <Loaded query={query}>
        {({ items }) => {
          const waiting = items.filter(waitsForMe);
          const sent = items.filter(one => one.status === 'pending' && !waiting.includes(one));
          const past = items.filter(one => one.status !== 'pending');
          return (
            <>
              {items.length === 0 && me.memberships.length === 0 ? (
                <EmptyState
                  title={t('memberships-empty')}
                  action={
                    <Button component={GoLink} to={places.organisations} variant="outline">
                      {t('memberships-find')}
                    </Button>
                  }
                >
                  <p>{t('memberships-empty-hint')}</p>
                </EmptyState>
              ) : (
                <Group name="waiting" items={waiting} />
              )}
              <Notice tone="info" title={t('memberships-address', { email: me.email })}>
                <p>{t('memberships-other-address')}</p>
                <p>
                  <GoLink to={places.security()}>{t('memberships-change-address')}</GoLink>
                </p>
              </Notice>
              {sent.length > 0 && <Group name="sent" items={sent} />}
              <Mine />
              {past.length > 0 && <Group name="past" items={past} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Group({ name, items }: { name: 'waiting' | 'sent' | 'past'; items: JoiningView[] }) {
  const t = useT();
  return (
    <section className="nc-stack-tight" aria-labelledby={`joinings-${name}`}>
      <h2 id={`joinings-${name}`}>{t(`memberships-group-${name}`)}</h2>
      {items.length === 0 && <p className="nc-soft">{t('memberships-none-waiting')}</p>}
      <ul className="nc-list nc-stack-tight">
        {items.map(one => (
          <JoiningCard key={one.id} joining={one} mine />
        ))}
      </ul>
    </section>
  );
}

function Mine() {
  const t = useT();
  const { memberships } = useMe();
  if (memberships.length === 0) return null;
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="joinings-mine">
      <h2 id="joinings-mine">{t('profile-memberships')}</h2>
      <ul className="nc-list nc-stack-tight">
        {memberships.map(({ organisation, role }) => (
          <li key={organisation.id}>
            <GoLink to={places.organisation(organisation.id)}>
              <Text of={organisation.name} />
            </GoLink>{' '}
            <span className="nc-small nc-soft">{t(`role-${role}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
