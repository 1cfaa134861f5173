/** The tree of RFC 9162, section 2.1: its hashes, and what a proof must lead to. */
import { type Bytes, equal, sha256 } from './bytes';

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

export const leafHash = (leaf: Bytes): Promise<Bytes> => sha256(LEAF, leaf);
export const nodeHash = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(NODE, left, right);
/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot = (): Promise<Bytes> => sha256();

const half = (n: number): number => Math.floor(n / 2);
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Whether the path leads from the leaf, the `index`-th from 0, to the root of a tree of this size (2.1.3.2). */
export async function leadsToRoot(
  leaf: Bytes,
  index: number,
  size: number,
  path: Bytes[],
  root: Bytes,
): Promise<boolean> {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(hash, root);
}

const isPowerOfTwo = (n: number): boolean => {
  let rest = n;
  while (rest % 2 === 0) rest = half(rest);
  return rest === 1;
};

/** Whether the tree of `to` leaves begins with the very tree of `from` leaves (2.1.4.2). */
export async function continues(
  from: number,
  fromRoot: Bytes,
  to: number,
  toRoot: Bytes,
  path: Bytes[],
): Promise<boolean> {
  if (!isSize(from) || !isSize(to) || from > to) return false;
  if (from === 0 || from === to) {
    // Every tree continues the empty one, and each continues itself: nothing is left to prove.
    return path.length === 0 && equal(fromRoot, from === to ? toRoot : await emptyRoot());
  }
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...path] : path;
  if (!first) return false;
  let [node, last, older, newer] = [from - 1, to - 1, first, first];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = await nodeHash(hash, older);
      newer = await nodeHash(hash, newer);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newer = await nodeHash(newer, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(older, fromRoot) && equal(newer, toRoot);
}
