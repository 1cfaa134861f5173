import { useId, useRef, useState } from 'react';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import { useMe } from '@/session/use-session';
import { dropDraft, findDraft, keepDraft } from './drafts';
import type { FormError } from './ErrorSummary';

export interface FormOptions<F> {
  /** Where the form sends to; also the name under which what is typed is kept on the device. */
  path: string;
  initial: F;
  /** Name of the form in the list of unsent texts. */
  title: string;
}

export interface Form<F> {
  value: F;
  set: (patch: Partial<F>) => void;
  busy: boolean;
  /** A failure that belongs to no field. */
  failure: unknown;
  errors: FormError[];
  /** Id of the input for a field of the body, where the summary of errors leads. */
  idOf: (field: string) => string;
  messageOf: (field: string) => string | undefined;
  /** Whether this is what was typed before and never sent. */
  restored: boolean;
  /** Starts anew, without what was kept. */
  discard: () => void;
  /** Carries `work` out; resolves to its answer, or to null after a failure, which is then shown. */
  send: <R>(work: (value: F, intent: Intent) => Promise<R>) => Promise<R | null>;
}

/**
 * A form that is sent as a whole. What is typed is kept on the device until the server has it, so that a lost
 * network, a lost session or a closed page costs nothing.
 */
export function useForm<F extends object>({ path, initial, title }: FormOptions<F>): Form<F> {
  const id = useId();
  const me = useMe().id;
  // Whoever began to write here: what they wrote is never offered to somebody else.
  const [owner] = useState(me);
  const [kept] = useState(() => findDraft(owner, path));
  const [value, setValue] = useState<F>(kept ? { ...initial, ...(kept.content as F) } : initial);
  const [restored, setRestored] = useState(kept !== null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [errors, setErrors] = useState<{ pointer: string; message: string }[]>([]);
  const intent = useRef(new Intent());

  const fieldOf = (pointer: string) => pointer.split('/')[1] ?? '';
  const idOf = (field: string) => `${id}-${field}`;
  return {
    value,
    busy,
    failure,
    restored,
    idOf,
    errors: errors.map(one => ({ field: idOf(fieldOf(one.pointer)), message: one.message })),
    messageOf: field => errors.find(one => fieldOf(one.pointer) === field)?.message,
    set: patch => {
      const next = { ...value, ...patch };
      setValue(next);
      keepDraft(owner, {
        path,
        content: next,
        base: 0,
        at: new Date().toISOString(),
        place: window.location.pathname.replace(/^\/app/, ''),
        title,
      });
    },
    discard: () => {
      dropDraft(owner, path);
      setValue(initial);
      setRestored(false);
      setErrors([]);
      setFailure(null);
    },
    send: async work => {
      if (busy) return null;
      setBusy(true);
      setFailure(null);
      setErrors([]);
      try {
        const answer = await work(value, intent.current);
        dropDraft(owner, path);
        return answer;
      } catch (problem) {
        if (problem instanceof ApiError && problem.fields.length > 0) setErrors(problem.fields);
        else setFailure(problem);
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}
