import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import type { ProofView, RecordDetail } from '@/api/views';
import { canCheck, check, type Step, UNABLE } from '@/log/check';
import { readNote, readVerifierKey, type VerifierKey } from '@/log/note';
import { type Paper, type ReceiptPaper, readPaper } from '@/log/paper';
import { keptToday } from '@/log/today';

/** A part of an examination: what was checked, or why it could not be. */
export type Part = { steps: Step[] } | { failure: ApiError };

export interface Examination {
  kind: Paper['kind'];
  /** What the paper itself shows, without asking anybody. */
  own: Step[];
  /** The state of the log that its signed checkpoint tells of. */
  state: { size: number; time: string } | null;
  /** A receipt's record: that it is in the log and names what was handed in. */
  record?: Part;
  /** That the log as it is today continues that state. */
  today?: Part;
}

/** What was found, or the network's failure to answer; anything else is a fault and not hidden. */
async function part(work: () => Promise<Step[]>): Promise<Part> {
  try {
    return { steps: await work() };
  } catch (error) {
    if (error instanceof ApiError) return { failure: error };
    throw error;
  }
}

/** The proof of a record with everything the reader may see of it. */
export async function proofOf(detail: RecordDetail): Promise<Paper | null> {
  const proof = await api.get<ProofView>(`/audit/${detail.seq}/proof`);
  const { leaf, envelope, salt } = detail;
  return readPaper({ ...proof, leaf: leaf ?? proof.leaf, envelope, salt });
}

async function recordOf(receipt: ReceiptPaper, seq: number, key: VerifierKey): Promise<Step[]> {
  const detail = await api.get<RecordDetail>(`/audit/${seq}`);
  const paper = await proofOf(detail);
  if (paper?.kind !== 'inclusion' || paper.seq !== seq) {
    return [{ key: 'inclusion', outcome: 'failed', facts: [] }];
  }
  const names = detail.envelope?.includes(`"${receipt.contentHash}"`);
  return [
    ...(await check(paper, key)),
    {
      key: 'receipt',
      outcome: names === undefined ? 'absent' : names ? 'passed' : 'failed',
      facts: [['content_hash', receipt.contentHash]],
    },
  ];
}

/** The steps that need nobody else; null when the text is no key. */
export async function checkAlone(paper: Paper, keyText: string): Promise<Step[] | null> {
  if (!canCheck()) return UNABLE;
  const key = await readVerifierKey(keyText);
  return key && check(paper, key);
}

/** Examines a paper of the log against the key one trusts, and asks the log of today; null when that is no key. */
export async function examine(paper: Paper, keyText: string): Promise<Examination | null> {
  const note = paper.note === null ? null : readNote(paper.note);
  const state = note && { size: note.checkpoint.size, time: note.checkpoint.time };
  const own = await checkAlone(paper, keyText);
  if (!own) return null;
  const found: Examination = { kind: paper.kind, own, state };
  const key = canCheck() ? await readVerifierKey(keyText) : null;
  if (!key || own.some(step => step.outcome === 'failed')) return found;
  if (paper.kind === 'receipt' && paper.record !== null) {
    const { record } = paper;
    found.record = await part(() => recordOf(paper, record, key));
  }
  if (note && note.checkpoint.size > 0) {
    found.today = await part(() => keptToday(note, key, path => api.get(path)));
  }
  return found;
}
