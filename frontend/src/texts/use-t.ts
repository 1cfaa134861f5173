import type { FluentVariable } from '@fluent/bundle';
import { useMemo, useSyncExternalStore } from 'react';
import type { Bilingual, Locale } from '@/api/views';
import { localeStore } from './locale';

export type Args = Record<string, FluentVariable>;

export interface T {
  /** The text with this id in the language of the page. */
  (id: string, args?: Args): string;
  locale: Locale;
  has(id: string): boolean;
  /** The text with this id, or `fallback` when the server sent a code this version does not know. */
  or(id: string, fallback: string, args?: Args): string;
  /** The language of the page from a bilingual text, else the other one. */
  of(text: Bilingual | string | null | undefined): string;
  /** The `lang` attribute for what `of` returns, when it is not the page's language. */
  langOf(text: Bilingual | string | null | undefined): Locale | undefined;
}

function makeT(): T {
  const { locale, bundle } = localeStore.get();
  const other: Locale = locale === 'vi' ? 'en' : 'vi';
  const t = ((id, args) => {
    const pattern = bundle.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern, args) : id;
  }) as T;
  t.locale = locale;
  t.has = id => Boolean(bundle.getMessage(id)?.value);
  t.or = (id, fallback, args) => (t.has(id) ? t(id, args) : fallback);
  t.of = text => (typeof text === 'string' ? text : text?.[locale] || text?.[other] || '');
  // A sign such as % belongs to every language.
  t.langOf = text =>
    typeof text !== 'string' && !text?.[locale] && /\p{L}/u.test(text?.[other] ?? '') ? other : undefined;
  return t;
}

/** Texts in the language of the page; the component renders anew when the language changes. */
export function useT(): T {
  const texts = useSyncExternalStore(localeStore.subscribe, localeStore.get);
  // biome-ignore lint/correctness/useExhaustiveDependencies: makeT reads the same store that `texts` watches
  return useMemo(makeT, [texts]);
}
