import { useId, useState } from 'react';
import { ApiError } from '@/api/error';
import type { FormError } from './ErrorSummary';

export interface Sending {
  busy: boolean;
  /** A failure that belongs to no field of the form. */
  failure: unknown;
  errors: FormError[];
  /** Id of the input for a field of the body, where the summary of errors leads. */
  idOf: (field: string) => string;
  messageOf: (field: string) => string | undefined;
  /** Carries `work` out; after it succeeded `then` is told the answer. */
  send: <R>(work: () => Promise<R>, then: (answer: R) => void) => Promise<void>;
}

/**
 * Sends a form whose values must not stay on the device, such as passwords: they live in the screen's state alone.
 * For long texts there is `useForm`. `fields` are the names of the body that the form shows.
 */
export function useSending(fields: string[]): Sending {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [refused, setRefused] = useState<{ field: string; message: string }[]>([]);
  const idOf = (field: string) => `${id}-${field}`;
  return {
    busy,
    failure,
    idOf,
    errors: refused.map(one => ({ field: idOf(one.field), message: one.message })),
    messageOf: field => refused.find(one => one.field === field)?.message,
    send: async (work, then) => {
      if (busy) return;
      setBusy(true);
      setFailure(null);
      setRefused([]);
      try {
        then(await work());
      } catch (problem) {
        const found = problem instanceof ApiError ? problem.fields : [];
        const told = found.map(one => ({ field: one.pointer.split('/')[1] ?? '', message: one.message }));
        if (told.length > 0 && told.every(one => fields.includes(one.field))) setRefused(told);
        else setFailure(problem);
      } finally {
        setBusy(false);
      }
    },
  };
}
