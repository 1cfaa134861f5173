import { useParams } from '@tanstack/react-router';
import { useCache, useResource } from '@/api/query';
import type { CapabilityView } from '@/api/views';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { CapabilityEditor } from './CapabilityEditor';
import { CapabilityShown } from './CapabilityShown';
import { ChallengeMatches } from './ChallengeMatches';
import { ProfileAlert } from './ProfileAlert';

export function CapabilityDetail() {
  const { capabilityId } = useParams({ from: '/capabilities/$capabilityId' });
  const capability = useResource<CapabilityView>(`/capabilities/${capabilityId}`);
  return <LoadedPage query={capability}>{view => <CapabilityScreen key={view.id} view={view} />}</LoadedPage>;
}

/** One capability: its holder writes, everybody else reads; below it the calls that it fits. */
export function CapabilityScreen({ view }: { view: CapabilityView }) {
  const t = useT();
  const cache = useCache();
  const path = `/capabilities/${view.id}`;
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t.of(view.title)}
        titleLang={t.langOf(view.title)}
        back={{ to: places.capabilities, text: t('capabilities-title') }}
        status={<StatusBadge noun="capability" status={view.status} />}
        lead={
          <>
            {t(`capability-kind-${view.kind}`)} · <Text of={view.organisation.name} />
          </>
        }
      />
      <TransitionBar<CapabilityView>
        noun="capability"
        path={path}
        version={view.version}
        actions={view.allowed_actions}
        onDone={next => {
          cache.put(path, next);
          void cache.stale('/capabilities');
        }}
        onStale={() => void cache.stale(path)}
      />
      {view.editable && view.status === 'listed' && (
        <Notice>
          <p>{t('capability-listed-note')}</p>
        </Notice>
      )}
      {view.editable ? <CapabilityEditor view={view} /> : <CapabilityShown view={view} />}
      <section className="nc-stack" aria-labelledby="capability-matches">
        <h2 id="capability-matches">{t('capability-matches')}</h2>
        {view.editable && view.status === 'listed' && (
          <ProfileAlert organisationId={view.organisation.id} capabilityId={view.id} name={view.title} />
        )}
        <ChallengeMatches
          path={`${path}/matches`}
          capabilityId={view.id}
          empty={t('capability-matches-empty')}
        />
      </section>
    </div>
  );
}
