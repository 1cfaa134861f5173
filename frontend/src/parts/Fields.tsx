import type { ReactNode } from 'react';
import type { Bilingual } from '@/api/views';
import { BilingualInput, type BilingualInputProps } from './BilingualInput';
import { DayInput, type DayInputProps } from './DateTimeInput';
import type { Form } from './use-form';

/** A field without an id of its own, such as a text in two languages, made reachable from the summary of errors. */
export function FieldBox({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} tabIndex={-1}>
      {children}
    </div>
  );
}

/** What a form gives its fields: they are bound to the part of it that bears their name. */
type Bound<Name extends string, V> = { form: Form<Record<Name, V>>; name: Name };
type Given = 'value' | 'onChange' | 'error';

/** A calendar day of a form. */
export function DayField<Name extends string>({
  form,
  name,
  ...rest
}: Bound<Name, string | null> & Omit<DayInputProps, Given>) {
  return (
    <FieldBox id={form.idOf(name)}>
      <DayInput
        {...rest}
        value={form.value[name]}
        onChange={day => form.set({ [name]: day } as Record<Name, string | null>)}
        error={form.messageOf(name)}
      />
    </FieldBox>
  );
}

/** A text of a form in two languages. */
export function BilingualField<Name extends string>({
  form,
  name,
  ...rest
}: Bound<Name, Bilingual> & Omit<BilingualInputProps, Given>) {
  return (
    <FieldBox id={form.idOf(name)}>
      <BilingualInput
        {...rest}
        value={form.value[name]}
        onChange={text => form.set({ [name]: text } as Record<Name, Bilingual>)}
        error={form.messageOf(name)}
      />
    </FieldBox>
  );
}
