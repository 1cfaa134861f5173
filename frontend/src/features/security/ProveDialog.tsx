import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { RecoveryCodes, SecondFactorProof } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { ErrorNotice } from '@/parts/Notice';
import { useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';

export interface ProveDialogProps {
  what: 'renew' | 'disable';
  onClose: () => void;
  onRenewed: (codes: string[]) => void;
  onDisabled: () => void;
}

/** What weakens or replaces the second factor asks for both factors again. */
export function ProveDialog({ what, onClose, onRenewed, onDisabled }: ProveDialogProps) {
  const t = useT();
  const [form, setForm] = useState<SecondFactorProof>({ password: '', code: '' });
  const sending = useSending(['password', 'code']);
  const renew = what === 'renew';
  const submit = () => {
    const body = { ...form, code: form.code.trim() };
    if (renew) {
      return sending.send(
        () => api.post<RecoveryCodes, SecondFactorProof>('/auth/second-factor/recovery-codes', body),
        answer => {
          onClose();
          onRenewed(answer.recovery_codes);
        },
      );
    }
    return sending.send(
      () => api.post<void, SecondFactorProof>('/auth/second-factor/disable', body),
      () => {
        onClose();
        onDisabled();
      },
    );
  };
  return (
    <Dialog title={t(renew ? 'recovery-renew' : 'second-factor-disable')} onClose={onClose}>
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t(renew ? 'recovery-renew-effect' : 'second-factor-disable-effect')}</p>
        <ErrorSummary errors={sending.errors} />
        {sending.failure !== null && <ErrorNotice error={sending.failure} />}
        <PasswordInput
          id={sending.idOf('password')}
          label={t('password-current')}
          autoComplete="current-password"
          required
          value={form.password}
          error={sending.messageOf('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('password-show') }}
          onChange={event => setForm({ ...form, password: event.currentTarget.value })}
        />
        <TextInput
          id={sending.idOf('code')}
          label={t('second-factor-code')}
          description={t('second-factor-or-recovery')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          required
          value={form.code}
          error={sending.messageOf('code')}
          onChange={event => setForm({ ...form, code: event.currentTarget.value })}
        />
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button type="submit" color={renew ? 'pine' : 'red'} loading={sending.busy}>
            {t(renew ? 'recovery-renew' : 'second-factor-disable')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
