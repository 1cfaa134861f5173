import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useT } from '@/texts/use-t';

export interface SecondFactorFieldsProps {
  email: string;
  code: string;
  onChange: (code: string) => void;
}

/** The second step of signing in: the code of the app, or one of the codes kept for when the app is gone. */
export function SecondFactorFields({ email, code, onChange }: SecondFactorFieldsProps) {
  const t = useT();
  const [recovery, setRecovery] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field that was just changed takes the focus
  useEffect(() => field.current?.focus(), [recovery]);
  return (
    <>
      <p>{t('second-factor-lead', { email })}</p>
      <TextInput
        ref={field}
        key={recovery ? 'recovery' : 'app'}
        label={t(recovery ? 'recovery-code' : 'second-factor-code')}
        description={t(recovery ? 'recovery-code-hint' : 'second-factor-code-hint')}
        autoComplete="one-time-code"
        inputMode={recovery ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
        required
        value={code}
        onChange={event => onChange(event.currentTarget.value)}
      />
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setRecovery(!recovery);
            onChange('');
          }}
        >
          {t(recovery ? 'second-factor-by-app' : 'second-factor-by-recovery')}
        </Button>
      </div>
    </>
  );
}
