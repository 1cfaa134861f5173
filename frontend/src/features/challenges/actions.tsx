import { DateTimeInput } from '@/parts/DateTimeInput';
import type { ActionForm } from '@/parts/TransitionBar';
import type { T } from '@/texts/use-t';

const closing = (label: string, hint: string, min: string | null | undefined): ActionForm => ({
  render: (value, set) => (
    <DateTimeInput
      label={label}
      description={hint}
      value={typeof value.closes_at === 'string' ? value.closes_at : null}
      onChange={closes_at => set({ closes_at })}
      {...(min ? { min } : {})}
      required
    />
  ),
  complete: value => typeof value.closes_at === 'string',
});

/** What the steps of an order ask beyond a reason. */
export function challengeForms(t: T, closesAt: string | null | undefined): Record<string, ActionForm> {
  return {
    publish: closing(t('publish-closes'), t('publish-closes-hint'), null),
    extend: closing(t('extend-closes'), t('extend-closes-hint'), closesAt),
  };
}
