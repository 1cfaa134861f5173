import { useSyncExternalStore } from 'react';

/**
 * Texts that the server does not have yet, kept on this device until it does. They survive a lost network, a lost
 * session and a closed page; signing out removes them.
 */
export interface Draft {
  path: string;
  content: unknown;
  /** The version the person was editing. */
  base: number;
  at: string;
  /** Screen to go back to, below /app, and its name. */
  place: string;
  title: string;
}

const PREFIX = 'nhipcau.draft.';
const listeners = new Set<() => void>();
let snapshot: { owner: string; drafts: Draft[] } | null = null;

const keyOf = (owner: string, path: string) => `${PREFIX}${owner}.${path}`;

function changed(): void {
  snapshot = null;
  for (const listener of listeners) listener();
}

export function keepDraft(owner: string, draft: Draft): void {
  localStorage.setItem(keyOf(owner, draft.path), JSON.stringify(draft));
  changed();
}

export function dropDraft(owner: string, path: string): void {
  if (localStorage.getItem(keyOf(owner, path)) === null) return;
  localStorage.removeItem(keyOf(owner, path));
  changed();
}

export function findDraft(owner: string, path: string): Draft | null {
  const kept = localStorage.getItem(keyOf(owner, path));
  return kept === null ? null : (JSON.parse(kept) as Draft);
}

export function draftsOf(owner: string): Draft[] {
  if (snapshot?.owner === owner) return snapshot.drafts;
  const drafts: Draft[] = [];
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    const value = key?.startsWith(`${PREFIX}${owner}.`) ? localStorage.getItem(key) : null;
    if (value) drafts.push(JSON.parse(value) as Draft);
  }
  drafts.sort((a, b) => a.at.localeCompare(b.at));
  snapshot = { owner, drafts };
  return drafts;
}

export function dropAllDrafts(owner: string): void {
  for (const draft of draftsOf(owner)) localStorage.removeItem(keyOf(owner, draft.path));
  changed();
}

export function useDrafts(owner: string): Draft[] {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draftsOf(owner),
  );
}
