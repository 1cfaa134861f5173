import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { ProvinceSelect } from '@/parts/ProvinceSelect';
import { useT } from '@/texts/use-t';
import { FLAGS, problemAt } from '../content';
import type { FieldsProps } from './SectionFields';

/** One entry on each line; empty lines are dropped by the server when it saves. */
const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'));

export function ConstraintFields({ content, change, problems }: FieldsProps) {
  const t = useT();
  return (
    <>
      <Textarea
        label={t('constraint-integrations')}
        description={t('constraint-integrations-hint')}
        value={(content.integrations ?? []).join('\n')}
        error={problemAt(problems, '/integrations')}
        onChange={event => {
          const { value } = event.currentTarget;
          change(old => ({ ...old, integrations: lines(value) }));
        }}
        autosize
        minRows={2}
      />
      <fieldset className="nc-choices">
        <legend className="nc-label">{t('constraint-flags')}</legend>
        {FLAGS.map(flag => (
          <Checkbox
            key={flag}
            label={t(`constraint-${flag}`)}
            description={t(`constraint-hint-${flag}`)}
            checked={content[flag] ?? false}
            onChange={event => {
              const { checked } = event.currentTarget;
              change(old => ({ ...old, [flag]: checked }));
            }}
          />
        ))}
      </fieldset>
    </>
  );
}

export function SiteFields({ content, change, problems }: FieldsProps) {
  const t = useT();
  return (
    <>
      <ProvinceSelect
        label={t('site-province')}
        value={content.province}
        error={problemAt(problems, '/province')}
        onChange={province => change(old => ({ ...old, province }))}
      />
      <Textarea
        label={t('site-list')}
        description={t('site-list-hint')}
        value={(content.sites ?? []).join('\n')}
        error={problemAt(problems, '/sites')}
        onChange={event => {
          const { value } = event.currentTarget;
          change(old => ({ ...old, sites: lines(value) }));
        }}
        autosize
        minRows={3}
      />
    </>
  );
}

const TRL = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function ReadinessFields({ content, change, problems }: FieldsProps) {
  const t = useT();
  const level = (name: 'trl_min' | 'trl_max', label: string) => (
    <NativeSelect
      label={label}
      value={String(content[name] ?? '')}
      error={problemAt(problems, `/${name}`)}
      onChange={event => {
        const { value } = event.currentTarget;
        change(old => ({ ...old, [name]: value === '' ? null : Number(value) }));
      }}
      data={[
        { value: '', label: t('trl-any') },
        ...TRL.map(one => ({ value: one, label: `TRL ${one} · ${t(`trl-${one}`)}` })),
      ]}
    />
  );
  return (
    <div className="nc-row nc-filters">
      {level('trl_min', t('trl-min'))}
      {level('trl_max', t('trl-max'))}
    </div>
  );
}

export function TimelineFields({ content, change, problems }: FieldsProps) {
  const t = useT();
  return (
    <TextInput
      className="nc-narrow"
      label={t('timeline-months')}
      description={t('timeline-months-hint')}
      inputMode="numeric"
      value={content.pilot_months ? String(content.pilot_months) : ''}
      error={problemAt(problems, '/pilot_months')}
      onChange={event => {
        const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 3);
        change(old => ({ ...old, pilot_months: digits === '' ? null : Number(digits) }));
      }}
    />
  );
}
