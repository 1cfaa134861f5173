/** The signed head of the log: a C2SP signed note with a checkpoint (`tlog-checkpoint`) in it. */
import { type Bytes, concat, equal, fromBase64, sha256, toBase64, toHex, utf8 } from './bytes';

const ED25519 = 1;
const DASH = '\u2014 ';

export interface Checkpoint {
  /** Which log. */
  origin: string;
  /** How many records it has. */
  size: number;
  root: Bytes;
  /** When it was signed, RFC 3339. */
  time: string;
}

export interface Note {
  checkpoint: Checkpoint;
  /** What is signed. */
  body: string;
  signatures: { name: string; keyId: Bytes; signature: Bytes }[];
}

export interface VerifierKey {
  origin: string;
  id: Bytes;
  publicKey: Bytes;
}

function readSignature(line: string): Note['signatures'][number] | null {
  const [, name, signed] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(signed ?? '');
  if (!name || !bytes || bytes.length <= 4) return null;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

function readCheckpoint(body: string): Checkpoint | null {
  const [, origin, digits, base64, time] =
    /^(\S+)\n(0|[1-9]\d*)\n(\S+)\ntime (\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))\n$/.exec(body) ?? [];
  const [size, root] = [Number(digits), fromBase64(base64 ?? '')];
  if (!origin || !time || !root || root.length !== 32 || !Number.isSafeInteger(size)) return null;
  return { origin, size, root, time };
}

/** Takes a note apart; null when it is no signed checkpoint, letter by letter. */
export function readNote(text: string): Note | null {
  const end = text.indexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) return null;
  const body = text.slice(0, end + 1);
  const checkpoint = readCheckpoint(body);
  const signatures = text
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignature);
  if (!checkpoint || signatures.includes(null)) return null;
  return { checkpoint, body, signatures: signatures.filter(one => one !== null) };
}

/** A note as it comes out of a mail or a text field: other line ends, blanks around it. */
export function tidyNote(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').trim().split('\n');
  return `${lines.map(line => line.trim()).join('\n')}\n`;
}

/** Whether a text means to be a note, well or badly formed. */
export const looksLikeNote = (text: string): boolean => text.includes(`\n${DASH}`);

/** Reads `<origin>+<key id>+<key>`; null when it is none, or its id is not that of the key. */
export async function readVerifierKey(text: string): Promise<VerifierKey | null> {
  const [, origin, id, base64] = /^(\S+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const key = fromBase64(base64 ?? '');
  if (!origin || !key || key.length !== 33 || key[0] !== ED25519) return null;
  const hash = await sha256(utf8(`${origin}\n`), key);
  if (toHex(hash.slice(0, 4)) !== id) return null;
  return { origin, id: hash.slice(0, 4), publicKey: key.slice(1) };
}

/** The key as one word, as it is published. */
export const keyText = (key: VerifierKey): string =>
  `${key.origin}+${toHex(key.id)}+${toBase64(concat(new Uint8Array([ED25519]), key.publicKey))}`;

/** Whether one of the note's signatures is by this key. `unable`: this browser cannot check Ed25519. */
export async function signedBy(note: Note, key: VerifierKey): Promise<'passed' | 'failed' | 'unable'> {
  const own = note.signatures.filter(one => one.name === key.origin && equal(one.keyId, key.id));
  if (own.length === 0) return 'failed';
  let imported: CryptoKey;
  try {
    imported = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'unable' : 'failed';
  }
  const body = utf8(note.body);
  for (const { signature } of own) {
    if (await crypto.subtle.verify('Ed25519', imported, signature, body)) return 'passed';
  }
  return 'failed';
}
