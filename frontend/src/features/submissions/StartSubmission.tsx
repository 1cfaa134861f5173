import { Button, NativeSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type {
  CapabilitySummary,
  ChallengeView,
  CreateSubmission,
  OrgRef,
  Page,
  SubmissionView,
} from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { GoLink, useGo } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Closing, MoneyText, Text } from '@/parts/Shown';
import { SwitchOffer } from '@/parts/SwitchOffer';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { solverMemberships } from '@/session/who';
import { useT } from '@/texts/use-t';
import { SealNotice } from './SealNotice';

/** Where "apply" leads: in whose name, and with which capability. */
export function StartSubmission() {
  const { challenge, capability } = useSearch({ from: '/submissions/new' });
  const t = useT();
  const call = useResource<ChallengeView>(challenge ? `/challenges/${challenge}` : null);
  if (!challenge) {
    return (
      <div className="nc-stack-wide">
        <PageHeader title={t('submission-start')} />
        <EmptyState title={t('submission-no-call')} />
      </div>
    );
  }
  return (
    <LoadedPage query={call}>{view => <StartForm call={view} capability={capability ?? ''} />}</LoadedPage>
  );
}

export function StartForm({ call, capability: known }: { call: ChallengeView; capability: string }) {
  const t = useT();
  const [usual] = solverMemberships(useActor()).filter(
    one => ![call.orderer.id, call.proposer.id].includes(one.organisation.id),
  );
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('submission-start')}
        code={call.code}
        lead={<Text of={call.title} />}
        back={{ to: places.challenge(call.id), text: t('submission-to-call') }}
      />
      <dl className="nc-card nc-facts nc-facts-wide">
        <dt>{t('submission-orderer')}</dt>
        <dd>
          <Text of={call.orderer.name} />
        </dd>
        {call.closes_at && (
          <>
            <dt>{t('submission-closes')}</dt>
            <dd>
              <Closing at={call.closes_at} />
            </dd>
          </>
        )}
        {call.budget?.max && (
          <>
            <dt>{t('submission-budget-max')}</dt>
            <dd>
              <MoneyText value={call.budget.max} />
            </dd>
          </>
        )}
      </dl>
      <SealNotice />
      {usual ? (
        <Choice call={call} organisation={usual.organisation} known={known} />
      ) : (
        <EmptyState title={t('submission-nobody')} action={<SwitchOffer />}>
          <p>{t('submission-nobody-hint')}</p>
        </EmptyState>
      )}
    </div>
  );
}

function Choice({ call, organisation, known }: { call: ChallengeView; organisation: OrgRef; known: string }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const [capability, setCapability] = useState(known);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const capabilities = useResource<Page<CapabilitySummary>>('/capabilities', {
    mine: true,
    organisation: organisation.id,
    limit: 100,
  });
  const offered = capabilities.data?.items.filter(one => one.status !== 'withdrawn') ?? [];
  const chosen = offered.some(one => one.id === capability) ? capability : '';

  const begin = async () => {
    setBusy(true);
    setError(null);
    try {
      const body: CreateSubmission = {
        challenge_id: call.id,
        organisation_id: organisation.id,
        ...(chosen ? { capability_id: chosen } : {}),
      };
      const view = await api.post<SubmissionView>('/submissions', body, { intent: intent.current });
      void cache.stale('/submissions', '/me/tasks');
      go(places.submission(view.id), { replace: true });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <form
      className="nc-card nc-stack"
      onSubmit={event => {
        event.preventDefault();
        if (!busy) void begin();
      }}
    >
      {error !== null && (
        <>
          <ErrorNotice error={error} />
          <p>
            <GoLink to={places.submissions}>{t('submissions-title')}</GoLink>
          </p>
        </>
      )}
      <p>
        <span className="nc-label">{t('submission-in-name-of')}:</span> <Text of={organisation.name} />
        <span className="nc-block nc-small nc-soft">{t('submission-in-name-of-hint')}</span>
      </p>
      <NativeSelect
        label={t('submission-capability')}
        description={t('submission-capability-hint')}
        value={chosen}
        onChange={event => setCapability(event.currentTarget.value)}
        data={[
          { value: '', label: t('submission-capability-none') },
          ...offered.map(one => ({ value: one.id, label: t.of(one.title) })),
        ]}
      />
      {capabilities.error && (
        <ErrorNotice error={capabilities.error} retry={() => void capabilities.refetch()} />
      )}
      <ActingNote />
      <div>
        <Button type="submit" loading={busy}>
          {t('submission-begin')}
        </Button>
      </div>
    </form>
  );
}
