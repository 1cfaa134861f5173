import { useResource } from '@/api/query';
import type { SimilarView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

/** Needs like this one and results that are ready: seen before it is ordered twice. */
export function Similar({ challengeId }: { challengeId: string }) {
  const t = useT();
  const query = useResource<SimilarView>(`/challenges/${challengeId}/similar`, undefined, {
    keepOld: true,
  });
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="order-similar">
      <h2 id="order-similar" className="nc-section-title">
        {t('similar-title')}
      </h2>
      <p className="nc-small nc-soft">{t('similar-lead')}</p>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nc-soft">{t('similar-none')}</p>
          ) : (
            <ul className="nc-list nc-stack-tight">
              {items.map(item => (
                <li key={`${item.type}-${item.id}`} className="nc-similar">
                  <span className="nc-row">
                    <Badge>{t(`noun-${item.type}`)}</Badge>
                    {item.status && item.type === 'challenge' && (
                      <StatusBadge noun="challenge" status={item.status} />
                    )}
                  </span>
                  <GoLink
                    to={item.type === 'capability' ? places.capability(item.id) : places.challenge(item.id)}
                  >
                    <Text of={item.title} />
                  </GoLink>
                  {item.summary && (
                    <span className="nc-small nc-soft nc-clamp">
                      <Text of={item.summary} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
