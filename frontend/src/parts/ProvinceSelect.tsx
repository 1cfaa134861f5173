import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat } from '@/texts/format';
import { type T, useT } from '@/texts/use-t';
import { PROVINCES } from './provinces';

export interface ProvinceSelectProps {
  id?: string;
  label: string;
  description?: string;
  value: string | null | undefined;
  onChange: (code: string | null) => void;
  error?: string | undefined;
}

/** A province or city, by name in the alphabet of the language; kept as its code. */
export function ProvinceSelect({ value, onChange, ...rest }: ProvinceSelectProps) {
  const t = useT();
  const format = useFormat();
  const choices = useMemo(
    () =>
      PROVINCES.map(code => ({ value: code as string, label: t(`province-${code}`) })).sort((a, b) =>
        format.compare(a.label, b.label),
      ),
    [t, format],
  );
  return (
    <NativeSelect
      {...rest}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value || null)}
      data={[{ value: '', label: t('province-none') }, ...choices]}
    />
  );
}

/** The name of a province, or its code when this version does not know it. */
export function ProvinceName({ code }: { code: string }) {
  return useT().or(`province-${code}`, code);
}

/** Where an organisation has its seat: the province at home, the country abroad. */
export function seatOf(t: T, of: { province?: string | null; country?: string | null }): string {
  if (of.province) return t.or(`province-${of.province}`, of.province);
  return of.country ? t.or(`country-${of.country}`, of.country) : '';
}
