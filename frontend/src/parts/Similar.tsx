import { useEffect, useState } from 'react';
import type { QueryParams } from '@/api/client';
import { useResource } from '@/api/query';
import type { Bilingual, SimilarItem, SimilarView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

/** Needs like this one and results that are ready: seen before it is ordered twice. */
export function Similar({ challengeId }: { challengeId: string }) {
  return <SimilarTo path={`/challenges/${challengeId}/similar`} />;
}

/** So long nothing is asked after the last stroke. */
const PAUSE = 600;
const LONGEST = { title: 300, text: 1000 };

/** The same for words that are only being typed. */
export function SimilarToWords({ title, text }: { title: Bilingual; text: Bilingual }) {
  const typed = {
    title: (title.vi || title.en || '').trim().slice(0, LONGEST.title),
    text: (text.vi || text.en || '').trim().slice(0, LONGEST.text),
  };
  const now = JSON.stringify(typed);
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), PAUSE);
    return () => clearTimeout(timer);
  }, [now]);
  const words = JSON.parse(asked) as typeof typed;
  return words.title.length < 8 ? null : <SimilarTo path="/similar-needs" query={{ ...words, limit: 6 }} />;
}

function SimilarTo({ path, query: asked }: { path: string; query?: QueryParams }) {
  const t = useT();
  const query = useResource<SimilarView>(path, asked, { keepOld: true });
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
            <>
              {items.some(isDuplicate) && (
                <Notice tone="warn">
                  <p>{t('similar-warning')}</p>
                </Notice>
              )}
              <ul className="nc-list nc-stack-tight">
                {items.map(item => (
                  <Item key={`${item.type}-${item.id}`} of={item} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

/** A need that is hardly another one. */
const isDuplicate = (item: SimilarItem) => item.type === 'challenge' && item.strength === 'strong';

function Item({ of: item }: { of: SimilarItem }) {
  const t = useT();
  return (
    <li className="nc-similar">
      <span className="nc-row">
        <Badge>{t(`noun-${item.type}`)}</Badge>
        <Badge
          tone={item.strength === 'strong' ? 'warn' : 'quiet'}
          icon={item.strength === 'strong' ? 'alert' : 'info'}
        >
          {t(`strength-alike-${item.strength}`)}
        </Badge>
        {item.status && item.type === 'challenge' && <StatusBadge noun="challenge" status={item.status} />}
      </span>
      <GoLink to={item.type === 'capability' ? places.capability(item.id) : places.challenge(item.id)}>
        <Text of={item.title} />
      </GoLink>
      {item.summary && (
        <span className="nc-small nc-soft nc-clamp">
          <Text of={item.summary} />
        </span>
      )}
    </li>
  );
}

/** What an order may repeat, named where it is approved or published. */
export function Duplicates({ challengeId }: { challengeId: string }) {
  const t = useT();
  const query = useResource<SimilarView>(`/challenges/${challengeId}/similar`);
  const found = query.data?.items.filter(item => item.strength !== 'weak').slice(0, 3) ?? [];
  if (found.length === 0) return null;
  return (
    <Notice tone="warn" title={t('similar-before')}>
      <ul>
        {found.map(item => (
          <li key={item.id}>
            {item.code && <span className="nc-code">{item.code} </span>}
            <Text of={item.title} /> ({t(`strength-alike-${item.strength}`)})
          </li>
        ))}
      </ul>
    </Notice>
  );
}
