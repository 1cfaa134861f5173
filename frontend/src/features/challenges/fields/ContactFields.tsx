import { TextInput } from '@mantine/core';
import { useT } from '@/texts/use-t';
import { problemAt } from '../content';
import type { FieldsProps } from './SectionFields';

const PARTS = [
  { name: 'name', type: 'text' },
  { name: 'email', type: 'email' },
  { name: 'phone', type: 'tel' },
] as const;

/** Whom to ask: an office's contact, shown publicly. */
export function ContactFields({ content, change, problems }: FieldsProps) {
  const t = useT();
  return (
    <div className="nc-row nc-filters">
      {PARTS.map(({ name, type }) => (
        <TextInput
          key={name}
          type={type}
          label={t(`contact-${name}`)}
          value={content[name] ?? ''}
          error={problemAt(problems, `/${name}`)}
          onChange={event => {
            const { value } = event.currentTarget;
            change(old => ({ ...old, [name]: value }));
          }}
        />
      ))}
    </div>
  );
}
