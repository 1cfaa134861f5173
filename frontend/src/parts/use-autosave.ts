import { useCallback, useEffect, useRef, useState } from 'react';
import { api, currentGuard } from '@/api/client';
import { ApiError } from '@/api/error';
import { sessionStore } from '@/session/session';
import { useMe } from '@/session/use-session';
import { dropDraft, findDraft, keepDraft } from './drafts';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'offline' }
  | { kind: 'refused'; error: ApiError }
  | { kind: 'conflict' };

export interface Conflict<C> {
  mine: C;
  theirs: C;
  theirVersion: number;
  theirName: string | null;
}

/** What the API answers for a thing that is saved as one piece: a section, a score sheet. */
export interface Saved<C> {
  version: number;
  content: C;
  updated_by?: { id: string; name: string } | null;
}

export interface AutosaveOptions<C> {
  /** Address of the piece; GET gives it, PATCH with If-Match saves `toBody(content)`. */
  path: string;
  initial: C;
  version: number;
  /** Name of the piece, for the list of unsent texts. */
  title: string;
  /** How to read the answer; by default it is a `Section`. */
  read?: (answer: unknown) => Saved<C>;
  toBody?: (content: C) => unknown;
  delay?: number;
  onSaved?: (answer: Saved<C>) => void;
}

export interface Autosave<C> {
  content: C;
  change: (next: C | ((old: C) => C)) => void;
  state: SaveState;
  conflict: Conflict<C> | null;
  /** Ends a conflict: keep mine (saves over theirs), take theirs, or a text made from both. */
  resolve: (content: C) => void;
  /** Saves now, e.g. before a transition. Resolves to the version when everything is on the server. */
  flush: () => Promise<number | null>;
  /** Tries again after a refusal or without waiting for the network. */
  retry: () => void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const RETRY_MS = 15_000;

/**
 * Saves a piece of writing while it is written. Every change is kept on the device at once and leaves it only when
 * the server has it; a version that moved meanwhile becomes a conflict that the person resolves.
 */
export function useAutosave<C>(options: AutosaveOptions<C>): Autosave<C> {
  const me = useMe().id;
  // Whoever began to write here: what they wrote is never sent as somebody else.
  const [owner] = useState(me);
  // And what was written in one organisation's name is sent in it, whatever is chosen while it is on its way.
  const [name] = useState(() => currentGuard().acting());
  const { path, title, delay = 800 } = options;
  const [kept] = useState(() => findDraft(owner, path));
  const [content, setContent] = useState<C>(kept ? (kept.content as C) : options.initial);
  const [state, setState] = useState<SaveState>(kept ? { kind: 'dirty' } : { kind: 'idle' });
  const [conflict, setConflict] = useState<Conflict<C> | null>(null);
  const live = useRef({
    content,
    base: kept ? kept.base : options.version,
    saved: options.initial,
    busy: null as Promise<void> | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    conflict: false,
    gone: false,
    options,
  });
  live.current.options = options;

  const save = useCallback(async (): Promise<void> => {
    const now = live.current;
    clearTimeout(now.timer);
    // What was typed during a slow save goes after it.
    if (now.busy) return now.busy.then(() => save());
    if (sessionStore.get().me?.id !== owner) return;
    if (now.conflict || same(now.content, now.saved)) {
      if (!now.conflict) dropDraft(owner, path);
      return;
    }
    const sent = now.content;
    const read = now.options.read ?? (answer => answer as Saved<C>);
    const body = now.options.toBody ? now.options.toBody(sent) : sent;
    const later = () => {
      if (!now.gone) now.timer = setTimeout(() => void save(), RETRY_MS);
    };
    const attempt = async () => {
      setState({ kind: 'saving' });
      try {
        const answer = read((await api.patch<unknown>(path, body, now.base, { actingFor: name })).data);
        now.base = answer.version;
        now.saved = sent;
        if (same(now.content, sent)) dropDraft(owner, path);
        setState({ kind: 'saved', at: Date.now() });
        now.options.onSaved?.(answer);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.isConflict) {
          const theirs = read(await api.get<unknown>(path));
          if (same(theirs.content, sent)) {
            // The earlier attempt had arrived; only its answer was lost.
            now.base = theirs.version;
            now.saved = sent;
            dropDraft(owner, path);
            setState({ kind: 'saved', at: Date.now() });
          } else {
            now.conflict = true;
            setConflict({
              mine: now.content,
              theirs: theirs.content,
              theirVersion: theirs.version,
              theirName: theirs.updated_by?.name ?? null,
            });
            setState({ kind: 'conflict' });
          }
        } else if (error.isNetwork || error.status >= 500 || error.status === 401 || error.status === 429) {
          setState({ kind: 'offline' });
          later();
        } else {
          setState({ kind: 'refused', error });
        }
      }
    };
    now.busy = attempt()
      .catch(() => {
        // Reading the other text failed on the way: nothing is lost, the next attempt meets the conflict again.
        setState({ kind: 'offline' });
        later();
      })
      .finally(() => {
        now.busy = null;
      });
    await now.busy;
  }, [owner, path, name]);

  const change = useCallback(
    (next: C | ((old: C) => C)) => {
      const now = live.current;
      const value = typeof next === 'function' ? (next as (old: C) => C)(now.content) : next;
      now.content = value;
      setContent(value);
      keepDraft(owner, {
        path,
        content: value,
        base: now.base,
        at: new Date().toISOString(),
        place: window.location.pathname.replace(/^\/app/, ''),
        title,
      });
      if (now.conflict) return;
      setState({ kind: 'dirty' });
      clearTimeout(now.timer);
      now.timer = setTimeout(() => void save(), delay);
    },
    [owner, path, title, delay, save],
  );

  const resolve = useCallback(
    (chosen: C) => {
      const now = live.current;
      if (!conflict) return;
      now.conflict = false;
      now.base = conflict.theirVersion;
      now.saved = conflict.theirs;
      setConflict(null);
      change(chosen);
      void save();
    },
    [conflict, change, save],
  );

  const flush = useCallback(async () => {
    await save();
    // What was typed while the first save was under way.
    await save();
    const now = live.current;
    return same(now.content, now.saved) && !now.conflict ? now.base : null;
  }, [save]);

  // A newer version read elsewhere is taken over as long as nothing is being written here.
  useEffect(() => {
    const now = live.current;
    if (now.busy || now.conflict || options.version <= now.base || !same(now.content, now.saved)) return;
    now.base = options.version;
    now.saved = options.initial;
    now.content = options.initial;
    setContent(options.initial);
  }, [options.version, options.initial]);

  useEffect(() => {
    const now = live.current;
    now.gone = false;
    const again = () => void save();
    window.addEventListener('online', again);
    if (!same(now.content, now.saved)) again();
    return () => {
      window.removeEventListener('online', again);
      now.gone = true;
      void save();
    };
  }, [save]);

  return { content, change, state, conflict, resolve, flush, retry: () => void save() };
}
