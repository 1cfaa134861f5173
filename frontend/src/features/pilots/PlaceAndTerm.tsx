import { Textarea } from '@mantine/core';
import { DayField } from '@/parts/Fields';
import { Day } from '@/parts/Shown';
import type { Form } from '@/parts/use-form';
import { useT } from '@/texts/use-t';

/** Where and when something is carried out, as agreements and pilots say it. */
export interface PlaceAndTerm {
  sites: string[];
  starts_on?: string | null;
  ends_on?: string | null;
}

/** The same as it is typed: places one on each line. */
export interface TypedPlaceAndTerm {
  sites: string;
  starts_on: string | null;
  ends_on: string | null;
}

export const typedPlaceAndTerm = (from: PlaceAndTerm): TypedPlaceAndTerm => ({
  sites: from.sites.join('\n'),
  starts_on: from.starts_on ?? null,
  ends_on: from.ends_on ?? null,
});

/** For the body of a request; a day that is not chosen is left away. */
export const placeAndTermOf = (typed: TypedPlaceAndTerm): PlaceAndTerm => ({
  sites: typed.sites
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== ''),
  ...(typed.starts_on ? { starts_on: typed.starts_on } : {}),
  ...(typed.ends_on ? { ends_on: typed.ends_on } : {}),
});

export function PlaceAndTermFields({ form }: { form: Form<TypedPlaceAndTerm> }) {
  const t = useT();
  return (
    <>
      <Textarea
        id={form.idOf('sites')}
        label={t('pilot-places')}
        description={t('pilot-places-hint')}
        value={form.value.sites}
        error={form.messageOf('sites')}
        autosize
        minRows={2}
        onChange={event => form.set({ sites: event.currentTarget.value })}
      />
      <div className="nc-grid">
        <DayField form={form} name="starts_on" label={t('pilot-starts-on')} />
        <DayField form={form} name="ends_on" label={t('pilot-ends-on')} />
      </div>
    </>
  );
}

/** Places and term in a list of facts. */
export function PlaceAndTermFacts({ of }: { of: PlaceAndTerm }) {
  const t = useT();
  const missing = <span className="nc-soft">{t('pilot-not-set')}</span>;
  return (
    <>
      <dt>{t('pilot-places')}</dt>
      <dd>
        {of.sites.length > 0 ? (
          <ul className="nc-list">
            {of.sites.map(site => (
              <li key={site}>{site}</li>
            ))}
          </ul>
        ) : (
          missing
        )}
      </dd>
      <dt>{t('pilot-term')}</dt>
      <dd>
        {of.starts_on ? <Day on={of.starts_on} /> : missing} –{' '}
        {of.ends_on ? <Day on={of.ends_on} /> : missing}
      </dd>
    </>
  );
}
