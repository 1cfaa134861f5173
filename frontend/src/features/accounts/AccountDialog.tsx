import { Textarea } from '@mantine/core';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import type { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { AccountView, PatchAccount, WithReason } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { FormFrame } from '@/parts/FormFrame';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { readMeAgain } from '@/session/session';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';

type Change = Omit<PatchAccount, 'reason'>;

export interface AccountStep {
  /** Suffix of its texts. */
  name: string;
  grave: boolean;
  /** What it changes of the account, or the path below it that it posts to. */
  does: Change | string;
}

const change = (name: string, does: Change, grave = false): AccountStep => ({ name, does, grave });

/** The steps that make sense for an account as it stands. */
export function stepsOf(view: AccountView): AccountStep[] {
  return [
    view.expert ? change('no-expert', { expert: false }) : change('expert', { expert: true }),
    view.auditor ? change('no-auditor', { auditor: false }) : change('auditor', { auditor: true }),
    view.operator ? change('no-operator', { operator: false }, true) : change('operator', { operator: true }),
    { name: 'end-sessions', does: 'end-sessions', grave: true },
    ...(view.second_factor
      ? [{ name: 'reset-second-factor', does: 'reset-second-factor', grave: true }]
      : []),
    view.suspended ? change('restore', { suspended: false }) : change('suspend', { suspended: true }, true),
  ];
}

export interface AccountDialogProps {
  account: AccountView;
  step: AccountStep;
  onClose: () => void;
}

/** A step about somebody's account: what it does, and why it is taken. */
export function AccountDialog({ account, step, onClose }: AccountDialogProps) {
  const t = useT();
  const me = useMe();
  const cache = useCache();
  const path = `/operations/accounts/${account.id}`;
  const label = t(`account-step-${step.name}`);
  const form = useForm({
    path: `${path}#${step.name}`,
    title: t('account-step-of', { step: label, name: account.name }),
    initial: { reason: '' },
  });
  const take = async (reason: string, intent: Intent): Promise<AccountView | null> => {
    if (typeof step.does === 'string') {
      await api.post<void, WithReason>(`${path}/${step.does}`, { reason }, { intent });
      return null;
    }
    const { data } = await api.patch<AccountView, PatchAccount>(
      path,
      { ...step.does, reason },
      account.version,
    );
    return data;
  };
  const send = async () => {
    const done = await form.send(async ({ reason }, intent) => {
      try {
        return { view: await take(reason.trim(), intent) };
      } catch (problem) {
        if (problem instanceof ApiError && problem.isConflict) void cache.stale(path);
        throw problem;
      }
    });
    if (!done) return;
    onClose();
    toast(t('account-step-done', { step: label, name: account.name }));
    if (done.view) cache.put(path, done.view);
    await cache.stale('/operations/accounts');
    // Whoever changes their own account is offered something else now.
    if (account.id === me.id) await readMeAgain();
  };
  return (
    <Dialog title={t('account-step-of', { step: label, name: account.name })} onClose={onClose}>
      <FormFrame
        personal
        form={form}
        submit={label}
        onSubmit={() => void send()}
        onCancel={onClose}
        ready={form.value.reason.trim() !== ''}
      >
        <p>{t(`account-effect-${step.name}`)}</p>
        <Textarea
          id={form.idOf('reason')}
          label={t('reason')}
          description={t('account-reason-hint')}
          value={form.value.reason}
          error={form.messageOf('reason')}
          onChange={event => form.set({ reason: event.currentTarget.value })}
          required
          autosize
          minRows={3}
          data-autofocus
        />
      </FormFrame>
    </Dialog>
  );
}
