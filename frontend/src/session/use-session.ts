import { useMemo, useSyncExternalStore } from 'react';
import type { MembershipView, MeView, OrgRef } from '@/api/views';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import { actingOf, choose, subscribeToChoice } from './acting';
import { type SessionState, sessionStore } from './session';
import { type Who, whoIs } from './who';

export function useSession(): SessionState {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
}

/** The signed-in person. Only below the shell's gate, which renders nothing without one. */
export function useMe(): MeView {
  const { me } = useSession();
  if (!me) throw new Error('useMe outside of a session');
  return me;
}

/** In whose name the person acts now, when they belong to several organisations. */
export function useActing(): { acting: MembershipView | null; actAs: (organisationId: string) => void } {
  const me = useMe();
  const chosen = useSyncExternalStore(subscribeToChoice, () => actingOf(me)?.organisation.id ?? null);
  return {
    acting: me.memberships.find(one => one.organisation.id === chosen) ?? null,
    actAs: organisationId => choose(me.id, organisationId),
  };
}

/** The person as the server sees them in this request: with the one membership in whose name they act. */
export function useActor(): MeView {
  const me = useMe();
  const { acting } = useActing();
  return useMemo(() => ({ ...me, memberships: acting ? [acting] : [] }), [me, acting]);
}

/** What navigation asks of the person, as they act now. */
export function useWho(): Who {
  const actor = useActor();
  return useMemo(() => whoIs(actor), [actor]);
}

/** The choice of those who belong to several organisations; null for everybody else. */
export function useSeveral(): { acting: MembershipView; others: MembershipView[] } | null {
  const { me } = useSession();
  const acting = useSyncExternalStore(subscribeToChoice, () => (me ? actingOf(me) : null));
  if (!me || !acting || me.memberships.length < 2) return null;
  return { acting, others: me.memberships.filter(one => one !== acting) };
}

/** Acts in another organisation's name from now on, if the person belongs to it, and says so. */
export function useSwitch(): (to: OrgRef) => void {
  const t = useT();
  const { me } = useSession();
  return to => {
    if (!me?.memberships.some(one => one.organisation.id === to.id)) return;
    if (actingOf(me)?.organisation.id === to.id) return;
    choose(me.id, to.id);
    toast(t('acting-switched', { name: t.of(to.name) }));
  };
}
