import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { AgreementView, CreatePilot, PilotView, UpdateAgreement } from '@/api/views';
import { AttachmentList } from '@/parts/AttachmentList';
import { FormFrame } from '@/parts/FormFrame';
import { GoLink, useGo } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { LoadedPage } from '@/parts/LoadedPage';
import { ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { AgreementFields } from './AgreementForm';
import { AgreementTerms, Signatures } from './AgreementTerms';
import { bodyOf, termsOf } from './agreement-terms';
import { AgreementPapers, useSigning } from './Signing';
import './pilots.css';

export function AgreementDetail() {
  const { agreementId } = useParams({ from: '/agreements/$agreementId' });
  return <Agreement agreementId={agreementId} />;
}

export function Agreement({ agreementId }: { agreementId: string }) {
  const query = useResource<AgreementView>(`/agreements/${agreementId}`);
  return (
    <LoadedPage query={query}>
      {view => <AgreementPage view={view} refetch={() => void query.refetch()} />}
    </LoadedPage>
  );
}

function AgreementPage({ view, refetch }: { view: AgreementView; refetch: () => void }) {
  const t = useT();
  const cache = useCache();
  const [editing, setEditing] = useState(false);
  const signing = useSigning(view);
  const path = `/agreements/${view.id}`;
  const take = (next: AgreementView) => {
    cache.put(path, next);
    void cache.stale('/agreements', '/me/tasks');
  };
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t.of(view.title)}
        titleLang={t.langOf(view.title)}
        back={{ to: places.pilots, text: t('pilots-title') }}
        code={view.challenge.code}
        status={<StatusBadge noun="agreement" status={view.status} />}
        lead={
          <>
            <Text of={view.orderer.name} /> – <Text of={view.solver.name} />
          </>
        }
        actions={
          view.may_edit &&
          !editing && (
            <Button
              variant="outline"
              leftSection={<Icon name="pen" size={16} />}
              onClick={() => setEditing(true)}
            >
              {t('agreement-edit')}
            </Button>
          )
        }
      />
      <TransitionBar<AgreementView>
        noun="agreement"
        path={path}
        version={view.version}
        actions={view.allowed_actions}
        onDone={take}
        onStale={refetch}
        forms={{ sign: signing }}
      />
      <PilotStep view={view} />
      {editing ? (
        <EditForm
          view={view}
          onDone={next => {
            setEditing(false);
            if (next) take(next);
          }}
        />
      ) : (
        <div className="nc-columns">
          <AgreementTerms view={view} />
          <div className="nc-stack">
            <Signatures view={view} />
            <AgreementPapers view={view} />
            <div className="nc-card nc-stack-tight">
              <h2>{t('pilot-documents')}</h2>
              <AttachmentList label={t('pilot-documents')} items={view.attachments} />
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

/** The pilot under a signed agreement, or the step that sets it up. */
function PilotStep({ view }: { view: AgreementView }) {
  const t = useT();
  const me = useActor();
  const go = useGo();
  const cache = useCache();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  if (view.pilot_id) {
    return (
      <p>
        <GoLink to={places.pilot(view.pilot_id)}>
          <Icon name="pilot" size={16} /> {t('agreement-to-pilot')}
        </GoLink>
      </p>
    );
  }
  const orderers = me.memberships.some(one => one.organisation.id === view.orderer.id);
  if (view.status !== 'signed' || !orderers) return null;
  const create = async () => {
    setBusy(true);
    setError(null);
    try {
      const pilot = await api.post<PilotView, CreatePilot>('/pilots', { challenge_id: view.challenge.id });
      cache.put(`/pilots/${pilot.id}`, pilot);
      void cache.stale('/pilots', '/agreements', '/challenges', '/me/tasks');
      toast(t('pilot-created'));
      go(places.pilot(pilot.id));
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <section className="nc-card nc-stack-tight" aria-label={t('pilot-create')}>
      <p>{t('pilot-create-lead')}</p>
      {error !== null && <ErrorNotice error={error} />}
      <div>
        <Button loading={busy} onClick={() => void create()}>
          {t('pilot-create')}
        </Button>
      </div>
    </section>
  );
}

function EditForm({ view, onDone }: { view: AgreementView; onDone: (next: AgreementView | null) => void }) {
  const t = useT();
  const form = useForm({
    path: `/agreements/${view.id}`,
    initial: termsOf(view),
    title: t('agreement-of', { code: view.challenge.code }),
  });
  const save = async () => {
    const answer = await form.send(terms =>
      // An empty annex takes the old one out; left away it would stay.
      api.patch<AgreementView, UpdateAgreement>(
        `/agreements/${view.id}`,
        { ...bodyOf(terms), data_annex: terms.data_annex },
        view.version,
      ),
    );
    if (answer) onDone(answer.data);
  };
  return (
    <div className="nc-card nc-form">
      <FormFrame form={form} submit={t('save')} onSubmit={() => void save()} onCancel={() => onDone(null)}>
        <AgreementFields form={form} needsAnnex={view.needs_data_annex} />
      </FormFrame>
    </div>
  );
}
