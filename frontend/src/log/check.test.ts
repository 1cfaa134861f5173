import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SampleLog, sampleLog } from '../../tests/sample-log';
import { canonical } from './canonical';
import { check, checkSince, readLeaf, type Step, verdictOf } from './check';
import { keyText, type Note, readNote, readVerifierKey, tidyNote, type VerifierKey } from './note';
import { type ConsistencyPaper, type Paper, readPaper, readPasted } from './paper';

const log = sampleLog(11);
const keyOf = async (of: SampleLog) => (await readVerifierKey(of.key)) as VerifierKey;
const outcomes = (steps: Step[]) => Object.fromEntries(steps.map(one => [one.key, one.outcome]));
const checked = async (value: unknown, of = log): Promise<Step[]> => {
  const paper = readPaper(value);
  return paper ? check(paper, await keyOf(of)) : [];
};

describe('a proof that a record is in the log', () => {
  it('holds step by step, with and without what only some may read', async () => {
    const full = { ...log.proof(5), ...log.envelopes[4] };
    expect(outcomes(await checked(full))).toEqual({
      origin: 'passed',
      leaf: 'passed',
      digest: 'passed',
      inclusion: 'passed',
      checkpoint: 'passed',
      signature: 'passed',
    });
    const bare = { ...log.proof(5), leaf: undefined };
    const steps = await checked(bare);
    expect(outcomes(steps)).toMatchObject({ leaf: 'absent', digest: 'absent', inclusion: 'passed' });
    expect(verdictOf(steps)).toBe('proven');
  });

  it('holds for every record of every state of the log', async () => {
    for (let size = 1; size <= 11; size += 1) {
      for (let seq = 1; seq <= size; seq += 1) {
        expect(verdictOf(await checked(log.proof(seq, size))), `${seq} of ${size}`).toBe('proven');
      }
    }
  });

  it('no longer proves the record when any bit of any byte of it is flipped', async () => {
    const text = new TextEncoder().encode(JSON.stringify({ ...log.proof(5), ...log.envelopes[4] }));
    const key = await keyOf(log);
    let refused = 0;
    for (let at = 0; at < text.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = text.slice();
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const paper = readPasted(new TextDecoder().decode(flipped));
        const steps = paper ? await check(paper, key) : [];
        const passed = steps.filter(one => one.outcome === 'passed').length;
        // All six steps, or it does not prove what the whole paper proved.
        expect(passed, `byte ${at}, bit ${bit}: ${new TextDecoder().decode(flipped)}`).toBeLessThan(6);
        refused += 1;
      }
    }
    expect(refused).toBe(text.length * 8);
  }, 120_000);

  it('of another log is refused: by its name, by its key, by both', async () => {
    const elsewhere = sampleLog(11, 'elsewhere.example.org/log');
    expect(outcomes(await checked(elsewhere.proof(5)))).toMatchObject({
      origin: 'failed',
      inclusion: 'passed',
      signature: 'failed',
    });
    const samename = sampleLog(11);
    const steps = await checked(samename.proof(5));
    expect(outcomes(steps)).toMatchObject({ origin: 'passed', inclusion: 'passed', signature: 'failed' });
    expect(verdictOf(steps)).toBe('refused');
    const renamed = { ...elsewhere.proof(5), origin: log.origin };
    expect(outcomes(await checked(renamed)).origin).toBe('failed');
  });

  it('proves nothing without a signed checkpoint', async () => {
    const steps = await checked({ ...log.proof(5), checkpoint: undefined });
    expect(outcomes(steps)).toMatchObject({ inclusion: 'passed', checkpoint: 'absent' });
    expect(verdictOf(steps)).toBe('unproven');
  });

  it('is refused with the checkpoint of another state, or another record’s hash', async () => {
    expect(outcomes(await checked({ ...log.proof(5), checkpoint: log.note(10) })).checkpoint).toBe('failed');
    // A tree of one leaf that another log might have begun with.
    const hash = String(log.proof(2).leaf_hash);
    const begun = { ...log.proof(1, 1), leaf: undefined, leaf_hash: hash, root: hash };
    expect(outcomes(await checked(begun))).toMatchObject({ inclusion: 'passed', checkpoint: 'failed' });
    const other = { ...log.proof(5), leaf: log.proof(6).leaf };
    expect(outcomes(await checked(other)).leaf).toBe('failed');
    const moved = { ...log.proof(5), seq: 6 };
    expect(outcomes(await checked(moved))).toMatchObject({ leaf: 'failed', inclusion: 'failed' });
    const envelope = { ...log.proof(5), ...log.envelopes[5] };
    expect(outcomes(await checked(envelope)).digest).toBe('failed');
  });

  it('takes a leaf only in its canonical spelling', async () => {
    const leaf = String(log.proof(5).leaf);
    for (const other of [leaf.replace('{', '{ '), leaf.replace('}', ',"more":1}'), 'null', '[]', 'no JSON']) {
      expect(outcomes(await checked({ ...log.proof(5), leaf: other })).leaf, other).toBe('failed');
      expect(readLeaf(other), other).toBeNull();
    }
    expect(readLeaf(leaf)?.seq).toBe(5);
  });
});

