import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** Countries that have a name in the texts; every other one is given by its code. */
const NAMED = [
  ...['VN', 'JP', 'KR', 'SG', 'TW', 'DE', 'FR', 'AU', 'GB', 'US', 'NL'],
  ...['TH', 'CN', 'IN', 'IL', 'CH', 'SE', 'DK', 'FI', 'CA', 'MY'],
];
const OTHER = 'other';

export interface CountryFieldProps {
  id: string;
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
}

export function CountryField({ id, value, onChange, error }: CountryFieldProps) {
  const t = useT();
  const format = useFormat();
  const [other, setOther] = useState(value !== '' && !NAMED.includes(value));
  const [home = '', ...abroad] = NAMED;
  return (
    <>
      <NativeSelect
        id={other ? undefined : id}
        label={t('organisation-country')}
        value={other ? OTHER : value}
        error={other ? undefined : error}
        onChange={event => {
          const next = event.currentTarget.value;
          setOther(next === OTHER);
          onChange(next === OTHER ? '' : next);
        }}
        data={[
          { value: home, label: t(`country-${home}`) },
          ...abroad
            .map(code => ({ value: code, label: t(`country-${code}`) }))
            .sort((a, b) => format.compare(a.label, b.label)),
          { value: OTHER, label: t('organisation-country-other') },
        ]}
      />
      {other && (
        <TextInput
          id={id}
          label={t('organisation-country-code')}
          description={t('organisation-country-hint')}
          maxLength={2}
          value={value}
          error={error}
          onChange={event => onChange(event.currentTarget.value.toUpperCase())}
          required
        />
      )}
    </>
  );
}
