import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { ChangeEmail, MailSent } from '@/api/views';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { NotTaken } from '@/parts/NotTaken';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { readMeAgain } from '@/session/session';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { CurrentPassword } from './CurrentPassword';

/** The address one signs in with. A new one holds once both the old and the new were asked. */
export function EmailSection() {
  const t = useT();
  const me = useMe();
  return (
    <section className="nc-card nc-stack" aria-labelledby="security-email">
      <h2 id="security-email">{t('email')}</h2>
      <p>
        {t('email-now')} <strong className="nc-address">{me.email}</strong>
      </p>
      {me.pending_email ? <Pending address={me.pending_email} /> : <Change />}
    </section>
  );
}

function Pending({ address }: { address: string }) {
  const t = useT();
  const sending = useSending([]);
  const withdraw = () =>
    sending.send(
      async () => {
        await api.delete('/auth/email');
        await readMeAgain();
      },
      () => toast(t('email-withdrawn')),
    );
  return (
    <>
      <Notice tone="info" live title={t('email-pending', { address })}>
        <p>{t('email-pending-how')}</p>
        <p>{t('mail-missing')}</p>
      </Notice>
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
      <div>
        <Button variant="default" loading={sending.busy} onClick={() => void withdraw()}>
          {t('email-withdraw')}
        </Button>
      </div>
    </>
  );
}

function Change() {
  const t = useT();
  const [form, setForm] = useState<ChangeEmail>({ email: '', password: '' });
  const sending = useSending(['email', 'password']);
  const submit = () =>
    sending.send(
      () => api.post<MailSent, ChangeEmail>('/auth/email', { ...form, email: form.email.trim() }),
      () => {
        toast(t('email-sent'));
        void readMeAgain();
      },
    );
  return (
    <form
      className="nc-stack"
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="nc-soft">{t('email-change-lead')}</p>
      <NotTaken sending={sending} />
      <TextInput
        id={sending.idOf('email')}
        label={t('email-new')}
        type="email"
        autoComplete="email"
        required
        value={form.email}
        error={sending.messageOf('email')}
        onChange={event => setForm({ ...form, email: event.currentTarget.value })}
      />
      <CurrentPassword
        sending={sending}
        value={form.password}
        onChange={password => setForm({ ...form, password })}
      />
      <div>
        <Button type="submit" loading={sending.busy}>
          {t('email-change')}
        </Button>
      </div>
    </form>
  );
}
