import type { MembershipView, MeView } from '@/api/views';

/**
 * In whose name a person acts. The choice is kept on this device for each person; a page that stands goes on in the
 * name it began with, whatever is chosen in another one meanwhile.
 */
const KEY = 'nhipcau.acting.';
const listeners = new Set<() => void>();

export function subscribeToChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function choose(personId: string, organisationId: string): void {
  sessionStorage.setItem(KEY + personId, organisationId);
  localStorage.setItem(KEY + personId, organisationId);
  for (const listener of listeners) listener();
}

/** A choice goes with its membership, and does not come back with it. */
export function tidyChoice(me: MeView): void {
  for (const kept of [sessionStorage, localStorage]) {
    const chosen = kept.getItem(KEY + me.id);
    if (chosen !== null && !me.memberships.some(one => one.organisation.id === chosen)) {
      kept.removeItem(KEY + me.id);
    }
  }
}

/** The membership chosen last, else the first; none where the person belongs to nothing. */
export function actingOf(me: MeView): MembershipView | null {
  const key = KEY + me.id;
  const kept = sessionStorage.getItem(key);
  const chosen = kept ?? localStorage.getItem(key);
  const acting = me.memberships.find(one => one.organisation.id === chosen) ?? me.memberships[0] ?? null;
  if (acting && kept === null) {
    sessionStorage.setItem(key, acting.organisation.id);
    // Who comes into another organisation later goes on in the name they had.
    if (localStorage.getItem(key) === null) localStorage.setItem(key, acting.organisation.id);
  }
  return acting;
}
