import { useSyncExternalStore } from 'react';

/** Light, dark or as the system has it; the same key that the public pages read. */
export type Scheme = 'auto' | 'light' | 'dark';
const KEY = 'nhipcau.scheme';
const listeners = new Set<() => void>();
const system = () => window.matchMedia('(prefers-color-scheme: dark)');

export function chosenScheme(): Scheme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function resolvedScheme(): 'light' | 'dark' {
  const chosen = chosenScheme();
  if (chosen !== 'auto') return chosen;
  return system().matches ? 'dark' : 'light';
}

export function applyScheme(): void {
  document.documentElement.dataset.scheme = resolvedScheme();
}

export function chooseScheme(scheme: Scheme): void {
  if (scheme === 'auto') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, scheme);
  applyScheme();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const query = system();
  const changed = () => {
    applyScheme();
    listener();
  };
  listeners.add(listener);
  query.addEventListener('change', changed);
  return () => {
    listeners.delete(listener);
    query.removeEventListener('change', changed);
  };
}

export const useChosenScheme = () => useSyncExternalStore(subscribe, chosenScheme);
export const useResolvedScheme = () => useSyncExternalStore(subscribe, resolvedScheme);
