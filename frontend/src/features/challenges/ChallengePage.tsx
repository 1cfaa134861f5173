import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { readAs } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { ChallengeView } from '@/api/views';
import { GoLink, useGo } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { Apply } from './Apply';
import { challengeForms } from './actions';
import { ChallengeBody } from './ChallengeBody';
import { ChallengeFacts } from './ChallengeFacts';
import { ChallengeFiles } from './ChallengeFiles';
import './challenges.css';
import { Similar } from '@/parts/Similar';
import { Following } from './Following';
import { useBrokerOf } from './preparing';
import { Addenda, History } from './Records';
import { ReturnedNotice } from './ReturnedNotice';

/** While a need can still be turned down as one that is ordered already. */
const BEFORE_PUBLICATION = new Set<string>(['proposed', 'in_vetting', 'in_identification', 'approved']);

export function ChallengePage() {
  const { challengeId } = useParams({ from: '/challenges/$challengeId' });
  return <Challenge challengeId={challengeId} key={challengeId} />;
}

/** One order: what it says, where it stands, and what the viewer can do about it. */
export function Challenge({ challengeId }: { challengeId: string }) {
  const path = `/challenges/${challengeId}`;
  const query = useResource<ChallengeView>(path);
  return <LoadedPage query={query}>{view => <Reading view={view} path={path} />}</LoadedPage>;
}

function Reading({ view, path }: { view: ChallengeView; path: string }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  // The order lies on the desk of those who work at the office that brokers its programme.
  const broker = useBrokerOf(view);
  const onDesk = useWho().me.memberships.some(one => one.organisation.id === broker);
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t.of(view.title)}
        titleLang={t.langOf(view.title)}
        code={view.code}
        status={<StatusBadge noun="challenge" status={view.status} />}
        back={{ to: places.challenges, text: t('challenges-title') }}
        lead={view.summary ? <Text of={view.summary} /> : undefined}
        actions={
          <>
            {view.editable && (
              <Button component={GoLink} to={places.challengeEditor(view.id)}>
                {t('challenge-edit')}
              </Button>
            )}
            {onDesk && !view.editable && (
              <Button component={GoLink} to={places.deskChallenge(view.id)} variant="default">
                {t('challenge-to-desk')}
              </Button>
            )}
          </>
        }
      />
      {view.returned && <ReturnedNotice returned={view.returned} />}
      <TransitionBar<ChallengeView>
        noun="challenge"
        path={path}
        version={readAs(view)}
        actions={view.allowed_actions}
        forms={challengeForms(t, view)}
        handlers={{ decide: () => go(places.challengeDecision(view.id)) }}
        called={{
          ...(view.opens_at ? { publish: 'republish' } : {}),
          ...(view.status === 'awarded' ? { decide: 'decide_again' } : {}),
        }}
        onDone={next => {
          cache.put(path, next);
          void cache.stale('/challenges', '/me/tasks');
        }}
        onStale={() => void cache.stale(path)}
      />
      <div className="nc-columns is-side-first">
        <aside className="nc-stack" aria-label={t('challenge-side')}>
          <Apply view={view} />
          <ChallengeFacts view={view} />
          <Following view={view} path={path} />
          {onDesk && !view.editable && BEFORE_PUBLICATION.has(view.status) && (
            <Similar challengeId={view.id} />
          )}
        </aside>
        <div className="nc-stack-wide">
          <ChallengeBody sections={view.sections} />
          <ChallengeFiles view={view} path={path} />
          <Addenda path={path} published={Boolean(view.published_at)} />
          <History path={path} />
        </div>
      </div>
    </div>
  );
}
