import { useMemo, useSyncExternalStore } from 'react';
import type { Bilingual, ThesaurusConcept, ThesaurusImport } from '@/api/views';
import { useActor } from '@/session/use-session';
import { sameConcept, tidy } from './concept';

/** Concepts as they are to be, and those that leave or are as shipped again. */
export type ProposedChanges = Pick<ThesaurusImport, 'put' | 'remove' | 'restore'>;

/**
 * What somebody means to change, kept on this device until it is published or thrown away. The thesaurus is an open
 * vocabulary, so that unlike texts of challenges and submissions it may stay when its author signs out.
 */
export interface Draft extends ProposedChanges {
  /** The version that stood when the first change was made; null while there is none. */
  base: number | null;
  /** A new concept that is still being written. */
  fresh: ThesaurusConcept | null;
  /** Concepts of `put` that this draft adds. */
  added: string[];
  /** Queries the author wants to try. */
  queries: string[];
  reason: string;
  /** Terms of concepts that are only named here, by id. */
  terms: Record<string, Bilingual>;
}

const EMPTY: Draft = {
  ...{ put: [], remove: [], restore: [], base: null, fresh: null },
  ...{ added: [], queries: [], reason: '', terms: {} },
};

const listeners = new Set<() => void>();
/** Where the browser keeps nothing, as long as the page stands. */
const unkept = new Map<string, string>();
const parsed = new Map<string, { text: string | null; draft: Draft }>();

function find(key: string): Draft {
  const text = unkept.get(key) ?? localStorage.getItem(key);
  const known = parsed.get(key);
  if (known && known.text === text) return known.draft;
  const draft = text === null ? EMPTY : { ...EMPTY, ...(JSON.parse(text) as Partial<Draft>) };
  parsed.set(key, { text, draft });
  return draft;
}

function keep(key: string, draft: Draft): void {
  const text = JSON.stringify(draft);
  try {
    localStorage.setItem(key, text);
    unkept.delete(key);
  } catch {
    // No room left, or none given: the page says so, see `isKept`.
    unkept.set(key, text);
  }
  for (const listener of listeners) listener();
}

function drop(key: string): void {
  unkept.delete(key);
  localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of the same browser writes the same draft.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export const sizeOf = ({ put, remove, restore }: ProposedChanges): number =>
  put.length + remove.length + restore.length;

const without = (draft: Draft, id: string): Draft => ({
  ...draft,
  put: draft.put.filter(one => one.id !== id),
  remove: draft.remove.filter(one => one !== id),
  restore: draft.restore.filter(one => one !== id),
  added: draft.added.filter(one => one !== id),
});

export interface KeptDraft {
  draft: Draft;
  size: number;
  /** False where the browser keeps nothing: then it lasts as long as the page. */
  isKept: boolean;
  /** How the draft would have a concept, if it changes its words. */
  written: (id: string) => ThesaurusConcept | undefined;
  /** Takes a concept in as it is written now; what is as it stands is no change. */
  write: (version: number, concept: ThesaurusConcept, standing: ThesaurusConcept | null) => void;
  add: (version: number, concept: ThesaurusConcept) => void;
  remove: (version: number, id: string, term: Bilingual) => void;
  restore: (version: number, id: string, term: Bilingual) => void;
  /** Takes in what a file says of these concepts. */
  take: (version: number, changes: ProposedChanges) => void;
  /** A concept is as it stands again. */
  undo: (id: string) => void;
  set: (patch: Partial<Pick<Draft, 'fresh' | 'queries' | 'reason'>>) => void;
  name: (id: string, term: Bilingual) => void;
  /** Goes on from a version that somebody else has published. */
  rebase: (version: number) => void;
  clear: () => void;
}

/** The draft of the person, in the name of the organisation they act for. */
export function useDraft(): KeptDraft {
  const actor = useActor();
  const key = `nhipcau.thesaurus.${actor.id}.${actor.memberships[0]?.organisation.id ?? ''}`;
  const draft = useSyncExternalStore(subscribe, () => find(key));
  return useMemo(() => {
    // From what is kept, not from what was drawn: another tab may have written since.
    const alter = (version: number | null, change: (old: Draft) => Draft) => {
      const next = change(find(key));
      const base = sizeOf(next) === 0 ? null : (next.base ?? version);
      keep(key, { ...next, base });
    };
    return {
      draft,
      size: sizeOf(draft),
      isKept: !unkept.has(key),
      written: id => draft.put.find(one => one.id === id),
      write: (version, concept, standing) =>
        alter(version, old => {
          const rest = without(old, concept.id);
          if (standing && sameConcept(concept, standing)) return rest;
          const place = old.put.findIndex(one => one.id === concept.id);
          const put = [...rest.put];
          put.splice(place < 0 ? put.length : place, 0, concept);
          return { ...rest, put, added: old.added };
        }),
      add: (version, concept) =>
        alter(version, old => {
          const rest = without(old, concept.id);
          return {
            ...rest,
            put: [...rest.put, tidy(concept)],
            added: [...rest.added, concept.id],
            fresh: null,
          };
        }),
      remove: (version, id, term) =>
        alter(version, old => {
          const rest = without(old, id);
          return { ...rest, remove: [...rest.remove, id], terms: { ...rest.terms, [id]: term } };
        }),
      restore: (version, id, term) =>
        alter(version, old => {
          const rest = without(old, id);
          return { ...rest, restore: [...rest.restore, id], terms: { ...rest.terms, [id]: term } };
        }),
      take: (version, { put, remove, restore }) =>
        alter(version, old => {
          const rest = [...put.map(one => one.id), ...remove, ...restore].reduce(without, old);
          return {
            ...rest,
            put: [...rest.put, ...put],
            remove: [...rest.remove, ...remove],
            restore: [...rest.restore, ...restore],
          };
        }),
      undo: id => alter(null, old => without(old, id)),
      set: patch => alter(null, old => ({ ...old, ...patch })),
      name: (id, term) => alter(null, old => ({ ...old, terms: { ...old.terms, [id]: term } })),
      rebase: version => alter(version, old => ({ ...old, base: version })),
      clear: () => drop(key),
    };
  }, [key, draft]);
}
