import { describe, expect, it } from 'vitest';
import { betweenOf, pathOf, rootOf } from '../../tests/sample-log';
import { type Bytes, fromHex, toHex } from './bytes';
import { continues, emptyRoot, leadsToRoot, leafHash, nodeHash } from './tree';

const bytes = (hex: string): Bytes => fromHex(hex) as Bytes;
const own = (buffer: Buffer): Bytes => new Uint8Array(buffer);

/** The leaves and roots by which implementations of Certificate Transparency compare themselves. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = LEAVES.map(hex => Buffer.from(hex, 'hex'));

describe('hashes', () => {
  it('are those of Certificate Transparency', async () => {
    expect(toHex(await emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(toHex(await leafHash(bytes('')))).toBe(ROOTS[0]);
    const pair = await nodeHash(await leafHash(bytes('')), await leafHash(bytes('00')));
    expect(toHex(pair)).toBe(ROOTS[1]);
    expect(leaves.map((_, at) => rootOf(leaves.slice(0, at + 1)).toString('hex'))).toEqual(ROOTS);
  });
});

describe('inclusion', () => {
  it('holds for the published path of the eight leaves', async () => {
    const path = [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ].map(bytes);
    const leaf = await leafHash(bytes(LEAVES[5] ?? ''));
    expect(await leadsToRoot(leaf, 5, 8, path, bytes(ROOTS[7] ?? ''))).toBe(true);
  });

  it('holds for every record of trees of every size, and for no other place', async () => {
    const many = Array.from({ length: 21 }, (_, at) => Buffer.from(`leaf ${at}`));
    for (let size = 1; size <= many.length; size += 1) {
      const root = own(rootOf(many.slice(0, size)));
      for (let index = 0; index < size; index += 1) {
        const leaf = await leafHash(own(many[index] as Buffer));
        const path = pathOf(index, many.slice(0, size)).map(own);
        expect(await leadsToRoot(leaf, index, size, path, root), `${index} of ${size}`).toBe(true);
        expect(await leadsToRoot(leaf, (index + 1) % size, size, path, root)).toBe(size === 1);
        expect(await leadsToRoot(leaf, index, size, path.slice(1), root)).toBe(path.length === 0);
        expect(await leadsToRoot(leaf, index, size, [...path, leaf], root)).toBe(false);
        expect(await leadsToRoot(leaf, index + size, size, path, root)).toBe(false);
      }
    }
  });

  it('refuses a path that ends too soon or goes on too long, even where its hashes fit', async () => {
    const leaf = await leafHash(bytes(''));
    const other = await leafHash(bytes('00'));
    expect(await leadsToRoot(leaf, 0, 2, [], leaf)).toBe(false);
    expect(await leadsToRoot(leaf, 0, 1, [other], await nodeHash(other, leaf))).toBe(false);
    expect(await continues(2, leaf, 4, leaf, [])).toBe(false);
    const longer = await nodeHash(leaf, other);
    expect(await continues(1, leaf, 2, longer, [other])).toBe(true);
    expect(await continues(1, leaf, 2, await nodeHash(longer, other), [other, other])).toBe(false);
  });

  it('refuses places and sizes that are none', async () => {
    const leaf = await leafHash(bytes(''));
    for (const [index, size] of [
      [-1, 1],
      [0, 0],
      [0.5, 2],
      [Number.NaN, 1],
      [0, 2 ** 60],
    ] as const) {
      expect(await leadsToRoot(leaf, index, size, [], leaf)).toBe(false);
    }
  });
});

describe('consistency', () => {
  it('holds between all sizes of one log, and for no other pair', async () => {
    const many = Array.from({ length: 17 }, (_, at) => Buffer.from(`leaf ${at}`));
    for (let to = 0; to <= many.length; to += 1) {
      const toRoot = own(rootOf(many.slice(0, to)));
      for (let from = 0; from <= to; from += 1) {
        const fromRoot = own(rootOf(many.slice(0, from)));
        const path = betweenOf(from, many.slice(0, to)).map(own);
        expect(await continues(from, fromRoot, to, toRoot, path), `${from} to ${to}`).toBe(true);
        expect(await continues(from, fromRoot, to, toRoot, [...path, toRoot])).toBe(false);
        expect(await continues(to, toRoot, from, fromRoot, path)).toBe(from === to);
        if (path.length > 0) expect(await continues(from, fromRoot, to, toRoot, path.slice(1))).toBe(false);
        if (from > 0) expect(await continues(from, await leafHash(toRoot), to, toRoot, path)).toBe(false);
        if (from > 0) expect(await continues(from, fromRoot, to, await leafHash(toRoot), path)).toBe(false);
      }
    }
  });

  it('refuses a log whose past was rewritten', async () => {
    const [before, after] = [leaves.slice(0, 6), leaves.with(2, Buffer.from('other'))];
    const path = betweenOf(6, after).map(own);
    expect(await continues(6, own(rootOf(before)), 8, own(rootOf(after)), path)).toBe(false);
  });
});
