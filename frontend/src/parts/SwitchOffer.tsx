import { Button } from '@mantine/core';
import { useSeveral, useSwitch } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** Where something is missing or refused: perhaps it belongs to another organisation of the person. */
export function SwitchOffer() {
  const t = useT();
  const several = useSeveral();
  const switchTo = useSwitch();
  if (!several) return null;
  return (
    <section className="nc-card nc-stack-tight" aria-label={t('acting-offer-label')}>
      <p>{t('acting-offer', { name: t.of(several.acting.organisation.name) })}</p>
      <ul className="nc-list nc-row">
        {several.others.map(({ organisation }) => (
          <li key={organisation.id}>
            <Button className="nc-wrapped" variant="outline" onClick={() => switchTo(organisation)}>
              {t('acting-switch-to', { name: t.of(organisation.name) })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
