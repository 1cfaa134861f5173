import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NotTaken } from '@/parts/NotTaken';
import { PageHeader } from '@/parts/PageHeader';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { forgotPassword } from '@/session/account';
import { useT } from '@/texts/use-t';
import { MailOnItsWay } from './MailOnItsWay';

export function ForgotPassword() {
  const t = useT();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const sending = useSending(['email']);
  const back = { to: places.signIn, text: t('sign-in') };
  if (sent) {
    return (
      <MailOnItsWay title={t('forgot-sent-title')} back={back}>
        <p>{t('forgot-sent', { email: email.trim() })}</p>
        <p>{t('mail-missing')}</p>
      </MailOnItsWay>
    );
  }
  return (
    <div className="nc-entry">
      <PageHeader title={t('forgot-title')} lead={t('forgot-lead')} back={back} />
      <NotTaken sending={sending} />
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void sending.send(
            () => forgotPassword(email.trim()),
            () => setSent(true),
          );
        }}
      >
        <TextInput
          id={sending.idOf('email')}
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          error={sending.messageOf('email')}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={sending.busy}>
            {t('forgot-send')}
          </Button>
        </div>
      </form>
    </div>
  );
}
