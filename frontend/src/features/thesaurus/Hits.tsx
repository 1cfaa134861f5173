import { useId } from 'react';
import type { FoundBefore, QueryComparison } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Icon, type IconName } from '@/parts/Icon';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

const PLACE: Record<string, ((id: string) => string) | undefined> = {
  challenge: places.challenge,
  capability: places.capability,
  organisation: places.organisation,
};

/** The results of a query before and after, beside each other; what moved says so in words. */
export function Hits({ of }: { of: QueryComparison }) {
  const t = useT();
  const gone = new Set(of.gone.map(one => one.id));
  return (
    <div className="nc-thes-sides">
      <Side
        title={t('thesaurus-before')}
        of={of.before}
        mark={one =>
          gone.has(one.id) ? { icon: 'close', tone: 'bad', text: t('thesaurus-hit-gone') } : null
        }
      />
      <Side
        title={t('thesaurus-after')}
        of={of.after}
        mark={one => {
          if (!one.was) return { icon: 'plus', tone: 'good', text: t('thesaurus-hit-new') };
          if (one.was > one.rank)
            return { icon: 'up', tone: 'info', text: t('thesaurus-hit-up', { was: one.was }) };
          if (one.was < one.rank)
            return { icon: 'down', tone: 'warn', text: t('thesaurus-hit-down', { was: one.was }) };
          return null;
        }}
      />
    </div>
  );
}

interface Mark {
  icon: IconName;
  tone: string;
  text: string;
}

function Side<H extends FoundBefore>({
  title,
  of,
  mark,
}: {
  title: string;
  of: H[];
  mark: (hit: H) => Mark | null;
}) {
  const t = useT();
  const id = useId();
  return (
    <section className="nc-stack-tight" aria-labelledby={id}>
      <p id={id} className="nc-strong">
        {title}
      </p>
      {of.length === 0 ? (
        <p className="nc-soft">{t('thesaurus-hits-none')}</p>
      ) : (
        <ol className="nc-thes-hits">
          {of.map(one => {
            const place = PLACE[one.type];
            const moved = mark(one);
            return (
              <li
                key={`${one.type} ${one.id}`}
                value={one.rank}
                className={moved ? `is-${moved.tone}` : undefined}
              >
                {place ? (
                  <GoLink to={place(one.id)}>
                    <Text of={one.title} />
                  </GoLink>
                ) : (
                  <Text of={one.title} />
                )}{' '}
                <span className="nc-small nc-soft">{t.or(`noun-${one.type}`, '')}</span>
                {moved && (
                  <span className="nc-thes-mark nc-small">
                    <Icon name={moved.icon} size={14} /> {moved.text}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
