import { PasswordInput } from '@mantine/core';
import type { RefObject } from 'react';
import type { Sending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';

export interface CurrentPasswordProps {
  sending: Sending;
  value: string;
  onChange: (value: string) => void;
  field?: RefObject<HTMLInputElement | null>;
}

/** The password one has, asked for before anything of the account is changed. */
export function CurrentPassword({ sending, value, onChange, field }: CurrentPasswordProps) {
  const t = useT();
  return (
    <PasswordInput
      ref={field}
      id={sending.idOf('password')}
      label={t('password-current')}
      autoComplete="current-password"
      required
      value={value}
      error={sending.messageOf('password')}
      visibilityToggleButtonProps={{ 'aria-label': t('password-show') }}
      onChange={event => onChange(event.currentTarget.value)}
    />
  );
}
