import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { fromLocalInput, toLocalInput } from '@/texts/format';
import { useT } from '@/texts/use-t';

export interface DateTimeInputProps {
  label: string;
  description?: string;
  /** An instant (RFC 3339 UTC), or null. */
  value: string | null | undefined;
  onChange: (value: string | null) => void;
  min?: string;
  required?: boolean;
  error?: string | undefined;
  disabled?: boolean;
}

/** A date and time in the city's zone, which the field says; kept as an instant. */
export function DateTimeInput({ value, onChange, min, description, ...rest }: DateTimeInputProps) {
  const t = useT();
  const id = useId();
  return (
    <TextInput
      {...rest}
      id={id}
      type="datetime-local"
      description={[description, t('time-zone-note')].filter(Boolean).join(' ')}
      defaultValue={toLocalInput(value)}
      key={value ? 'set' : 'empty'}
      min={min ? toLocalInput(min) : undefined}
      onBlur={event => onChange(fromLocalInput(event.currentTarget.value))}
      onChange={event => {
        const instant = fromLocalInput(event.currentTarget.value);
        if (instant) onChange(instant);
      }}
    />
  );
}

export interface DayInputProps extends Omit<DateTimeInputProps, 'onChange'> {
  onChange: (value: string | null) => void;
  max?: string;
}

/** A calendar day `YYYY-MM-DD`. */
export function DayInput({ value, onChange, ...rest }: DayInputProps) {
  return (
    <TextInput
      {...rest}
      type="date"
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value || null)}
    />
  );
}
