import type { ChallengeView } from '@/api/views';
import { DateTimeInput } from '@/parts/DateTimeInput';
import { Duplicates } from '@/parts/Similar';
import type { ActionForm } from '@/parts/TransitionBar';
import type { T } from '@/texts/use-t';

const words = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** At once, or at a set time; the deadline is signed with it in either case. */
const publishing = (t: T, view: Pick<ChallengeView, 'opens_at' | 'closes_at'>): ActionForm => ({
  initial: {
    ...(view.opens_at ? { opens_at: view.opens_at } : {}),
    ...(view.closes_at ? { closes_at: view.closes_at } : {}),
  },
  render: (value, set) => (
    <>
      <DateTimeInput
        label={t('publish-opens')}
        description={t('publish-opens-hint')}
        value={words(value.opens_at)}
        // Absent, not null: without a set time it is published at once.
        onChange={opens_at => set({ opens_at: opens_at ?? undefined })}
      />
      <DateTimeInput
        label={t('publish-closes')}
        description={t('publish-closes-hint')}
        value={words(value.closes_at)}
        onChange={closes_at => set({ closes_at })}
        {...(words(value.opens_at) ? { min: words(value.opens_at) ?? '' } : {})}
        required
      />
    </>
  ),
  complete: value => words(value.closes_at) !== null,
});

const extending = (t: T, closesAt: string | null | undefined): ActionForm => ({
  render: (value, set) => (
    <DateTimeInput
      label={t('extend-closes')}
      description={t('extend-closes-hint')}
      value={words(value.closes_at)}
      onChange={closes_at => set({ closes_at })}
      {...(closesAt ? { min: closesAt } : {})}
      required
    />
  ),
  complete: value => words(value.closes_at) !== null,
});

/** Before a need goes on to be ordered, those like it are named. */
const aware = (id: string, form: Partial<ActionForm> = {}): ActionForm => ({
  ...form,
  render: (value, set) => (
    <>
      <Duplicates challengeId={id} />
      {form.render?.(value, set)}
    </>
  ),
});

/** What the steps of an order ask beyond a reason. */
export function challengeForms(
  t: T,
  view: Pick<ChallengeView, 'id' | 'opens_at' | 'closes_at'>,
): Record<string, ActionForm> {
  return {
    propose: aware(view.id),
    submit_for_vetting: aware(view.id),
    endorse: aware(view.id),
    approve: aware(view.id),
    publish: aware(view.id, publishing(t, view)),
    extend: extending(t, view.closes_at),
  };
}
