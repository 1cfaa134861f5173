/** What somebody may hold in their hands about the log: a proof, a receipt, a checkpoint. Read from text. */
import { type Bytes, fromBase64, fromHex } from './bytes';
import { looksLikeNote, tidyNote } from './note';

interface Claim {
  /** The signed checkpoint, as text; a proof may come without one. */
  note: string | null;
}

/** That a record is in the log. */
export interface InclusionPaper extends Claim {
  kind: 'inclusion';
  origin: string;
  seq: number;
  size: number;
  leafHash: Bytes;
  path: Bytes[];
  root: Bytes;
  /** The record itself, where the reader may have it. */
  leaf: string | null;
  /** What the record's digest is made of, where the reader may have it. */
  envelope: string | null;
  salt: Bytes | null;
}

/** That one state of the log continues an earlier one. */
export interface ConsistencyPaper extends Claim {
  kind: 'consistency';
  origin: string;
  from: number;
  fromRoot: Bytes;
  to: number;
  toRoot: Bytes;
  path: Bytes[];
}

/** What the state of the log was, as its key signed it. */
export interface CheckpointPaper extends Claim {
  kind: 'checkpoint';
  note: string;
}

/** That something was handed in, and what the state of the log was then. */
export interface ReceiptPaper extends Claim {
  kind: 'receipt';
  code: string;
  contentHash: string;
  sentAt: string;
  /** Its number in the log, once it has one. */
  record: number | null;
}

export type Paper = InclusionPaper | ConsistencyPaper | CheckpointPaper | ReceiptPaper;

type Members = Record<string, unknown>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** A member that may be missing, but if it is there it has to be of its kind. */
const may = (value: unknown, is: (value: unknown) => unknown): boolean => value == null || Boolean(is(value));
const textOf = (value: unknown): string | null => (isText(value) ? value : null);

function readPath(value: unknown): Bytes[] | null {
  const hashes = Array.isArray(value) ? value.map(one => fromHex(one, 32)) : [null];
  return hashes.includes(null) ? null : hashes.filter(one => one !== null);
}

function readInclusion(from: Members): InclusionPaper | null {
  const { origin, seq, tree_size: size, checkpoint, leaf, envelope, salt } = from;
  const [leafHash, root, path] = [fromHex(from.leaf_hash, 32), fromHex(from.root, 32), readPath(from.path)];
  if (!isText(origin) || !isNumber(seq) || !isNumber(size) || !leafHash || !root || !path) return null;
  if (![leaf, envelope, checkpoint].every(one => may(one, isText)) || !may(salt, fromHex)) return null;
  return {
    ...{ kind: 'inclusion', origin, seq, size, leafHash, root, path },
    note: textOf(checkpoint),
    leaf: textOf(leaf),
    envelope: textOf(envelope),
    salt: fromHex(salt),
  };
}

function readConsistency(paper: Members): ConsistencyPaper | null {
  const { origin, from, to, checkpoint } = paper;
  const [fromRoot, toRoot] = [fromHex(paper.root_from, 32), fromHex(paper.root_to, 32)];
  const path = readPath(paper.path);
  if (!isText(origin) || !isNumber(from) || !isNumber(to) || !may(checkpoint, isText)) return null;
  if (!fromRoot || !toRoot || !path) return null;
  return { kind: 'consistency', origin, from, fromRoot, to, toRoot, path, note: textOf(checkpoint) };
}

function readReceipt(from: Members): ReceiptPaper | null {
  const { code, content_hash: contentHash, sent_at: sentAt, checkpoint, record } = from;
  if (!isText(code) || !isText(sentAt) || !fromHex(contentHash, 32)) return null;
  if (!may(checkpoint, isText) || !may(record, isNumber)) return null;
  const number = isNumber(record) ? record : null;
  const note = textOf(checkpoint);
  return { kind: 'receipt', code, contentHash: String(contentHash), sentAt, note, record: number };
}

/** Reads an answer of the API; null when it is no paper of the log. */
export function readPaper(value: unknown): Paper | null {
  if (value === null || typeof value !== 'object') return null;
  const members = value as Members;
  if ('leaf_hash' in members) return readInclusion(members);
  if ('root_from' in members) return readConsistency(members);
  if ('content_hash' in members) return readReceipt(members);
  return isText(members.checkpoint) ? { kind: 'checkpoint', note: members.checkpoint } : null;
}

/** The note behind the line `Log-Checkpoint` in the head of a mail, which is base64 and may be folded. */
function readMailLine(text: string): string | null {
  const bytes = fromBase64(text.replace(/^Log-Checkpoint:/i, '').replace(/\s/g, ''));
  const note = bytes && new TextDecoder().decode(bytes);
  return note && looksLikeNote(note) ? note : null;
}

/** Reads what was pasted: JSON, a checkpoint as it stands, or the line of a mail that carries one. */
export function readPasted(text: string): Paper | null {
  try {
    return readPaper(JSON.parse(text));
  } catch {
    // No JSON: then it can only be the note itself.
    const note = looksLikeNote(text.trim()) ? tidyNote(text) : readMailLine(text.trim());
    return note === null ? null : { kind: 'checkpoint', note };
  }
}
