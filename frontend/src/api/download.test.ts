import { describe, expect, it } from 'vitest';
import { nameIn } from './download';

describe('the name of a file', () => {
  it('is the one the server gives, else the one at hand', () => {
    const disposition =
      'attachment; filename="Quy_t.pdf"; filename*=UTF-8\'\'Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.pdf';
    expect(nameIn(disposition, 'x')).toBe('Quyết định.pdf');
    expect(nameIn(null, 'x.pdf')).toBe('x.pdf');
    expect(nameIn('attachment', 'x.pdf')).toBe('x.pdf');
  });
});
