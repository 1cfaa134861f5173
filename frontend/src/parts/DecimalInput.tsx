import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { useT } from '@/texts/use-t';

export interface DecimalInputProps
  extends Omit<NumberInputProps, 'value' | 'onChange' | 'decimalSeparator' | 'allowedDecimalSeparators'> {
  value: number | null;
  /** Null: the field is empty. Half a number, such as "9," on its way to 9,5, says nothing yet. */
  onChange: (value: number | null) => void;
}

/** A number in the language's way of writing; what is half typed stays in the field as it is. */
export function DecimalInput({ value, onChange, ...rest }: DecimalInputProps) {
  const t = useT();
  const [typed, setTyped] = useState<string | number>(value ?? '');
  const told = useRef(value);
  if (value !== told.current) {
    told.current = value;
    setTyped(value ?? '');
  }
  return (
    <NumberInput
      decimalScale={2}
      {...rest}
      value={typed}
      decimalSeparator={t.locale === 'vi' ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      onChange={next => {
        setTyped(next);
        const number = next === '' ? null : Number(next);
        if (number === told.current || (number !== null && Number.isNaN(number))) return;
        told.current = number;
        onChange(number);
      }}
    />
  );
}
