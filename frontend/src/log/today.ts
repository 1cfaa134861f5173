/** Whether the log of today still keeps what an older checkpoint vouches for; the one check that asks the server. */
import { checkSince, type Step } from './check';
import type { Note, VerifierKey } from './note';
import { readPaper } from './paper';

/** Reads from the API, below its root. */
export type Get = (path: string) => Promise<unknown>;

const failed = (key: Step['key'], facts: Step['facts'] = []): Step[] => [{ key, outcome: 'failed', facts }];

export async function keptToday(note: Note, key: VerifierKey, get: Get): Promise<Step[]> {
  const { size } = note.checkpoint;
  const head = (await get('/audit/head')) as { size: number; checkpoint?: string | null };
  // Records were there and are there no more.
  if (!(head.size >= size)) {
    return failed('older', [
      ['from', size],
      ['to', head.size],
    ]);
  }
  const proof = (await get(`/audit/consistency?from=${size}&to=${head.size}`)) as object;
  // A state that was not signed by itself is that of the head.
  const paper = readPaper({ checkpoint: head.checkpoint, ...proof });
  if (paper?.kind !== 'consistency' || paper.from !== size || paper.to !== head.size)
    return failed('consistency');
  return checkSince(note, paper, key);
}