describe('a proof that the log continues', () => {
  it('holds between all its states', async () => {
    for (let to = 1; to <= 11; to += 1) {
      for (let from = 0; from <= to; from += 1) {
        const paper = readPaper(log.between(from, to)) as ConsistencyPaper;
        if (from === 0) expect(verdictOf(await check(paper, await keyOf(log)))).toBe('proven');
        else
          expect(verdictOf(await checkSince(readNote(log.note(from)) as Note, paper, await keyOf(log)))).toBe(
            'proven',
          );
      }
    }
  });

  it('is refused for an older checkpoint of another state or another log', async () => {
    const paper = readPaper(log.between(4)) as ConsistencyPaper;
    const key = await keyOf(log);
    for (const older of [log.note(5), sampleLog(4, 'elsewhere.example.org/log').note(4)]) {
      const steps = await checkSince(readNote(older) as Note, paper, key);
      expect(outcomes(steps).older).toBe('failed');
      expect(verdictOf(steps)).toBe('refused');
    }
  });

  it('is refused with any hash of it changed', async () => {
    const proof = log.between(5);
    const path = proof.path as string[];
    for (let at = 0; at < path.length; at += 1) {
      const changed = path.with(at, 'ab'.repeat(32));
      expect(outcomes(await checked({ ...proof, path: changed })).consistency).toBe('failed');
    }
  });
});

