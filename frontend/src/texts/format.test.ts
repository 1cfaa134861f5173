import { describe, expect, it } from 'vitest';
import { fromLocalInput, makeFormat, toLocalInput } from './format';

const vi = makeFormat('vi', 'giờ Việt Nam');
const en = makeFormat('en', 'Vietnam time');
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('format', () => {
  it('groups money as each language does', () => {
    const money = { amount: 1_500_000_000, currency: 'VND' } as const;
    expect(plain(vi.money(money))).toBe('1.500.000.000 ₫');
    expect(plain(en.money(money))).toBe('₫1,500,000,000');
    expect(vi.money(null)).toBe('');
  });

  it('tells times in the zone of the city and says so', () => {
    expect(vi.exact('2026-11-20T18:05:00Z')).toBe('01:05 21/11/2026 (giờ Việt Nam)');
    expect(vi.deadline('2026-11-20T18:05:00Z')).toBe('01:05 Thứ Bảy 21/11/2026 (giờ Việt Nam)');
    expect(vi.deadline('2026-11-20T18:05:00Z', false)).toBe('01:05 Thứ Bảy 21/11/2026');
    expect(en.date('2026-11-20T18:05:00Z')).toBe('21/11/2026');
    expect(vi.time('2026-11-20T17:00:00Z')).toBe('00:00');
  });

  it('leaves a calendar day where it is', () => {
    expect(vi.day('2026-01-02')).toBe('02/01/2026');
  });

  it('tells distances in the largest whole unit', () => {
    const now = '2026-11-20T00:00:00Z';
    expect(en.relative('2026-11-23T01:00:00Z', now)).toBe('in 3 days');
    expect(en.relative('2026-11-19T22:30:00Z', now)).toBe('1 hour ago');
    expect(vi.relative('2026-11-20T00:20:00Z', now)).toBe('sau 20 phút nữa');
  });

  it('sorts by the Vietnamese alphabet', () => {
    expect(['Đà Nẵng', 'Ea Kar', 'Dĩ An', 'Ân Thi', 'An Phú'].sort(vi.compare)).toEqual([
      'An Phú',
      'Ân Thi',
      'Dĩ An',
      'Đà Nẵng',
      'Ea Kar',
    ]);
  });

  it('goes to a field in city time and back to the same instant', () => {
    expect(toLocalInput('2026-12-31T17:30:00Z')).toBe('2027-01-01T00:30');
    expect(fromLocalInput('2027-01-01T00:30')).toBe('2026-12-31T17:30:00Z');
    expect(fromLocalInput('')).toBeNull();
    expect(toLocalInput(null)).toBe('');
  });
});
