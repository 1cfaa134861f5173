import { useQueryClient } from '@tanstack/react-query';
import { draftsOf, dropAllDrafts } from '@/parts/drafts';
import { toast } from '@/parts/toast';
import { sessionStore, signOut } from '@/session/session';
import { useT } from '@/texts/use-t';

/** Signs out. Unsent texts would stay readable on this device, so they go too, after asking. */
export function useSignOut(): () => Promise<void> {
  const t = useT();
  const client = useQueryClient();
  return async () => {
    const { me } = sessionStore.get();
    const unsent = me ? draftsOf(me.id).length : 0;
    if (unsent > 0 && !window.confirm(t('sign-out-unsent', { count: unsent }))) return;
    if (me) dropAllDrafts(me.id);
    try {
      await signOut();
    } catch {
      toast(t('sign-out-incomplete'), 'bad');
    }
    client.clear();
  };
}
