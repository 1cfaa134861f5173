import { useParams } from '@tanstack/react-router';
import { readAs } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { ChallengeView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { PageHeader } from '@/parts/PageHeader';
import { Closing, Text } from '@/parts/Shown';
import { Duplicates } from '@/parts/Similar';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { CouncilsPanel } from './CouncilsPanel';
import './desk.css';
import { InvitationsPanel } from './InvitationsPanel';
import { MatchesPanel } from './MatchesPanel';
import { ScreeningPanel } from './ScreeningPanel';
import { ShortlistPanel } from './ShortlistPanel';

const TABS = ['matches', 'shortlist', 'invitations', 'submissions', 'councils'] as const;
type Tab = (typeof TABS)[number];

export function DeskChallengePage() {
  const { challengeId } = useParams({ from: '/desk/$challengeId' });
  return useWho().broker ? <DeskChallenge challengeId={challengeId} key={challengeId} /> : <NotFound />;
}

/** One challenge on the broker's desk: find, shortlist, invite, screen, convene. */
export function DeskChallenge({ challengeId }: { challengeId: string }) {
  const query = useResource<ChallengeView>(`/challenges/${challengeId}`);
  return <LoadedPage query={query}>{view => <Work view={view} />}</LoadedPage>;
}

function Work({ view }: { view: ChallengeView }) {
  const t = useT();
  const cache = useCache();
  const { values, set } = useFilters<'tab'>({ tab: 'matches' });
  const tab = TABS.find(one => one === values.tab) ?? 'matches';
  const path = `/challenges/${view.id}`;
  return (
    <div className="nc-stack">
      <PageHeader
        title={t.of(view.title)}
        titleLang={t.langOf(view.title)}
        code={view.code}
        status={<StatusBadge noun="challenge" status={view.status} />}
        back={{ to: places.desk, text: t('desk-title') }}
        lead={
          <>
            <Text of={view.proposer.name} />
            {view.closes_at && (
              <>
                {' · '}
                <Closing at={view.closes_at} />
              </>
            )}{' '}
            · <GoLink to={places.challenge(view.id)}>{t('desk-to-challenge')}</GoLink>
          </>
        }
      />
      <TransitionBar<ChallengeView>
        noun="challenge"
        path={path}
        version={readAs(view)}
        actions={view.allowed_actions}
        forms={{ approve: { render: () => <Duplicates challengeId={view.id} /> } }}
        onDone={next => {
          cache.put(path, next);
          void cache.stale('/challenges', '/submissions', '/me/tasks');
        }}
        onStale={() => void cache.stale(path)}
      />
      <nav className="nc-tabs nc-desk-tabs" aria-label={t('desk-tabs')}>
        {TABS.map(one => (
          <button
            key={one}
            type="button"
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => set({ tab: one })}
          >
            {t(`desk-tab-${one}`)}
          </button>
        ))}
      </nav>
      <Panel tab={tab} view={view} />
    </div>
  );
}

function Panel({ tab, view }: { tab: Tab; view: ChallengeView }) {
  switch (tab) {
    case 'matches':
      return <MatchesPanel challenge={view} />;
    case 'shortlist':
      return <ShortlistPanel challenge={view} />;
    case 'invitations':
      return <InvitationsPanel challenge={view} />;
    case 'submissions':
      return <ScreeningPanel challenge={view} />;
    case 'councils':
      return <CouncilsPanel challenge={view} />;
  }
}
