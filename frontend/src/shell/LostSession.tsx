import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useGo } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { places } from '@/places';
import { SignInChoice } from '@/session/SignInChoice';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** The session ended while somebody was working: they sign in over their page, which keeps everything typed. */
export function LostSession() {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const client = useQueryClient();
  return (
    <Modal
      opened
      onClose={() => {
        // There is nothing to go back to without a session; the dialog stays.
      }}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={t('lost-title')}
    >
      <div className="nc-stack">
        <Notice tone="info">
          <p>{t('lost-text', { name: me.name })}</p>
        </Notice>
        <SignInChoice
          email={me.email}
          onDone={samePerson => {
            if (samePerson) return void client.invalidateQueries();
            client.clear();
            go(places.home, { replace: true });
          }}
        />
      </div>
    </Modal>
  );
}
