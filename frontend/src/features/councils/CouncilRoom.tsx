import { useParams } from '@tanstack/react-router';
import { useCache, useResource } from '@/api/query';
import type { CouncilRole, CouncilView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { RuleSetPanel } from '@/parts/RuleSetPanel';
import { Day, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { comparisonPlace } from './addresses';
import { Declarations } from './Declarations';
import { Due } from './Due';
import { MeetingSection } from './MeetingSection';
import { Members } from './Members';
import { MembersEditor } from './MembersEditor';
import { MinutesSection } from './MinutesSection';
import { Subjects } from './Subjects';
import { isComposable, judges, meets, takesDeclarations } from './stages';
import { VacantSeats } from './VacantSeats';
import './councils.css';

const REFRESH_MS = 20_000;
const KEEPERS: CouncilRole[] = ['chair', 'vice_chair', 'scientific_secretary', 'administrative_secretary'];

export function CouncilRoom() {
  const { councilId } = useParams({ from: '/councils/$councilId' });
  const council = useResource<CouncilView>(`/councils/${councilId}`, undefined, { refetchEvery: REFRESH_MS });
  return <LoadedPage query={council}>{view => <Room key={view.id} view={view} />}</LoadedPage>;
}

/** A council from its forming to its conclusion: what it does now stands first. */
export function Room({ view }: { view: CouncilView }) {
  const t = useT();
  const cache = useCache();
  const who = useWho();
  const path = `/councils/${view.id}`;
  const mine = view.members.find(one => one.id === view.my_member_id);
  const keeps = (mine && KEEPERS.includes(mine.role)) || (!mine && who.broker);
  const done = (next: CouncilView) => {
    cache.put(path, next);
    void cache.stale('/councils', `${path}/sheets`, '/me/tasks');
  };
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t(`council-kind-${view.kind}`)}
        code={view.challenge.code}
        back={{ to: places.councils, text: t('councils-title') }}
        status={<StatusBadge noun="council" status={view.status} />}
        lead={
          <>
            <GoLink to={places.challenge(view.challenge.id)}>
              <Text of={view.challenge.title} />
            </GoLink>
            {view.meeting_on && (
              <>
                {' '}
                · {t('council-meeting-on')}: <Day on={view.meeting_on} />
              </>
            )}
          </>
        }
      />
      {view.blind && (
        <Notice tone="quiet" title={t('council-blind')}>
          <p>{t('council-blind-says')}</p>
        </Notice>
      )}
      {!view.rule_set.confirmed && (
        <Notice tone="warn" title={t('rules-unconfirmed')}>
          <Text of={view.rule_set.notice} />
        </Notice>
      )}
      <TransitionBar<CouncilView>
        noun="council"
        path={path}
        version={view.version}
        actions={view.allowed_actions}
        onDone={done}
        onStale={() => void cache.stale(path)}
      />
      {mine && takesDeclarations(view) && <Declarations view={view} declared={mine.declared} />}
      {view.unscreened > 0 && view.status === 'constituted' && (
        <Notice>
          <p>{t('council-unscreened', { count: view.unscreened })}</p>
        </Notice>
      )}
      <Subjects view={view} member={mine} />
      {judges(view) && (
        <p className="nc-row">
          <GoLink to={comparisonPlace(view.id)}>{t('comparison-open')}</GoLink>
          {(view.status === 'concluded' || (mine && view.status === 'meeting')) && (
            <GoLink to={places.ranking(view.challenge.id, view.id)}>{t('ranking-title')}</GoLink>
          )}
        </p>
      )}
      {meets(view) && (
        <div className="nc-council-papers">
          <MeetingSection view={view} keeps={keeps && view.status === 'meeting'} onDone={done} />
          <MinutesSection view={view} keeps={keeps && view.status === 'meeting'} onDone={done} />
        </div>
      )}
      {who.broker && !mine && isComposable(view) ? (
        <MembersEditor view={view} onDone={done} />
      ) : (
        <Members view={view} />
      )}
      {who.broker && !mine && <VacantSeats view={view} onDone={done} />}
      <Due view={view} />
      <RuleSetPanel rules={view.rule_set} />
    </div>
  );
}
