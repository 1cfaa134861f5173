import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PasswordAndCode } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { NotTaken } from '@/parts/NotTaken';
import { useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';
import { CurrentPassword } from './CurrentPassword';

export interface ProveDialogProps<R> {
  /** What is about to be done, which also stands on the button, and what it will do. */
  title: string;
  effect: string;
  weakens?: boolean;
  prove: (proof: PasswordAndCode) => Promise<R>;
  onDone: (answer: R) => void;
  onClose: () => void;
}

/** What weakens or replaces the second factor asks for both factors again. */
export function ProveDialog<R>({ title, effect, weakens, prove, onDone, onClose }: ProveDialogProps<R>) {
  const t = useT();
  const [form, setForm] = useState<PasswordAndCode>({ password: '', code: '' });
  const sending = useSending(['password', 'code']);
  const submit = () =>
    sending.send(
      () => prove({ ...form, code: form.code.trim() }),
      answer => {
        onClose();
        onDone(answer);
      },
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{effect}</p>
        <NotTaken sending={sending} />
        <CurrentPassword
          sending={sending}
          value={form.password}
          onChange={password => setForm({ ...form, password })}
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
          <Button type="submit" color={weakens ? 'red' : 'pine'} loading={sending.busy}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
