import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Money } from '@/api/views';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

export interface MoneyInputProps {
  label: string;
  description?: string;
  value: Money | null | undefined;
  onChange: (value: Money | null) => void;
  required?: boolean;
  error?: string | undefined;
  disabled?: boolean;
  /** For cells of a table whose header names the column. */
  hideLabel?: boolean;
}

/** An amount in đồng, grouped while it is read, plain digits while it is typed. */
export function MoneyInput({ label, value, onChange, hideLabel, ...rest }: MoneyInputProps) {
  const t = useT();
  const format = useFormat();
  const [typing, setTyping] = useState<string | null>(null);
  const digits = value ? String(value.amount) : '';
  return (
    <TextInput
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      inputMode="numeric"
      autoComplete="off"
      rightSection={<span className="nc-soft">{t('currency-dong')}</span>}
      rightSectionWidth={64}
      styles={{ input: { textAlign: 'right' } }}
      value={typing ?? (value ? format.number(value.amount, 0) : '')}
      onFocus={() => setTyping(digits)}
      onBlur={() => setTyping(null)}
      onChange={event => {
        const next = event.currentTarget.value.replace(/\D/g, '').slice(0, 15);
        setTyping(next);
        onChange(next === '' ? null : { amount: Number(next), currency: 'VND' });
      }}
    />
  );
}
