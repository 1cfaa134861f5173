/** Checks what a paper of the log claims, step by step, without asking anybody. */
import { type Bytes, equal, fromHex, sha256, toHex, utf8 } from './bytes';
import { canonical } from './canonical';
import { type Note, readNote, signedBy, type VerifierKey } from './note';
import type { ConsistencyPaper, InclusionPaper, Paper } from './paper';
import { continues, leadsToRoot, leafHash } from './tree';

export type StepKey =
  | 'browser'
  | 'origin'
  | 'leaf'
  | 'digest'
  | 'inclusion'
  | 'older'
  | 'consistency'
  | 'checkpoint'
  | 'signature'
  | 'receipt';

/** `absent`: the paper does not say, so nothing was checked. `unable`: this browser cannot check it. */
export type Outcome = 'passed' | 'failed' | 'absent' | 'unable';
export interface Step {
  key: StepKey;
  outcome: Outcome;
  /** What was compared, for those who want to see it: name and value. */
  facts: [string, string | number][];
}

export type Verdict = 'proven' | 'refused' | 'unproven';

/** What is not signed may be anybody's: without a checkpoint nothing is proven of this log. */
const leavesOpen = ({ key, outcome }: Step): boolean =>
  outcome === 'unable' || (key === 'checkpoint' && outcome === 'absent');

export function verdictOf(steps: Step[]): Verdict {
  if (steps.some(step => step.outcome === 'failed')) return 'refused';
  return steps.some(leavesOpen) ? 'unproven' : 'proven';
}

export interface Leaf {
  action: string;
  actor: string | null;
  at: number;
  digest: string;
  seq: number;
  subject: string;
}

/** Reads a record's leaf; null unless it is exactly the canonical text of the members a leaf has. */
export function readLeaf(text: string): Leaf | null {
  let leaf: Leaf;
  try {
    leaf = JSON.parse(text) as Leaf;
  } catch {
    return null;
  }
  if (leaf === null || typeof leaf !== 'object') return null;
  const { action, actor, at, digest, seq, subject } = leaf;
  if (![action, subject].every(one => typeof one === 'string') || !fromHex(digest, 32)) return null;
  if (![at, seq].every(Number.isSafeInteger) || !(actor === null || fromHex(actor, 16))) return null;
  return canonical({ action, actor, at, digest, seq, subject }) === text ? leaf : null;
}

/** The digest a leaf carries of its envelope. Without the salt nobody can find the envelope out by trying. */
export const digestOf = async (envelope: string, salt: Bytes): Promise<string> =>
  toHex(await sha256(salt, utf8(envelope)));

const step = (key: StepKey, outcome: Outcome | boolean, facts: Step['facts'] = []): Step => ({
  key,
  outcome: typeof outcome === 'string' ? outcome : outcome ? 'passed' : 'failed',
  facts,
});

async function leafSteps(paper: InclusionPaper): Promise<Step[]> {
  const leaf = paper.leaf === null ? null : readLeaf(paper.leaf);
  const computed = paper.leaf === null ? null : await leafHash(utf8(paper.leaf));
  const facts: Step['facts'] = [['leaf_hash', toHex(paper.leafHash)]];
  if (computed) facts.push(['computed', toHex(computed)]);
  const fits = leaf?.seq === paper.seq && computed !== null && equal(computed, paper.leafHash);
  const first = step('leaf', paper.leaf === null ? 'absent' : fits, facts);
  if (!leaf || paper.envelope === null || !paper.salt) return [first, step('digest', 'absent')];
  const computedDigest = await digestOf(paper.envelope, paper.salt);
  return [
    first,
    step('digest', computedDigest === leaf.digest, [
      ['digest', leaf.digest],
      ['computed', computedDigest],
    ]),
  ];
}

async function inclusionSteps(paper: InclusionPaper): Promise<Step[]> {
  const { leafHash: leaf, seq, size, path, root } = paper;
  const leads = await leadsToRoot(leaf, seq - 1, size, path, root);
  return [
    ...(await leafSteps(paper)),
    step('inclusion', leads, [
      ['seq', seq],
      ['size', size],
      ...path.map((hash): [string, string] => ['path', toHex(hash)]),
      ['root', toHex(root)],
    ]),
  ];
}

async function consistencySteps(paper: ConsistencyPaper): Promise<Step[]> {
  const { from, fromRoot, to, toRoot, path } = paper;
  const holds = await continues(from, fromRoot, to, toRoot, path);
  return [
    step('consistency', holds, [
      ['from', from],
      ['root_from', toHex(fromRoot)],
      ['to', to],
      ['root_to', toHex(toRoot)],
      ...path.map((hash): [string, string] => ['path', toHex(hash)]),
    ]),
  ];
}

/** The state of the log the paper itself states, which the signed note has to confirm. */
function stated(paper: Paper): { size: number; root: Bytes } | null {
  if (paper.kind === 'inclusion') return paper;
  return paper.kind === 'consistency' ? { size: paper.to, root: paper.toRoot } : null;
}

async function noteSteps(paper: Paper, note: Note | null, key: VerifierKey): Promise<Step[]> {
  if (!note) return [step('checkpoint', paper.note === null ? 'absent' : 'failed')];
  const { size, root, time } = note.checkpoint;
  const claim = stated(paper);
  const told: Step['facts'] = [
    ['size', size],
    ['root', toHex(root)],
    ['time', time],
  ];
  const signed: Step['facts'] = [
    ['key_id', toHex(key.id)],
    ['public_key', toHex(key.publicKey)],
  ];
  const outcome = await signedBy(note, key);
  // A checkpoint alone has nothing beside it to be compared with.
  if (claim === null) return [step('signature', outcome, [...told, ...signed])];
  const confirmed = claim.size === size && equal(claim.root, root);
  return [step('checkpoint', confirmed, told), step('signature', outcome, signed)];
}

/** Hashes and signatures are there only for pages that came over an encrypted connection. */
export const canCheck = (): boolean => globalThis.crypto?.subtle !== undefined;

/** What is said in place of all steps where the browser can take none. */
export const UNABLE: Step[] = [step('browser', 'unable')];

/** Every step of checking the paper against the key of the log one trusts. */
export async function check(paper: Paper, key: VerifierKey): Promise<Step[]> {
  const note = paper.note === null ? null : readNote(paper.note);
  const named = [note?.checkpoint.origin, 'origin' in paper ? paper.origin : undefined];
  const origins = named.filter(one => one !== undefined);
  const own = origins.length === 0 ? 'absent' : origins.every(one => one === key.origin);
  const steps = [
    step(
      'origin',
      own,
      [...new Set(origins)].map((one): [string, string] => ['origin', one]),
    ),
  ];
  if (paper.kind === 'inclusion') steps.push(...(await inclusionSteps(paper)));
  if (paper.kind === 'consistency') steps.push(...(await consistencySteps(paper)));
  return [...steps, ...(await noteSteps(paper, note, key))];
}

/** Checks that the log still begins as an older checkpoint says, by a proof up to a later state. */
export async function checkSince(older: Note, paper: ConsistencyPaper, key: VerifierKey): Promise<Step[]> {
  const { origin, size, root, time } = older.checkpoint;
  const same = origin === key.origin && size === paper.from && equal(root, paper.fromRoot);
  const facts: Step['facts'] = [
    ['size', size],
    ['root', toHex(root)],
    ['time', time],
  ];
  return [step('older', same, facts), ...(await check(paper, key))];
}
