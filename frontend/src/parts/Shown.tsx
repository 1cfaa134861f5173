import type { Bilingual, Money } from '@/api/views';
import { useNow } from '@/shell/clock';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** A bilingual text in the page's language, marked when only the other one exists. */
export function Text({ of }: { of: Bilingual | string | null | undefined }) {
  const t = useT();
  return <span lang={t.langOf(of)}>{t.of(of)}</span>;
}

export function MoneyText({ value }: { value: Money | null | undefined }) {
  return <span className="nc-nowrap">{useFormat().money(value)}</span>;
}

/** An instant, in the city's time, which it says. */
export function Moment({ at, zone = true }: { at: string; zone?: boolean }) {
  const format = useFormat();
  return <time dateTime={at}>{zone ? format.exact(at) : format.dateTime(at)}</time>;
}

/** A calendar day. */
export function Day({ on }: { on: string }) {
  return <time dateTime={on}>{useFormat().day(on)}</time>;
}

/** "in 3 days", with the exact time behind it for the pointer and for screen readers. */
export function Ago({ at }: { at: string }) {
  const format = useFormat();
  const now = useNow();
  const exact = format.exact(at);
  return (
    <time dateTime={at} title={exact}>
      {format.relative(at, now)}
      <span className="nc-sr"> ({exact})</span>
    </time>
  );
}

/** When a call closes: how long is left while it is open. Once it has closed nobody is late. */
export function Closing({ at, zone = true }: { at: string; zone?: boolean }) {
  const now = useNow();
  return new Date(at).getTime() < now ? <Moment at={at} zone={zone} /> : <Deadline at={at} zone={zone} />;
}

/** A deadline: day of the week and exact time, and how much is left or that it has passed. */
export function Deadline({ at, zone = true }: { at: string; zone?: boolean }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const left = new Date(at).getTime() - now;
  // Midnight is the end of the day before: nobody reads "00:00 on the 10th" as "by the 9th".
  const isMidnight = format.time(at) === '00:00';
  const eve = new Date(at).getTime() - 1;
  const tone = left < 0 ? 'is-past' : left < 3 * 86_400_000 ? 'is-near' : '';
  return (
    <span className={`nc-deadline ${tone}`}>
      <time dateTime={at}>
        {isMidnight ? t('deadline-day', { day: format.weekday(eve) }) : format.deadline(at, zone)}
      </time>{' '}
      <span className="nc-deadline-left">
        {left < 0
          ? t('deadline-past', { when: format.relative(at, now) })
          : t('deadline-left', { when: format.relative(at, now) })}
      </span>
    </span>
  );
}
