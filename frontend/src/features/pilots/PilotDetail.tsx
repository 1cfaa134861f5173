import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useCache, useResource } from '@/api/query';
import type { PilotView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { useDuties } from '@/parts/use-duties';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { Acceptance } from './Acceptance';
import { DecisionDialog } from './DecisionDialog';
import { Deployments } from './Deployments';
import { Documents } from './Documents';
import { Indicators } from './Indicators';
import { Milestones } from './Milestones';
import { Reports } from './Reports';
import { SetUp } from './SetUp';
import './pilots.css';

export function PilotDetail() {
  const { pilotId } = useParams({ from: '/pilots/$pilotId' });
  return <Pilot pilotId={pilotId} />;
}

export function Pilot({ pilotId }: { pilotId: string }) {
  const query = useResource<PilotView>(`/pilots/${pilotId}`);
  return (
    <LoadedPage query={query}>
      {view => <PilotPage view={view} refetch={() => void query.refetch()} />}
    </LoadedPage>
  );
}

function PilotPage({ view, refetch }: { view: PilotView; refetch: () => void }) {
  const t = useT();
  const cache = useCache();
  const [deciding, setDeciding] = useState<'recognition' | 'follow-up' | null>(null);
  const path = `/pilots/${view.id}`;
  const changed = () => void cache.stale('/pilots', path, '/challenges', '/me/tasks');
  const take = (next: PilotView) => {
    cache.put(path, next);
    changed();
  };
  const unagreed = useDuties('draw_up_agreement').some(one => one.id === view.challenge.id);
  // The papers are there for the parties and the acceptance council, and only for them.
  const inside = view.agreement_id !== undefined;
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t.of(view.title)}
        titleLang={t.langOf(view.title)}
        back={{ to: places.pilots, text: t('pilots-title') }}
        code={view.code}
        status={<StatusBadge noun="pilot" status={view.status} />}
        lead={
          <>
            <Text of={view.solver.name} /> · {t('pilot-ordered-by')} <Text of={view.orderer.name} />
          </>
        }
        actions={
          <GoLink to={places.trace(view.challenge.id)}>
            <Icon name="trace" size={16} /> {t('pilot-to-trace')}
          </GoLink>
        }
      />
      {unagreed && (
        <Notice tone="warn" title={t('pilot-without-agreement')}>
          <p>{t('pilot-without-agreement-text')}</p>
          <p>
            <GoLink to={places.newAgreement(view.challenge.id)}>
              <Icon name="pen" size={15} /> {t('agreement-renew')}
            </GoLink>
          </p>
        </Notice>
      )}
      <TransitionBar<PilotView>
        noun="pilot"
        path={path}
        version={view.version}
        actions={view.allowed_actions}
        handlers={{
          recognise: () => setDeciding('recognition'),
          close: () => setDeciding('follow-up'),
        }}
        onDone={take}
        onStale={refetch}
      />
      {deciding && (
        <DecisionDialog
          view={view}
          kind={deciding}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null);
            changed();
          }}
        />
      )}
      <div className="nc-columns">
        <div className="nc-stack-wide">
          <Indicators view={view} onChanged={changed} />
          <Milestones view={view} onChanged={changed} />
          {inside && <Reports view={view} onChanged={changed} />}
          <Acceptance view={view} />
          <Deployments view={view} onChanged={changed} />
        </div>
        <div className="nc-stack">
          <SetUp view={view} onSaved={take} onStale={refetch} />
          {inside && <Documents view={view} onChanged={changed} />}
        </div>
      </div>
    </div>
  );
}
