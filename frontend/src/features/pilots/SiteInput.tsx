import { Textarea } from '@mantine/core';
import { useT } from '@/texts/use-t';

/** Places, one on each line. */
export const sitesOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

export function SiteInput(props: {
  id: string;
  value: string;
  onChange: (lines: string) => void;
  error?: string | undefined;
}) {
  const t = useT();
  return (
    <Textarea
      id={props.id}
      label={t('pilot-places')}
      description={t('pilot-places-hint')}
      value={props.value}
      error={props.error}
      autosize
      minRows={2}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  );
}
