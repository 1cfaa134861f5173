import { Radio, Textarea } from '@mantine/core';
import type { DeclineReason } from '@/api/views';
import type { ActionForm } from '@/parts/TransitionBar';
import type { T } from '@/texts/use-t';

const REASONS: DeclineReason[] = [
  'no_capacity',
  'not_our_field',
  'not_ready',
  'time_short',
  'budget_short',
  'terms',
  'conflict',
  'other',
];

const words = (value: unknown) => (typeof value === 'string' ? value : '');

/** Why an invitation is declined: one reason that can be counted, and words where they help. */
export const declining = (t: T): ActionForm => ({
  withReason: true,
  render: (value, set) => (
    <>
      <Radio.Group
        label={t('decline-why')}
        value={words(value.code)}
        onChange={code => set({ code })}
        required
      >
        <div className="nc-stack-tight">
          {REASONS.map(one => (
            <Radio key={one} value={one} label={t(`decline-reason-${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('decline-words')}
        description={t('decline-words-hint')}
        value={words(value.reason)}
        maxLength={2000}
        onChange={event => set({ reason: event.currentTarget.value })}
        required={value.code === 'other'}
        autosize
        minRows={2}
      />
    </>
  ),
  complete: value =>
    words(value.code) !== '' && (value.code !== 'other' || words(value.reason).trim() !== ''),
  body: value => {
    const reason = words(value.reason).trim();
    return { code: value.code, ...(reason ? { reason } : {}) };
  },
});
