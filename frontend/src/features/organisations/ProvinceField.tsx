import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { Page, Province } from '@/api/views';
import { ProvinceSelect, type ProvinceSelectProps } from '@/parts/ProvinceSelect';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** A province of today. Whoever knows it by its name of before finds it too, and is told what it is part of now. */
export function ProvinceField({ value, onChange, ...rest }: ProvinceSelectProps) {
  const t = useT();
  const format = useFormat();
  const list = useResource<Page<Province>>('/provinces');
  const [former, setFormer] = useState<Province | null>(null);
  if (!list.data) return <ProvinceSelect {...rest} value={value} onChange={onChange} />;
  const present = list.data.items.filter(one => !one.into);
  const nameOf = (code: string | null | undefined) =>
    t.of(present.find(one => one.code === code)?.label) || (code ?? '');
  // Codes were given anew: a former province is known by its place in the list. Whoever kept its name is not listed twice.
  const formers = list.data.items.filter(one => one.into && t.of(one.label) !== nameOf(one.into));
  const keyOf = (one: Province) => `former-${formers.indexOf(one)}`;
  const sorted = (items: { value: string; label: string }[]) =>
    items.sort((a, b) => format.compare(a.label, b.label));
  const chosen = former && former.into === value ? former : null;
  return (
    <NativeSelect
      {...rest}
      value={value ?? ''}
      description={
        chosen
          ? t('province-former-chosen', { old: t.of(chosen.label), now: nameOf(chosen.into) })
          : rest.description
      }
      onChange={event => {
        const picked = event.currentTarget.value;
        const before = formers.find(one => keyOf(one) === picked) ?? null;
        setFormer(before);
        onChange(before ? (before.into ?? null) : picked || null);
      }}
      data={[
        { value: '', label: t('province-none') },
        {
          group: t('province-present'),
          items: sorted(present.map(one => ({ value: one.code, label: t.of(one.label) }))),
        },
        {
          group: t('province-former'),
          items: sorted(
            formers.map(one => ({
              value: keyOf(one),
              label: t('province-former-name', { old: t.of(one.label), now: nameOf(one.into) }),
            })),
          ),
        },
      ]}
    />
  );
}
