import type { OrgRef } from '@/api/views';
import { useT } from '@/texts/use-t';
import { Text } from './Shown';

/** Whose work it is; said in words where this reader meets codes instead of names, so that no gap stands there. */
export function Whose({ of }: { of: OrgRef | null | undefined }) {
  const t = useT();
  return of ? <Text of={of.name} /> : <span className="nc-soft">{t('name-withheld')}</span>;
}
