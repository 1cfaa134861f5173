import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { GoLink } from '@/parts/GoLink';
import { NotTaken } from '@/parts/NotTaken';
import { PageHeader } from '@/parts/PageHeader';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { register } from '@/session/account';
import { NewPassword } from '@/session/NewPassword';
import { useT } from '@/texts/use-t';
import { MailOnItsWay } from './MailOnItsWay';

/** An account of one's own; solvers come in this way, offices are brought in by their approver. */
export function Register() {
  const t = useT();
  const [form, setForm] = useState({ name: '', email: '', password: '' });
  const [sent, setSent] = useState(false);
  const sending = useSending(['name', 'email', 'password']);
  const email = form.email.trim();
  if (sent) {
    return (
      <MailOnItsWay title={t('register-sent-title')} back={{ to: places.signIn, text: t('sign-in') }}>
        <p>{t('register-sent', { email })}</p>
        <ul className="nc-measure">
          <li>{t('register-sent-link')}</li>
          <li>{t('mail-missing')}</li>
          <li>{t('register-sent-again')}</li>
        </ul>
      </MailOnItsWay>
    );
  }
  const submit = () =>
    sending.send(
      () => register({ ...form, email, locale: t.locale }),
      () => setSent(true),
    );

  return (
    <div className="nc-entry">
      <PageHeader
        title={t('register-title')}
        lead={t('register-lead')}
        back={{ to: places.signIn, text: t('sign-in') }}
      />
      <NotTaken sending={sending} />
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          id={sending.idOf('name')}
          label={t('person-name')}
          autoComplete="name"
          required
          value={form.name}
          error={sending.messageOf('name')}
          onChange={event => setForm({ ...form, name: event.currentTarget.value })}
        />
        <TextInput
          id={sending.idOf('email')}
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          value={form.email}
          error={sending.messageOf('email')}
          onChange={event => setForm({ ...form, email: event.currentTarget.value })}
        />
        <NewPassword
          id={sending.idOf('password')}
          label={t('password')}
          value={form.password}
          error={sending.messageOf('password')}
          email={email}
          name={form.name}
          onChange={password => setForm({ ...form, password })}
        />
        <div>
          <Button type="submit" loading={sending.busy}>
            {t('register-send')}
          </Button>
        </div>
      </form>
      <p>
        <GoLink to={places.signIn}>{t('register-have-account')}</GoLink>
      </p>
    </div>
  );
}
