/**
 * A small log made with Node's own cryptography and the recursive definitions of RFC 9162, so that it shares
 * nothing with the code under test.
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const sha = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
export const leafHashOf = (leaf: Buffer): Buffer => sha(Buffer.from([0]), leaf);
const node = (left: Buffer, right: Buffer): Buffer => sha(Buffer.from([1]), left, right);
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** MTH(D[n]) */
export function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leafHashOf(leaves[0] as Buffer);
  const k = split(leaves.length);
  return node(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** PATH(m, D[n]) */
export function pathOf(m: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...pathOf(m, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(m - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

/** SUBPROOF(m, D[n], b) */
function subproof(m: number, leaves: Buffer[], whole: boolean): Buffer[] {
  if (m === leaves.length) return whole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), rootOf(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), rootOf(leaves.slice(0, k))];
}
export const betweenOf = (m: number, leaves: Buffer[]): Buffer[] =>
  m === 0 || m === leaves.length ? [] : subproof(m, leaves, true);

const hex = (bytes: Buffer): string => bytes.toString('hex');

export interface SampleLog {
  origin: string;
  key: string;
  leaves: Buffer[];
  envelopes: { envelope: string; salt: string }[];
  note(size: number): string;
  proof(seq: number, size?: number): Record<string, unknown>;
  between(from: number, to?: number): Record<string, unknown>;
}

/** A log with records 1 to `count`, a key of its own and proofs in the form of the API. */
export function sampleLog(count: number, origin = 'nhipcau.example.vn/log'): SampleLog {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const typed = Buffer.concat([Buffer.from([1]), raw]);
  const id = sha(`${origin}\n`, typed).subarray(0, 4);
  const envelopes = Array.from({ length: count }, (_, at) => ({
    envelope: `{"audience":"public","audience_id":null,"noun":"challenge","organisation_id":null,"payload":{"no":${at + 1}}}`,
    salt: hex(sha(`salt ${at}`).subarray(0, 16)),
  }));
  const leaves = envelopes.map(({ envelope, salt }, at) =>
    Buffer.from(
      `{"action":"challenge.publish","actor":${at % 2 ? 'null' : `"${hex(sha(`${at}`).subarray(0, 16))}"`},` +
        `"at":${1_790_000_000_000_000 + at},"digest":"${hex(sha(Buffer.from(salt, 'hex'), envelope))}",` +
        `"seq":${at + 1},"subject":"00000000-0000-4000-8000-${String(at).padStart(12, '0')}"}`,
    ),
  );
  const root = (size: number) => rootOf(leaves.slice(0, size));
  const note = (size: number) => {
    const body = `${origin}\n${size}\n${root(size).toString('base64')}\ntime 2026-11-20T01:02:0${size % 10}Z\n`;
    const signature = sign(null, Buffer.from(body), privateKey);
    return `${body}\n\u2014 ${origin} ${Buffer.concat([id, signature]).toString('base64')}\n`;
  };
  return {
    origin,
    leaves,
    envelopes,
    note,
    key: `${origin}+${hex(id)}+${typed.toString('base64')}`,
    proof: (seq, size = count) => ({
      origin,
      seq,
      tree_size: size,
      leaf_hash: hex(leafHashOf(leaves[seq - 1] as Buffer)),
      path: pathOf(seq - 1, leaves.slice(0, size)).map(hex),
      root: hex(root(size)),
      checkpoint: note(size),
      leaf: String(leaves[seq - 1]),
    }),
    between: (from, to = count) => ({
      origin,
      from,
      to,
      path: betweenOf(from, leaves.slice(0, to)).map(hex),
      root_from: hex(root(from)),
      root_to: hex(root(to)),
      checkpoint: note(to),
    }),
  };
}
