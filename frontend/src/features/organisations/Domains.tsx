import { NativeSelect, TextInput } from '@mantine/core';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { ClaimDomain, MailDomainView, OrganisationView, Page, Role } from '@/api/views';
import { DomainCard } from '@/parts/DomainCard';
import { FormFrame } from '@/parts/FormFrame';
import { Loaded } from '@/parts/Loading';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { capital } from '@/texts/capital';
import { useT } from '@/texts/use-t';
import { rolesOf } from './kinds';

/** Mail domains of the organisation: who has an address there joins without being invited, once a broker agreed. */
export function Domains({ organisation, mayClaim }: { organisation: OrganisationView; mayClaim: boolean }) {
  const t = useT();
  const path = `/organisations/${organisation.id}/domains`;
  const query = useResource<Page<MailDomainView>>(path);
  return (
    <section className="nc-stack" aria-labelledby="organisation-domains">
      <h2 id="organisation-domains">{t('domains-title')}</h2>
      <p className="nc-soft nc-measure">{t('domains-lead')}</p>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nc-soft">{t(mayClaim ? 'domains-none-claim' : 'domains-none')}</p>
          ) : (
            <ul className="nc-list nc-stack-tight">
              {items.map(one => (
                <DomainCard key={one.id} domain={one} stale={[path]} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayClaim && <ClaimForm organisation={organisation} path={path} />}
    </section>
  );
}

function ClaimForm({ organisation, path }: { organisation: OrganisationView; path: string }) {
  const t = useT();
  const cache = useCache();
  const roles = rolesOf(organisation.kind);
  const form = useForm<{ domain: string; role: Role }>({
    path,
    title: t('domain-claim'),
    initial: { domain: '', role: roles.at(-1) ?? 'viewer' },
  });
  const { value, set, idOf, messageOf } = form;
  const claim = async () => {
    const domain = value.domain.trim();
    const answer = await form.send((typed, intent) =>
      api.post<MailDomainView, ClaimDomain>(path, { domain, role: typed.role }, { intent }),
    );
    if (!answer) return;
    form.discard();
    toast(t('domain-claimed', { domain }));
    await cache.stale(path);
  };
  return (
    <div className="nc-card">
      <FormFrame
        form={form}
        submit={t('domain-claim')}
        onSubmit={() => void claim()}
        ready={value.domain.trim() !== ''}
      >
        <TextInput
          id={idOf('domain')}
          label={t('domain-name')}
          description={t('domain-name-hint')}
          value={value.domain}
          error={messageOf('domain')}
          onChange={event => set({ domain: event.currentTarget.value })}
          required
        />
        <NativeSelect
          id={idOf('role')}
          label={t('domain-role')}
          description={t('domain-role-hint')}
          value={value.role}
          error={messageOf('role')}
          onChange={event => set({ role: event.currentTarget.value as Role })}
          data={roles.map(one => ({ value: one, label: capital(t(`role-${one}`)) }))}
        />
      </FormFrame>
    </div>
  );
}
