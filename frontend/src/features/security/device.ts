import type { T } from '@/texts/use-t';

/** The first that fits: browsers name those they descend from after themselves. */
const BROWSERS: [RegExp, string][] = [
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/coc_coc_browser\//, 'Cốc Cốc'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** What a device says it is, in words; anything may call itself anything. */
export function deviceOf(t: T, userAgent: string | null | undefined): string {
  if (!userAgent) return t('device-unknown');
  const named = (of: [RegExp, string][]) => of.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (browser && system) return t('device-browser-on', { browser, system });
  return browser ?? system ?? t('device-other');
}
