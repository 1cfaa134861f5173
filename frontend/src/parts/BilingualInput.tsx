import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Bilingual, Locale } from '@/api/views';
import { useT } from '@/texts/use-t';

const LOCALES: Locale[] = ['vi', 'en'];

export interface BilingualInputProps {
  label: string;
  description?: string;
  value: Bilingual | null | undefined;
  onChange: (value: Bilingual) => void;
  /** Several lines. */
  multiline?: boolean;
  rows?: number;
  maxLength?: number;
  required?: boolean;
  error?: string | undefined;
  disabled?: boolean;
  /** The heading above already names the field. */
  hideLabel?: boolean;
}

/** One text in two languages: tabs, Vietnamese first; a mark tells which language has text. */
export function BilingualInput(props: BilingualInputProps) {
  const { label, value, onChange, multiline = false, rows = 5, hideLabel = false } = props;
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState<Locale>(t.locale === 'en' && value?.en ? 'en' : 'vi');
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = open === 'vi' ? 'en' : 'vi';
    setOpen(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };
  const field = {
    id: `${id}-field`,
    lang: open,
    value: value?.[open] ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [open]: event.currentTarget.value }),
    maxLength: props.maxLength,
    error: props.error,
    disabled: props.disabled ?? false,
    description: props.description,
    'aria-required': props.required,
    'aria-label': `${label} (${t(`language-${open}`)})`,
  };
  return (
    <div className="nc-bilingual">
      <div className="nc-row-between">
        <label htmlFor={`${id}-field`} className={hideLabel ? 'nc-sr' : 'nc-label'}>
          {label}
          {props.required && <span className="nc-required"> {t('required')}</span>}
        </label>
        <div role="tablist" aria-label={`${label}: ${t('language')}`} className="nc-tabs" onKeyDown={move}>
          {LOCALES.map(one => (
            <button
              key={one}
              id={`${id}-tab-${one}`}
              type="button"
              role="tab"
              aria-selected={open === one}
              aria-controls={`${id}-panel`}
              tabIndex={open === one ? 0 : -1}
              onClick={() => setOpen(one)}
            >
              {t(`language-${one}`)}
              <span className="nc-soft nc-small"> {value?.[one] ? '' : t('language-empty')}</span>
            </button>
          ))}
        </div>
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${open}`}>
        {multiline ? <Textarea {...field} autosize minRows={rows} maxRows={30} /> : <TextInput {...field} />}
      </div>
    </div>
  );
}
