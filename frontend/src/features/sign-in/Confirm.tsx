import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { GoLink, useGo } from '@/parts/GoLink';
import { PageHeader } from '@/parts/PageHeader';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { confirmAccount } from '@/session/session';
import { useT } from '@/texts/use-t';
import { LinkFailure } from './LinkFailure';

export function Confirm() {
  const { token } = useSearch({ from: '/confirm' });
  return <ConfirmAccount token={token} />;
}

/** Where the mail after registering leads. A click confirms: mail programs that open links ahead use none up. */
export function ConfirmAccount({ token }: { token: string }) {
  const t = useT();
  const go = useGo();
  const client = useQueryClient();
  const sending = useSending([]);
  const confirm = () =>
    sending.send(
      () => confirmAccount(token),
      () => {
        void client.resetQueries();
        go(places.home, { replace: true });
      },
    );
  return (
    <div className="nc-entry">
      <PageHeader title={t('confirm-title')} lead={t('confirm-lead')} />
      {sending.failure !== null && (
        <LinkFailure error={sending.failure}>
          <p>{t('confirm-new-link')}</p>
          <p>
            <GoLink to={places.signIn}>{t('sign-in')}</GoLink>
          </p>
        </LinkFailure>
      )}
      <div>
        <Button loading={sending.busy} onClick={() => void confirm()}>
          {t('confirm-send')}
        </Button>
      </div>
    </div>
  );
}
