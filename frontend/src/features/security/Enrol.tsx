import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import type { ConfirmSecondFactor, RecoveryCodes, Secret, StartSecondFactor } from '@/api/views';
import { CopyButton } from '@/parts/CopyButton';
import { NotTaken } from '@/parts/NotTaken';
import { useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';
import { CurrentPassword } from './CurrentPassword';
import { QrCode } from './QrCode';

/** The password first, so that nobody sets up a second factor on a screen that was left open. */
export function Begin({ onBegun, onBack }: { onBegun: (enrolment: Secret) => void; onBack: () => void }) {
  const t = useT();
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const sending = useSending(['password']);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="nc-stack nc-security-form"
      onSubmit={event => {
        event.preventDefault();
        void sending.send(
          () => api.post<Secret, StartSecondFactor>('/auth/second-factor', { password }),
          onBegun,
        );
      }}
    >
      <p>{t('second-factor-password')}</p>
      <NotTaken sending={sending} />
      <CurrentPassword field={field} sending={sending} value={password} onChange={setPassword} />
      <div className="nc-row">
        <Button type="submit" loading={sending.busy}>
          {t('second-factor-next')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('back-out')}
        </Button>
      </div>
    </form>
  );
}

export interface ScanProps {
  enrolment: Secret;
  onConfirmed: (codes: string[]) => void;
  onBack: () => void;
}

/** The secret, to be scanned or typed into an app, and the app's first code as proof that it arrived. */
export function Scan({ enrolment, onConfirmed, onBack }: ScanProps) {
  const t = useT();
  const [code, setCode] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const sending = useSending(['code']);
  useEffect(() => heading.current?.focus(), []);
  const confirm = () =>
    sending.send(
      () =>
        api.post<RecoveryCodes, ConfirmSecondFactor>('/auth/second-factor/confirm', { code: code.trim() }),
      answer => onConfirmed(answer.recovery_codes),
    );
  return (
    <div className="nc-stack">
      <h3 ref={heading} tabIndex={-1}>
        {t('second-factor-scan')}
      </h3>
      <div className="nc-enrol">
        <QrCode text={enrolment.otpauth_url} label={t('second-factor-qr')} />
        <div className="nc-stack-tight">
          <p>{t('second-factor-scan-how')}</p>
          <p>{t('second-factor-secret')}</p>
          <code className="nc-secret">{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</code>
          <CopyButton text={enrolment.secret} label={t('second-factor-copy')} />
        </div>
      </div>
      <form
        className="nc-stack nc-security-form"
        onSubmit={event => {
          event.preventDefault();
          void confirm();
        }}
      >
        <NotTaken sending={sending} />
        <TextInput
          id={sending.idOf('code')}
          label={t('second-factor-code')}
          description={t('second-factor-first-code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          value={code}
          error={sending.messageOf('code')}
          onChange={event => setCode(event.currentTarget.value)}
        />
        <div className="nc-row">
          <Button type="submit" loading={sending.busy}>
            {t('second-factor-confirm')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t('back-out')}
          </Button>
        </div>
      </form>
    </div>
  );
}
