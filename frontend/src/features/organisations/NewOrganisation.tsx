import { useRef } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { CreateOrganisation, MeView, OrganisationView } from '@/api/views';
import { useGo } from '@/parts/GoLink';
import { PageHeader } from '@/parts/PageHeader';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { updateMe } from '@/session/session';
import { useActing } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { OrganisationForm, type OrganisationValues } from './OrganisationForm';

const empty: OrganisationValues = {
  kind: 'enterprise',
  country: 'VN',
  name: {},
  short_name: '',
  province: '79',
  registration_number: '',
  ror: '',
  website: '',
  profile: {},
};

/** Registers an organisation that offers solutions; who registers becomes its owner. */
export function NewOrganisation() {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const { actAs } = useActing();
  const intent = useRef(new Intent());

  const register = async (values: OrganisationValues) => {
    const view = await api.post<OrganisationView, CreateOrganisation>(
      '/organisations',
      {
        ...values,
        province: values.country === 'VN' ? values.province : null,
        short_name: values.short_name.trim() || null,
        registration_number: values.registration_number.trim() || null,
        ror: values.ror.trim() || null,
        website: values.website.trim() || null,
      },
      { intent: intent.current },
    );
    cache.put(`/organisations/${view.id}`, view);
    // The new membership decides what the workspace offers.
    updateMe(await api.get<MeView>('/me'));
    actAs(view.id);
    await cache.stale('/organisations', '/me');
    toast(t('organisation-registered'));
    go(places.organisation(view.id), { replace: true });
  };

  return (
    <div className="nc-stack">
      <PageHeader
        title={t('organisation-new-title')}
        lead={t('organisation-new-lead')}
        back={{ to: places.organisations, text: t('organisations-title') }}
      />
      <OrganisationForm initial={empty} registering send={t('organisation-register')} onSend={register} />
    </div>
  );
}
