import { useQueryClient } from '@tanstack/react-query';
import { Dialog } from '@/parts/Dialog';
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
    <Dialog size="lg" title={t('lost-title')}>
      <div className="nc-stack">
        <Notice tone="info">
          <p>{t('lost-text', { name: me.name })}</p>
        </Notice>
        <SignInChoice
          email={me.email}
          onDone={samePerson => {
            if (samePerson) return void client.invalidateQueries();
            void client.resetQueries();
            go(places.home, { replace: true });
          }}
        />
      </div>
    </Dialog>
  );
}
