import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ProvinceView } from '@/api/draft';
import { useResource } from '@/api/query';
import type { Page } from '@/api/views';
import { ProvinceSelect, type ProvinceSelectProps } from '@/parts/ProvinceSelect';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** A province of today. Whoever knows it by its name of before finds it too, and is told what it is part of now. */
export function ProvinceField({ value, onChange, ...rest }: ProvinceSelectProps) {
  const t = useT();
  const format = useFormat();
  const list = useResource<Page<ProvinceView>>('/provinces', { limit: 100 });
  const [former, setFormer] = useState<ProvinceView | null>(null);
  if (!list.data) return <ProvinceSelect {...rest} value={value} onChange={onChange} />;
  const all = list.data.items;
  const labelled = (items: ProvinceView[], label: (one: ProvinceView) => string) =>
    items
      .map(one => ({ value: one.code, label: label(one) }))
      .sort((a, b) => format.compare(a.label, b.label));
  const nameOf = (code: string | null | undefined) =>
    t.of(all.find(one => one.code === code && !one.into)?.label) || (code ?? '');
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
        const one = all.find(other => other.code === event.currentTarget.value);
        setFormer(one?.into ? one : null);
        onChange(one ? (one.into ?? one.code) : null);
      }}
      data={[
        { value: '', label: t('province-none') },
        {
          group: t('province-present'),
          items: labelled(
            all.filter(one => !one.into),
            one => t.of(one.label),
          ),
        },
        {
          group: t('province-former'),
          items: labelled(
            all.filter(one => one.into),
            one => t('province-former-name', { old: t.of(one.label), now: nameOf(one.into) }),
          ),
        },
      ]}
    />
  );
}
