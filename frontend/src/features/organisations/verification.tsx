import { Textarea } from '@mantine/core';
import type { OrganisationView } from '@/api/views';
import { DayInput } from '@/parts/DateTimeInput';
import type { ActionForm, Extra } from '@/parts/TransitionBar';
import type { T } from '@/texts/use-t';

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function Evidence({ t, value, set }: { t: T; value: Extra; set: (patch: Extra) => void }) {
  return (
    <Textarea
      label={t('organisation-evidence')}
      description={t('organisation-evidence-hint')}
      value={words(value.evidence)}
      onChange={event => set({ evidence: event.currentTarget.value })}
      required
      autosize
      minRows={3}
    />
  );
}

/** What the steps of verification ask beyond a reason. */
export function verificationForms(t: T, view: OrganisationView): Record<string, ActionForm> {
  const initial = { evidence: view.evidence ?? '' };
  return {
    request_verification: {
      initial,
      render: (value, set) => <Evidence t={t} value={value} set={set} />,
      complete: value => words(value.evidence).trim() !== '',
    },
    verify: {
      initial,
      render: (value, set) => (
        <>
          <Evidence t={t} value={value} set={set} />
          <DayInput
            label={t('organisation-verified-until')}
            description={t('organisation-verified-until-hint')}
            value={words(value.valid_until) || null}
            onChange={valid_until => set({ valid_until })}
            required
          />
        </>
      ),
      complete: value => words(value.evidence).trim() !== '' && words(value.valid_until) !== '',
    },
  };
}
