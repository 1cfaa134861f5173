import type { T } from '@/texts/use-t';

/** What a record says was done, in words of its own, of the trace or of the step, else as the log itself names it. */
export function actOf(t: T, noun: string, action: string): string {
  const step = action.startsWith(`${noun}.`) ? action.slice(noun.length + 1) : action;
  const plain = `${t.or(`noun-${noun}`, noun)}: ${t.or(`action-${noun}-${step}`, step)}`;
  return t.or(`log-act-${noun}-${step}`, t.or(`trace-${noun}-${step}`, plain));
}
