import { useMemo, useSyncExternalStore } from 'react';
import type { MembershipView, MeView } from '@/api/views';
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

export function useWho(): Who {
  const me = useMe();
  return useMemo(() => whoIs(me), [me]);
}

const ACTING = 'nhipcau.acting';
const listeners = new Set<() => void>();

/** In whose name the person acts now, when they belong to several organisations. Kept per person on this device. */
export function useActing(): { acting: MembershipView | null; actAs: (organisationId: string) => void } {
  const me = useMe();
  const key = `${ACTING}.${me.id}`;
  const chosen = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(key),
  );
  const acting = me.memberships.find(one => one.organisation.id === chosen) ?? me.memberships[0] ?? null;
  return {
    acting,
    actAs: organisationId => {
      localStorage.setItem(key, organisationId);
      for (const listener of listeners) listener();
    },
  };
}
