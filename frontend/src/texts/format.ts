import { useMemo } from 'react';
import type { Locale, Money } from '@/api/views';
import { useT } from './use-t';

/** Times are told in the city's zone, whoever reads them, and say so. */
export const ZONE = 'Asia/Ho_Chi_Minh';
const tag = (locale: Locale) => (locale === 'vi' ? 'vi-VN' : 'en-GB');

type DateLike = string | number | Date;
const asDate = (value: DateLike) => (value instanceof Date ? value : new Date(value));

export interface Format {
  /** 1.500.000.000 ₫ */
  money(value: Money | null | undefined): string;
  number(value: number, digits?: number): string;
  percent(share: number): string;
  /** 21/11/2026 */
  date(value: DateLike): string;
  /** A calendar day `YYYY-MM-DD`, which has no zone. */
  day(value: string): string;
  /** 10:32 */
  time(value: DateLike): string;
  /** 10:32 21/11/2026 */
  dateTime(value: DateLike): string;
  /** 10:32 21/11/2026 (giờ Việt Nam) */
  exact(value: DateLike): string;
  /** Thứ Bảy 21/11/2026 */
  weekday(value: DateLike): string;
  /** 10:32 Thứ Bảy 21/11/2026, with the zone where the page does not say it */
  deadline(value: DateLike, zone?: boolean): string;
  /** "in 3 days"; the exact time belongs beside or behind it. */
  relative(value: DateLike, now: DateLike): string;
  bytes(size: number): string;
  /** Sorting by the alphabet of the language. */
  compare(a: string, b: string): number;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function makeFormat(locale: Locale, zoneName: string): Format {
  const lang = tag(locale);
  const day: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' };
  const dateFormat = new Intl.DateTimeFormat(lang, { ...day, timeZone: ZONE });
  const dayFormat = new Intl.DateTimeFormat(lang, { ...day, timeZone: 'UTC' });
  const timeFormat = new Intl.DateTimeFormat(lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  });
  const weekdayFormat = new Intl.DateTimeFormat(lang, {
    weekday: locale === 'vi' ? 'long' : 'short',
    timeZone: ZONE,
  });
  const relativeFormat = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
  const collator = new Intl.Collator(lang, { numeric: true });
  const number = (value: number, digits = 2) =>
    new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);
  const format: Format = {
    number,
    money: value =>
      value
        ? new Intl.NumberFormat(lang, {
            style: 'currency',
            currency: value.currency,
            currencyDisplay: value.currency === 'VND' ? 'narrowSymbol' : 'code',
            maximumFractionDigits: 0,
          }).format(value.amount)
        : '',
    percent: share =>
      new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    date: value => dateFormat.format(asDate(value)),
    day: value => dayFormat.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)),
    time: value => timeFormat.format(asDate(value)),
    dateTime: value => `${timeFormat.format(asDate(value))} ${dateFormat.format(asDate(value))}`,
    exact: value => `${format.dateTime(value)} (${zoneName})`,
    weekday: value => `${weekdayFormat.format(asDate(value))} ${dateFormat.format(asDate(value))}`,
    deadline(value, zone = true) {
      const told = `${timeFormat.format(asDate(value))} ${format.weekday(value)}`;
      return zone ? `${told} (${zoneName})` : told;
    },
    relative(value, now) {
      const seconds = (asDate(value).getTime() - asDate(now).getTime()) / 1000;
      for (const [unit, length] of UNITS) {
        if (Math.abs(seconds) >= length) return relativeFormat.format(Math.trunc(seconds / length), unit);
      }
      return relativeFormat.format(seconds < 0 ? -1 : 1, 'minute');
    },
    bytes(size) {
      if (size < 1024) return `${number(size)} B`;
      if (size < 1024 * 1024) return `${number(size / 1024, 0)} KB`;
      return `${number(size / 1024 / 1024, 1)} MB`;
    },
    compare: collator.compare,
  };
  return format;
}

export function useFormat(): Format {
  const t = useT();
  return useMemo(() => makeFormat(t.locale, t('time-zone-name')), [t]);
}

const OFFSET = '+07:00';

/** The end of a day in the city: the midnight after it. */
export const endOfDay = (day: string): string =>
  new Date(new Date(`${day}T00:00:00${OFFSET}`).getTime() + 86_400_000).toISOString();

/** An instant as the value of `<input type="datetime-local">`, in the city's time. */
export function toLocalInput(instant: string | null | undefined): string {
  if (!instant) return '';
  const shifted = new Date(new Date(instant).getTime() + 7 * 3_600_000);
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString().slice(0, 16);
}

/** The instant a `datetime-local` value names in the city's time, or null when it is not complete. */
export function fromLocalInput(value: string): string | null {
  const instant = new Date(`${value.length === 16 ? `${value}:00` : value}${OFFSET}`);
  return value && !Number.isNaN(instant.getTime()) ? instant.toISOString().replace('.000Z', 'Z') : null;
}
