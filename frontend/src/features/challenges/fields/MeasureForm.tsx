import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Bilingual, Locale, Measure } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { ErrorSummary, type FormError } from '@/parts/ErrorSummary';
import { useT } from '@/texts/use-t';

export interface MeasureFormProps {
  initial?: Measure;
  onSave: (measure: Measure) => void;
  onCancel: () => void;
}

/** A number as it is written here: a comma or a point before the decimals. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** One success measure. It joins the order once it is whole, so that autosave never sends half of one. */
export function MeasureForm({ initial, onSave, onCancel }: MeasureFormProps) {
  const t = useT();
  const id = useId();
  const [name, setName] = useState<Bilingual>(initial?.name ?? {});
  const [method, setMethod] = useState<Bilingual>(initial?.method ?? {});
  const [unit, setUnit] = useState<Bilingual>(initial?.unit ?? {});
  const [baseline, setBaseline] = useState(initial ? String(initial.baseline) : '');
  const [target, setTarget] = useState(initial ? String(initial.target) : '');
  const [direction, setDirection] = useState<Measure['direction']>(initial?.direction ?? 'decrease');
  const [errors, setErrors] = useState<FormError[]>([]);
  const messageFor = (field: string) => errors.find(one => one.field === `${id}-${field}`)?.message;

  const save = () => {
    const [from, to] = [readNumber(baseline), readNumber(target)];
    const found: FormError[] = [];
    const miss = (field: string, message: string) => found.push({ field: `${id}-${field}`, message });
    if (!name.vi?.trim() && !name.en?.trim()) miss('name', t('measure-needs-name'));
    if (!unit.vi?.trim()) miss('unit', t('measure-needs-unit'));
    if (from === null) miss('baseline', t('measure-needs-baseline'));
    if (to === null) miss('target', t('measure-needs-target'));
    setErrors(found);
    if (found.length > 0 || from === null || to === null) return;
    onSave({
      ...(initial?.key ? { key: initial.key } : {}),
      name,
      unit: unit.en?.trim() ? { vi: unit.vi, en: unit.en } : { vi: unit.vi },
      baseline: from,
      target: to,
      direction,
      ...(method.vi?.trim() || method.en?.trim() ? { method } : {}),
    });
  };

  const figure = (field: 'baseline' | 'target', value: string, set: (next: string) => void) => (
    <TextInput
      id={`${id}-${field}`}
      label={t(`measure-${field}`)}
      inputMode="decimal"
      value={value}
      error={messageFor(field)}
      onChange={event => set(event.currentTarget.value)}
    />
  );

  const unitIn = (language: Locale) => (
    <TextInput
      id={language === 'vi' ? `${id}-unit` : `${id}-unit-en`}
      label={t(language === 'vi' ? 'measure-unit' : 'measure-unit-en')}
      lang={language}
      maxLength={80}
      value={unit[language] ?? ''}
      error={language === 'vi' ? messageFor('unit') : undefined}
      onChange={event => setUnit({ ...unit, [language]: event.currentTarget.value })}
    />
  );

  return (
    <fieldset className="nc-choices nc-stack">
      <legend className="nc-label">{t(initial ? 'measure-edit' : 'measure-add')}</legend>
      <ErrorSummary errors={errors} />
      <BilingualInput
        label={t('measure-name')}
        description={t('measure-name-hint')}
        value={name}
        onChange={setName}
        maxLength={200}
        error={messageFor('name')}
        required
      />
      <div className="nc-row nc-filters">
        {unitIn('vi')}
        {unitIn('en')}
        {figure('baseline', baseline, setBaseline)}
        {figure('target', target, setTarget)}
        <NativeSelect
          label={t('measure-direction')}
          value={direction}
          onChange={event => setDirection(event.currentTarget.value as Measure['direction'])}
          data={[
            { value: 'decrease', label: t('measure-direction-decrease') },
            { value: 'increase', label: t('measure-direction-increase') },
          ]}
        />
      </div>
      <BilingualInput
        label={t('measure-method')}
        description={t('measure-method-hint')}
        value={method}
        onChange={setMethod}
        multiline
        rows={2}
      />
      <div className="nc-row">
        <Button onClick={save}>{t('measure-keep')}</Button>
        <Button variant="default" onClick={onCancel}>
          {t('back-out')}
        </Button>
      </div>
    </fieldset>
  );
}
