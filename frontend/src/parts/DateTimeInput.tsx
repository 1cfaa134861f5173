import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
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
  // What is being typed stays the field's own: it is filled anew only when the value comes from elsewhere.
  const [typed, setTyped] = useState({ value: value ?? null, filled: 0 });
  if (typed.value !== (value ?? null)) setTyped({ value: value ?? null, filled: typed.filled + 1 });
  const tell = (instant: string | null) => {
    if (instant === (value ?? null)) return;
    setTyped(old => ({ ...old, value: instant }));
    onChange(instant);
  };
  return (
    <TextInput
      {...rest}
      id={id}
      type="datetime-local"
      description={[description, t('time-zone-note')].filter(Boolean).join(' ')}
      defaultValue={toLocalInput(value)}
      key={typed.filled}
      min={min ? toLocalInput(min) : undefined}
      onBlur={event => tell(fromLocalInput(event.currentTarget.value))}
      onChange={event => {
        const instant = fromLocalInput(event.currentTarget.value);
        if (instant) tell(instant);
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
