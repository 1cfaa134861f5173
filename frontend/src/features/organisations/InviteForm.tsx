import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { CreateJoining, JoiningView, OrganisationView, Role } from '@/api/views';
import { FormFrame } from '@/parts/FormFrame';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { capital } from '@/texts/capital';
import { useT } from '@/texts/use-t';
import { rolesOf } from './kinds';

/** Invites by mail. Whether the address has an account is nobody's business: the answer is the same. */
export function InviteForm({ organisation }: { organisation: OrganisationView }) {
  const t = useT();
  const cache = useCache();
  const path = `/organisations/${organisation.id}/joinings`;
  const roles = rolesOf(organisation.kind);
  const form = useForm<{ email: string; role: Role; message: string }>({
    path,
    title: t('member-invite-of', { organisation: t.of(organisation.name) }),
    initial: { email: '', role: roles.at(-1) ?? 'viewer', message: '' },
  });
  const { value, set, idOf, messageOf } = form;
  const invite = async () => {
    const email = value.email.trim();
    const answer = await form.send((typed, intent) =>
      api.post<JoiningView, CreateJoining>(
        path,
        {
          kind: 'invitation',
          email,
          role: typed.role,
          ...(typed.message.trim() ? { message: typed.message.trim() } : {}),
        },
        { intent },
      ),
    );
    if (!answer) return;
    form.discard();
    toast(t('member-invited', { email }));
    await cache.stale(path);
  };
  return (
    <section className="nc-card nc-stack" aria-labelledby="member-invite">
      <h2 id="member-invite">{t('member-invite')}</h2>
      <p className="nc-soft nc-measure">{t('member-invite-lead')}</p>
      <FormFrame
        form={form}
        submit={t('member-invite-send')}
        onSubmit={() => void invite()}
        ready={value.email.trim() !== ''}
      >
        <TextInput
          id={idOf('email')}
          type="email"
          label={t('email')}
          value={value.email}
          error={messageOf('email')}
          onChange={event => set({ email: event.currentTarget.value })}
          required
        />
        <NativeSelect
          id={idOf('role')}
          label={t('member-role')}
          description={t(`role-means-${value.role}`)}
          value={value.role}
          error={messageOf('role')}
          onChange={event => set({ role: event.currentTarget.value as Role })}
          data={roles.map(one => ({ value: one, label: capital(t(`role-${one}`)) }))}
        />
        <Textarea
          id={idOf('message')}
          label={t('member-message')}
          description={t('member-message-hint')}
          value={value.message}
          error={messageOf('message')}
          onChange={event => set({ message: event.currentTarget.value })}
          maxLength={500}
          autosize
          minRows={2}
        />
      </FormFrame>
    </section>
  );
}
