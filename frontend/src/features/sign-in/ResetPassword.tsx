import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { GoLink } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { resetPassword } from '@/session/account';
import { NewPassword } from '@/session/NewPassword';
import { useT } from '@/texts/use-t';
import { LinkFailure } from './LinkFailure';

export function ResetPassword() {
  const { token } = useSearch({ from: '/reset-password' });
  return <ChooseNewPassword token={token} />;
}

/** Where the mail after a forgotten password leads. */
export function ChooseNewPassword({ token }: { token: string }) {
  const t = useT();
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const sending = useSending(['password']);
  if (done) {
    return (
      <div className="nc-entry">
        <PageHeader title={t('reset-done-title')} />
        <Notice tone="good" live>
          <p>{t('reset-done')}</p>
        </Notice>
        <p>
          <GoLink to={places.signIn}>{t('sign-in')}</GoLink>
        </p>
      </div>
    );
  }
  return (
    <div className="nc-entry">
      <PageHeader title={t('reset-title')} lead={t('reset-lead')} />
      <ErrorSummary errors={sending.errors} />
      {sending.failure !== null && (
        <LinkFailure error={sending.failure}>
          <p>
            <GoLink to={places.forgotPassword}>{t('reset-new-link')}</GoLink>
          </p>
        </LinkFailure>
      )}
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void sending.send(
            () => resetPassword(token, password),
            () => setDone(true),
          );
        }}
      >
        <NewPassword
          id={sending.idOf('password')}
          label={t('password-new')}
          value={password}
          error={sending.messageOf('password')}
          onChange={setPassword}
        />
        <div>
          <Button type="submit" loading={sending.busy}>
            {t('reset-send')}
          </Button>
        </div>
      </form>
    </div>
  );
}
