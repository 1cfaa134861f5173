import { useSeveral } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { Text } from './Shown';

/** Beside a button that acts: in whose name, for those who could act in several. */
export function ActingNote() {
  const t = useT();
  const several = useSeveral();
  if (!several) return null;
  return (
    <p className="nc-small nc-soft">
      {t('acting-note')} <Text of={several.acting.organisation.name} />
    </p>
  );
}
