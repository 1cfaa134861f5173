import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { ChallengeView, Invitations, Page, ShortlistView, Verdict } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { Moment, Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { ChosenBar, subjectOf, useChosen } from './choosing';
import { InviteDialog } from './InviteDialog';
import { JudgeDialog } from './JudgeDialog';

/** What the desk made of the matches, with its notes and what stood there before. */
export function ShortlistPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const query = useResource<Page<ShortlistView>>(`/challenges/${challenge.id}/shortlist`);
  const invitations = useResource<Invitations>(`/challenges/${challenge.id}/invitations`);
  const { has, choose, clear } = useChosen();
  const [inviting, setInviting] = useState<ShortlistView[] | null>(null);
  const [judging, setJudging] = useState<{ entry: ShortlistView; verdict: Verdict } | null>(null);
  const asked = new Map(invitations.data?.items.map(one => [one.organisation.id, one.status]));
  const invitable = (entry: ShortlistView) =>
    challenge.status === 'open' &&
    invitations.data !== undefined &&
    entry.verdict === 'shortlisted' &&
    (!asked.has(entry.organisation.id) || asked.get(entry.organisation.id) === 'declined');
  return (
    <section className="nc-stack" aria-labelledby="desk-shortlist">
      <h2 id="desk-shortlist">{t('desk-tab-shortlist')}</h2>
      <Loaded query={query}>
        {({ items }) => {
          if (items.length === 0) {
            return (
              <EmptyState title={t('shortlist-none')}>
                <p>{t('shortlist-none-hint')}</p>
              </EmptyState>
            );
          }
          const picked = items.filter(has);
          const ready = picked.filter(invitable);
          return (
            <>
              <ChosenBar
                challengeId={challenge.id}
                listed={items.map(subjectOf)}
                chosen={picked.map(subjectOf)}
                invitable={new Set(ready.map(one => one.organisation.id)).size}
                onInvite={() => setInviting(ready)}
                onClear={clear}
              />
              <ul className="nc-list nc-stack-tight">
                {items.map(entry => (
                  <EntryCard
                    key={entry.id}
                    entry={entry}
                    asked={asked.get(entry.organisation.id)}
                    invitable={invitable(entry)}
                    chosen={has(entry)}
                    onChoose={whether => choose(entry, whether)}
                    onInvite={() => setInviting([entry])}
                    onJudge={verdict => setJudging({ entry, verdict })}
                  />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
      {inviting && (
        <InviteDialog challenge={challenge} to={inviting} onClose={() => setInviting(null)} onSent={clear} />
      )}
      {judging && (
        <JudgeDialog
          challengeId={challenge.id}
          match={{
            organisation: judging.entry.organisation,
            capability: judging.entry.capability ?? null,
          }}
          verdict={judging.verdict}
          note={judging.entry.note ?? ''}
          onClose={() => setJudging(null)}
        />
      )}
    </section>
  );
}

interface EntryCardProps {
  entry: ShortlistView;
  asked: string | undefined;
  invitable: boolean;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
  onInvite: () => void;
  onJudge: (verdict: Verdict) => void;
}

function EntryCard({ entry, asked, invitable, chosen, onChoose, onInvite, onJudge }: EntryCardProps) {
  const t = useT();
  const name = t.of(entry.organisation.name);
  const about = entry.capability ? `${t.of(entry.capability.title)}, ${name}` : name;
  const other = entry.verdict === 'shortlisted' ? 'rejected' : 'shortlisted';
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between nc-match-head">
        <Checkbox
          className="nc-no-print"
          aria-label={t('match-choose', { name: about })}
          checked={chosen}
          onChange={event => onChoose(event.currentTarget.checked)}
        />
        <div className="nc-match-name">
          <h3>
            <GoLink to={places.organisation(entry.organisation.id)}>
              <Text of={entry.organisation.name} />
            </GoLink>
          </h3>
          {entry.capability && (
            <p>
              <GoLink to={places.capability(entry.capability.id)}>
                <Text of={entry.capability.title} />
              </GoLink>
            </p>
          )}
        </div>
        <span className="nc-row">
          <Verdicted verdict={entry.verdict} />
          {asked && <StatusBadge noun="invitation" status={asked} />}
        </span>
      </div>
      {entry.note ? (
        <p className="nc-prose nc-note">{entry.note}</p>
      ) : (
        <p className="nc-small nc-soft">{t('shortlist-no-note')}</p>
      )}
      <p className="nc-small nc-soft">
        {entry.by?.name} <Moment at={entry.at} />
      </p>
      {entry.history.length > 0 && (
        <details className="nc-match-reasons">
          <summary>{t('shortlist-history', { count: entry.history.length })}</summary>
          <ol className="nc-list nc-stack-tight">
            {entry.history.map(one => (
              <li key={one.at} className="nc-note">
                <Verdicted verdict={one.verdict} />
                {one.note && <p className="nc-prose">{one.note}</p>}
                <p className="nc-small nc-soft">
                  {one.by?.name} <Moment at={one.at} />
                </p>
              </li>
            ))}
          </ol>
        </details>
      )}
      <div className="nc-row nc-no-print">
        {invitable && (
          <Button size="compact-md" aria-label={t('invite-name', { name })} onClick={onInvite}>
            {t('invite')}
          </Button>
        )}
        <Button
          size="compact-md"
          variant="outline"
          aria-label={t('shortlist-edit-name', { name })}
          onClick={() => onJudge(entry.verdict)}
        >
          {t('shortlist-edit')}
        </Button>
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          aria-label={t(other === 'rejected' ? 'judge-reject-name' : 'judge-shortlist-name', { name })}
          onClick={() => onJudge(other)}
        >
          {t(other === 'rejected' ? 'judge-reject' : 'judge-shortlist')}
        </Button>
      </div>
    </li>
  );
}

function Verdicted({ verdict }: { verdict: Verdict }) {
  const t = useT();
  const listed = verdict === 'shortlisted';
  return (
    <Badge tone={listed ? 'good' : 'quiet'} icon={listed ? 'star' : 'stop'}>
      {t(`verdict-${verdict}`)}
    </Badge>
  );
}
