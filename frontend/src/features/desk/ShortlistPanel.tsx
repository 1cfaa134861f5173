import { Button } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { ChallengeView, Invitations, Page, ShortlistView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { Moment, Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { InviteDialog } from './InviteDialog';

/** What the desk made of the matches, with its notes. */
export function ShortlistPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const query = useResource<Page<ShortlistView>>(`/challenges/${challenge.id}/shortlist`);
  const invitations = useResource<Invitations>(`/challenges/${challenge.id}/invitations`);
  const [inviting, setInviting] = useState<ShortlistView | null>(null);
  const invited = new Set(invitations.data?.items.map(one => one.organisation.id));
  return (
    <section className="nc-stack" aria-labelledby="desk-shortlist">
      <h2 id="desk-shortlist">{t('desk-tab-shortlist')}</h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('shortlist-none')}>
              <p>{t('shortlist-none-hint')}</p>
            </EmptyState>
          ) : (
            <ul className="nc-list nc-stack-tight">
              {items.map(entry => (
                <li key={entry.id} className="nc-card nc-stack-tight">
                  <div className="nc-row-between">
                    <h3>
                      <GoLink to={places.organisation(entry.organisation.id)}>
                        <Text of={entry.organisation.name} />
                      </GoLink>
                    </h3>
                    <Badge
                      tone={entry.verdict === 'shortlisted' ? 'good' : 'quiet'}
                      icon={entry.verdict === 'shortlisted' ? 'star' : 'stop'}
                    >
                      {t(`verdict-${entry.verdict}`)}
                    </Badge>
                  </div>
                  {entry.capability && (
                    <p>
                      <GoLink to={places.capability(entry.capability.id)}>
                        <Text of={entry.capability.title} />
                      </GoLink>
                    </p>
                  )}
                  {entry.note && <p className="nc-prose">{entry.note}</p>}
                  <p className="nc-small nc-soft">
                    {entry.by?.name} <Moment at={entry.at} />
                  </p>
                  {entry.verdict === 'shortlisted' &&
                    challenge.status === 'open' &&
                    invitations.data &&
                    !invited.has(entry.organisation.id) && (
                      <div>
                        <Button
                          size="compact-md"
                          aria-label={t('invite-name', { name: t.of(entry.organisation.name) })}
                          onClick={() => setInviting(entry)}
                        >
                          {t('invite')}
                        </Button>
                      </div>
                    )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {inviting && <InviteDialog challenge={challenge} to={inviting} onClose={() => setInviting(null)} />}
    </section>
  );
}
