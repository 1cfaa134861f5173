import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { CAPABILITY_KINDS } from '@/api/choices';
import type { OrganisationKind } from '@/api/views';
import { PROVINCES } from '@/parts/provinces';
import { type Filters, useFilters } from '@/parts/use-filters';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

const HOLDERS: OrganisationKind[] = [
  'enterprise',
  'research_institute',
  'university',
  'health_facility',
  'individual',
  'association',
];
const STATES = ['unjudged', 'shortlisted', 'rejected', 'invited', 'uninvited'] as const;
const LANGUAGES = ['vi', 'en'] as const;
const LEVELS = [3, 4, 5, 6, 7, 8, 9];

const NONE = {
  kind: '',
  holder: '',
  province: '',
  language: '',
  trl: '',
  state: '',
  free: '',
  reachable: '',
  verified: '',
};
const INITIAL = { tab: 'matches', ...NONE };

export type MatchFilter = keyof typeof INITIAL;

/** The filters of the list, as they stand in the address. */
export const useMatchFilters = (): Filters<MatchFilter> => useFilters<MatchFilter>(INITIAL);

/** What the server is asked for. */
export const asked = (values: Record<MatchFilter, string>) => ({
  kind: values.kind,
  organisation_kind: values.holder,
  province: values.province,
  language: values.language,
  trl_min: values.trl,
  state: values.state,
  without_conflict: values.free === 'yes' ? true : undefined,
  reachable: values.reachable === 'yes' ? true : undefined,
  verified: values.verified === 'yes' ? true : undefined,
});

/** Narrows the list of matches; what is chosen stays in the address. */
export function MatchFilters({ values, set }: Filters<MatchFilter>) {
  const t = useT();
  const format = useFormat();
  const provinces = useMemo(
    () =>
      PROVINCES.map(code => ({ value: code as string, label: t(`province-${code}`) })).sort((a, b) =>
        format.compare(a.label, b.label),
      ),
    [t, format],
  );
  const all = { value: '', label: t('filter-all') };
  const pick = (key: MatchFilter, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={values[key]}
      onChange={event => set({ [key]: event.currentTarget.value })}
      data={[all, ...data]}
    />
  );
  const tick = (key: 'free' | 'reachable' | 'verified') => (
    <Checkbox
      label={t(`matches-only-${key}`)}
      checked={values[key] === 'yes'}
      onChange={event => set({ [key]: event.currentTarget.checked ? 'yes' : '' })}
    />
  );
  const narrowed = Object.keys(NONE).some(key => values[key as MatchFilter] !== '');
  return (
    <search className="nc-stack-tight nc-no-print">
      <div className="nc-match-filters">
        {pick(
          'kind',
          t('matches-kind'),
          CAPABILITY_KINDS.map(one => ({ value: one, label: t(`capability-kind-${one}`) })),
        )}
        {pick(
          'holder',
          t('matches-holder'),
          HOLDERS.map(one => ({ value: one, label: t(`organisation-kind-${one}`) })),
        )}
        {pick('province', t('matches-province'), provinces)}
        {pick(
          'trl',
          t('matches-trl'),
          LEVELS.map(one => ({ value: String(one), label: t('matches-trl-from', { level: one }) })),
        )}
        {pick(
          'language',
          t('matches-language'),
          LANGUAGES.map(one => ({ value: one, label: t(`language-${one}`) })),
        )}
        {pick(
          'state',
          t('matches-state'),
          STATES.map(one => ({ value: one, label: t(`matches-state-${one}`) })),
        )}
      </div>
      <div className="nc-row">
        {tick('free')}
        {tick('reachable')}
        {tick('verified')}
        {narrowed && (
          <Button size="compact-sm" variant="subtle" onClick={() => set(NONE)}>
            {t('matches-clear')}
          </Button>
        )}
      </div>
    </search>
  );
}