describe('a checkpoint', () => {
  it('is checked as text, as JSON and as part of a receipt', async () => {
    const note = log.note(7);
    const receipt = {
      code: 'HS-2026-7Q2M',
      content_hash: 'ab'.repeat(32),
      algorithm: 'x',
      sent_at: '2026-11-20T01:02:03Z',
      version: 1,
      checkpoint: note,
      record: 8,
    };
    const pasted = `\n  ${note.replaceAll('\n', '  \r\n')}\n\n`;
    const inMail = btoa(String.fromCharCode(...new TextEncoder().encode(note)));
    for (const [text, kind] of [
      [pasted, 'checkpoint'],
      [`Log-Checkpoint: ${inMail.slice(0, 60)}\r\n ${inMail.slice(60)}\n`, 'checkpoint'],
      [inMail, 'checkpoint'],
      [JSON.stringify({ checkpoint: note }), 'checkpoint'],
      [JSON.stringify(receipt), 'receipt'],
    ] as const) {
      const paper = readPasted(text) as Paper;
      expect(paper.kind).toBe(kind);
      expect(outcomes(await check(paper, await keyOf(log)))).toEqual({
        origin: 'passed',
        signature: 'passed',
      });
    }
  });

  it('is missing from an early receipt, which then proves nothing by itself', async () => {
    const steps = await checked({
      code: 'HS-1',
      content_hash: 'ab'.repeat(32),
      sent_at: '2026-11-20T01:00:00Z',
      record: 8,
    });
    expect(outcomes(steps)).toEqual({ origin: 'absent', checkpoint: 'absent' });
    expect(verdictOf(steps)).toBe('unproven');
  });

  it('that cannot be read is refused', async () => {
    const paper: Paper = { kind: 'checkpoint', note: log.note(7).replace('time', 'Time') };
    const steps = await check(paper, await keyOf(log));
    expect(outcomes(steps)).toEqual({ origin: 'absent', checkpoint: 'failed' });
    expect(verdictOf(steps)).toBe('refused');
  });

  it('has one spelling only', () => {
    const note = log.note(7);
    const lines = note.split('\n');
    expect(readNote(note)).not.toBeNull();
    const with_ = (at: number, line: string) => lines.with(at, line).join('\n');
    const signature = lines[5] ?? '';
    for (const other of [
      with_(1, '07'),
      with_(1, '+7'),
      with_(1, '99999999999999999999'),
      with_(2, (lines[2] ?? '').slice(0, -1)),
      with_(3, 'time yesterday'),
      with_(5, signature.replace('\u2014', '-')),
      with_(5, `${signature.slice(0, -3)}==\n`),
      note.trimEnd(),
      note.replace('\n\n', '\n'),
      '',
    ]) {
      expect(readNote(other), other).toBeNull();
    }
    expect(tidyNote(note)).toBe(note);
  });

  it('may carry signatures of others beside that of the log', async () => {
    const other = sampleLog(7, 'witness.example.org').note(7).trimEnd().split('\n').at(-1);
    const paper: Paper = { kind: 'checkpoint', note: `${log.note(7)}${other}\n` };
    expect(outcomes(await check(paper, await keyOf(log))).signature).toBe('passed');
    const alone: Paper = { kind: 'checkpoint', note: `${log.note(7).split('\n\n')[0]}\n\n${other}\n` };
    expect(outcomes(await check(alone, await keyOf(log))).signature).toBe('failed');
  });
});

describe('the key', () => {
  it('is read from its one spelling, and only with its own id', async () => {
    expect(keyText(await keyOf(log))).toBe(log.key);
    const [origin, id, key] = log.key.split('+') as [string, string, string];
    const rest = log.key.slice(origin.length + id.length + 2);
    for (const other of [
      `${origin}+00000000+${rest}`,
      `other+${id}+${rest}`,
      `${origin}+${id}+AQ==`,
      key,
      '',
    ]) {
      expect(await readVerifierKey(other), other).toBeNull();
    }
  });
});

describe('a browser without Ed25519', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is said to be unable, and nothing is claimed', async () => {
    const none = Object.assign(new Error('no such algorithm'), { name: 'NotSupportedError' });
    const key = await keyOf(log);
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(none);
    const steps = await check(readPaper(log.proof(5)) as Paper, key);
    expect(outcomes(steps)).toMatchObject({ inclusion: 'passed', signature: 'unable' });
    expect(verdictOf(steps)).toBe('unproven');
  });
});

it('reads nothing else as a paper of the log', () => {
  const proof = log.proof(5);
  for (const other of [
    '',
    'hello',
    'aGVsbG8=',
    'null',
    '[]',
    '{}',
    '{"checkpoint":1}',
    JSON.stringify({ ...proof, path: 'none' }),
    JSON.stringify({ ...proof, path: ['ab'] }),
    JSON.stringify({ ...proof, seq: '5' }),
    JSON.stringify({ ...proof, seq: -5 }),
    JSON.stringify({ ...proof, leaf_hash: String(proof.leaf_hash).toUpperCase() }),
    JSON.stringify({ ...proof, leaf: 5 }),
    JSON.stringify({ ...proof, salt: 'xy' }),
    JSON.stringify({ ...log.between(4), root_to: null }),
    JSON.stringify({ ...log.between(4), from: 1.5 }),
  ]) {
    expect(readPasted(other), other).toBeNull();
  }
});

it('writes JSON as RFC 8785 demands', () => {
  const value = { b: [1, 'é\u0007', null, true], a: { '\u20ac': 1e21, '1': 0.000001, gone: undefined } };
  expect(canonical(value)).toBe('{"a":{"1":0.000001,"€":1e+21},"b":[1,"é\\u0007",null,true]}');
});
