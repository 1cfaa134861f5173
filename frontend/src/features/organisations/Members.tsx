import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type { AddMember, MemberView, OrganisationView, Page, Role } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { Dialog } from '@/parts/Dialog';
import { Loaded } from '@/parts/Loading';
import { ErrorNotice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { capital } from '@/texts/capital';
import { useT } from '@/texts/use-t';
import { rolesOf } from './kinds';

/** The people of an organisation, as its members see them. */
export function Members({ organisation, mayManage }: { organisation: OrganisationView; mayManage: boolean }) {
  const t = useT();
  const path = `/organisations/${organisation.id}/members`;
  const query = useResource<Page<MemberView>>(path);
  const [leaving, setLeaving] = useState<MemberView | null>(null);
  return (
    <section className="nc-stack" aria-labelledby="organisation-members">
      <h2 id="organisation-members">{t('members-title')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <DataList
            caption={t('members-title')}
            items={items}
            rowKey={one => one.person.id}
            columns={[
              {
                key: 'name',
                header: t('person-name'),
                main: true,
                cell: one => one.person.name,
                value: one => one.person.name,
              },
              { key: 'email', header: t('email'), cell: one => one.email, value: one => one.email },
              {
                key: 'role',
                header: t('member-role'),
                cell: one => capital(t(`role-${one.role}`)),
                value: one => capital(t(`role-${one.role}`)),
              },
              ...(mayManage
                ? [
                    {
                      key: 'remove',
                      header: t('member-change'),
                      cell: (one: MemberView) => (
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          color="red"
                          aria-label={t('member-remove-name', { name: one.person.name })}
                          onClick={() => setLeaving(one)}
                        >
                          {t('remove')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
            empty={<p className="nc-soft">{t('members-none')}</p>}
          />
        )}
      </Loaded>
      {mayManage && <NewMember organisation={organisation} path={path} />}
      {leaving && <RemoveMember member={leaving} path={path} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function NewMember({ organisation, path }: { organisation: OrganisationView; path: string }) {
  const t = useT();
  const cache = useCache();
  const roles = rolesOf(organisation.kind);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>(roles[0] ?? 'viewer');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const field = error instanceof ApiError ? error.fields.find(one => one.pointer === '/email') : undefined;

  const add = async () => {
    setBusy(true);
    setError(null);
    try {
      const member = await api.post<MemberView, AddMember>(
        path,
        { email: email.trim(), role },
        { intent: intent.current },
      );
      setEmail('');
      toast(t('member-added', { name: member.person.name }));
      await cache.stale(path);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="nc-card nc-stack"
      onSubmit={event => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>{t('member-add')}</h3>
      {error !== null && !field && <ErrorNotice error={error} />}
      <div className="nc-row nc-filters">
        <TextInput
          type="email"
          label={t('email')}
          description={t('member-email-hint')}
          value={email}
          error={field?.message}
          onChange={event => setEmail(event.currentTarget.value)}
          required
        />
        <NativeSelect
          label={t('member-role')}
          value={role}
          onChange={event => setRole(event.currentTarget.value as Role)}
          data={roles.map(one => ({ value: one, label: capital(t(`role-${one}`)) }))}
        />
        <Button type="submit" loading={busy}>
          {t('member-add')}
        </Button>
      </div>
    </form>
  );
}

function RemoveMember({ member, path, onClose }: { member: MemberView; path: string; onClose: () => void }) {
  const t = useT();
  const cache = useCache();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const remove = async () => {
    setBusy(true);
    setError(null);
    try {
      await api.delete(`${path}/${member.person.id}`);
      toast(t('member-removed', { name: member.person.name }));
      onClose();
      await cache.stale(path);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('member-remove-title')} onClose={onClose}>
      <div className="nc-stack">
        <p>{t('member-remove-effect', { name: member.person.name })}</p>
        {error !== null && <ErrorNotice error={error} />}
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button color="red" loading={busy} onClick={() => void remove()}>
            {t('remove')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
