import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { setRetryDelays } from '@/api/client';
import { takeTexts } from '@/texts/locale';
import { sources } from '@/texts/vi';

// What jsdom lacks and Mantine asks for.
window.matchMedia ??= query =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
  }) as unknown as MediaQueryList;
window.scrollTo = () => {};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof ResizeObserver;
Object.defineProperty(document, 'fonts', {
  value: { addEventListener() {}, removeEventListener() {}, ready: Promise.resolve() },
});

setRetryDelays([]);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  takeTexts('vi', sources);
});

afterEach(cleanup);
