import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { OrganisationView, PatchOrganisation } from '@/api/views';
import { LoadedPage } from '@/parts/LoadedPage';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { JoinOffer } from './JoinOffer';
import { binds, concernsVerification } from './kinds';
import { Members } from './Members';
import { MergedNotice } from './MergedNotice';
import { OrganisationFacts } from './OrganisationFacts';
import { OrganisationForm, type OrganisationValues } from './OrganisationForm';
import { verificationForms } from './verification';

export function OrganisationPage() {
  const { organisationId } = useParams({ from: '/organisations/$organisationId' });
  return <Organisation organisationId={organisationId} key={organisationId} />;
}

/** One organisation: what it says of itself, who checked it, and its people for themselves. */
export function Organisation({ organisationId }: { organisationId: string }) {
  const path = `/organisations/${organisationId}`;
  const query = useResource<OrganisationView>(path);
  return <LoadedPage query={query}>{view => <Profile view={view} path={path} />}</LoadedPage>;
}

function Profile({ view, path }: { view: OrganisationView; path: string }) {
  const t = useT();
  const actor = useActor();
  const cache = useCache();
  const [editing, setEditing] = useState(false);
  const mayEdit = binds(actor, view.id) && !view.merged_into;

  const take = (next: OrganisationView) => {
    cache.put(path, next);
    void cache.stale('/organisations', '/verification-desk', '/me/tasks');
  };
  const save = async (values: OrganisationValues) => {
    const { name, short_name, province, registration_number, ror, website, profile } = values;
    const { data } = await api.patch<OrganisationView, PatchOrganisation>(
      path,
      { name, short_name, province, registration_number, ror, website, profile },
      view.version,
    );
    take(data);
    setEditing(false);
    toast(t('organisation-saved'));
  };

  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t.of(view.name)}
        titleLang={t.langOf(view.name)}
        back={{ to: places.organisations, text: t('organisations-title') }}
        status={concernsVerification(view) && <StatusBadge noun="organisation" status={view.verification} />}
        lead={[view.short_name, t(`organisation-kind-${view.kind}`)].filter(Boolean).join(' · ')}
        actions={
          mayEdit && !editing ? (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('organisation-edit')}
            </Button>
          ) : undefined
        }
      />
      <MergedNotice
        view={view}
        onSeparated={next => {
          take(next);
          void cache.stale('/verification-desk');
        }}
      />
      <TransitionBar<OrganisationView>
        noun="organisation"
        path={path}
        version={view.version}
        actions={view.allowed_actions}
        forms={verificationForms(t, view)}
        called={view.verification === 'verified' ? { verify: 'renew' } : {}}
        onDone={take}
        onStale={() => void cache.stale(path)}
      />
      {editing ? (
        <OrganisationForm
          registering={false}
          initial={{
            kind: view.kind,
            country: view.country ?? 'VN',
            name: view.name,
            short_name: view.short_name ?? '',
            province: view.province ?? null,
            registration_number: view.registration_number ?? '',
            ror: view.ror ?? '',
            website: view.website ?? '',
            profile: view.profile,
          }}
          send={t('save')}
          onSend={save}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div className="nc-columns">
          <section className="nc-card nc-stack" aria-labelledby="organisation-about">
            <h2 id="organisation-about">{t('organisation-about')}</h2>
            {view.profile.vi || view.profile.en ? (
              <p className="nc-prose">
                <Text of={view.profile} />
              </p>
            ) : (
              <p className="nc-soft">{t('organisation-no-profile')}</p>
            )}
          </section>
          <OrganisationFacts view={view} />
        </div>
      )}
      {view.member ? <Members organisation={view} mayManage={mayEdit} /> : <JoinOffer organisation={view} />}
    </div>
  );
}
