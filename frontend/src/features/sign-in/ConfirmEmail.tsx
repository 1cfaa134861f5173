import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { EmailConfirmed } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { confirmEmail } from '@/session/account';
import { readMeAgain } from '@/session/session';
import { useSession } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { LinkFailure } from './LinkFailure';

export function ConfirmEmail() {
  const { token } = useSearch({ from: '/confirm-email' });
  return <ConfirmAddress token={token} />;
}

/** Where the two mails about a new address lead: the change holds once both were confirmed. */
export function ConfirmAddress({ token }: { token: string }) {
  const t = useT();
  const { me } = useSession();
  const [status, setStatus] = useState<EmailConfirmed['status'] | null>(null);
  const sending = useSending([]);
  const confirm = () =>
    sending.send(
      () => confirmEmail(token),
      answer => {
        setStatus(answer.status);
        void readMeAgain();
      },
    );
  return (
    <div className="nc-entry">
      <PageHeader title={t('confirm-email-title')} lead={status ? undefined : t('confirm-email-lead')} />
      {status && (
        <Notice tone={status === 'changed' ? 'good' : 'info'} live>
          <p>{t(status === 'changed' ? 'confirm-email-changed' : 'confirm-email-waiting')}</p>
        </Notice>
      )}
      {sending.failure !== null && (
        <LinkFailure error={sending.failure}>
          <p>{t('confirm-email-new-link')}</p>
        </LinkFailure>
      )}
      {status ? (
        <p>
          <GoLink to={me ? places.security() : places.signIn}>{t(me ? 'security-title' : 'sign-in')}</GoLink>
        </p>
      ) : (
        <div>
          <Button loading={sending.busy} onClick={() => void confirm()}>
            {t('confirm-email-send')}
          </Button>
        </div>
      )}
    </div>
  );
}
