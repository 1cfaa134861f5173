import { FluentBundle, FluentResource } from '@fluent/bundle';
import { setLanguage } from '@/api/client';
import type { Locale } from '@/api/views';

const KEY = 'nhipcau.locale';

interface Texts {
  locale: Locale;
  bundle: FluentBundle;
}

let current: Texts | null = null;
const listeners = new Set<() => void>();

/** The language asked for by the address (`?lang=en`), chosen before on this device, or Vietnamese. */
export function initialLocale(): Locale {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(KEY);
  return asked === 'en' ? 'en' : 'vi';
}

export function bundleFrom(locale: Locale, sources: string[]): FluentBundle {
  const bundle = new FluentBundle(locale === 'vi' ? 'vi-VN' : 'en-GB', { useIsolating: false });
  for (const source of sources) {
    const problems = bundle.addResource(new FluentResource(source));
    if (problems.length > 0) throw problems[0];
  }
  return bundle;
}

/** Loads a language and switches to it; the page stays where it is. */
export async function setLocale(locale: Locale): Promise<void> {
  const { sources } = locale === 'en' ? await import('./en') : await import('./vi');
  takeTexts(locale, sources);
  localStorage.setItem(KEY, locale);
}

/** Takes texts that are already here: tests, and the first load. */
export function takeTexts(locale: Locale, sources: string[]): void {
  current = { locale, bundle: bundleFrom(locale, sources) };
  setLanguage(locale);
  document.documentElement.lang = locale;
  for (const listener of listeners) listener();
}

export const localeStore = {
  get(): Texts {
    if (!current) throw new Error('no language has been loaded');
    return current;
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
