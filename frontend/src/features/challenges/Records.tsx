import { useResource } from '@/api/query';
import type { AddendumView, HistoryEntry, Page } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { Moment, Text } from '@/parts/Shown';
import { useT } from '@/texts/use-t';

/** Every step that was taken, with who took it and why. */
export function History({ path }: { path: string }) {
  const t = useT();
  const query = useResource<Page<HistoryEntry>>(`${path}/history`);
  return (
    <section className="nc-stack-tight" aria-labelledby="challenge-history">
      <h2 id="challenge-history">{t('history-title')}</h2>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nc-soft">{t('history-none')}</p>
          ) : (
            <ol className="nc-list nc-history">
              {items.map(item => (
                <li key={`${item.at}-${item.action}`}>
                  <p className="nc-strong">
                    {t.or(
                      `trace-challenge-${item.action}`,
                      t.or(`action-challenge-${item.action}`, item.action),
                    )}
                  </p>
                  <p className="nc-small nc-soft">
                    <Moment at={item.at} />
                    {item.by?.name && ` · ${item.by.name}`}
                    {item.by?.organisation && (
                      <>
                        {' · '}
                        <Text of={item.by.organisation.name} />
                      </>
                    )}
                    {item.seq ? ` · ${t('history-record', { seq: item.seq })}` : null}
                  </p>
                  {item.reason && <p className="nc-prose">{item.reason}</p>}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}

/** What was changed while the call was open, each with before and after. */
export function Addenda({ path, published }: { path: string; published: boolean }) {
  const t = useT();
  const query = useResource<Page<AddendumView>>(published ? `${path}/addenda` : null);
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <section className="nc-stack-tight" aria-labelledby="challenge-addenda">
      <h2 id="challenge-addenda">{t('addenda-title')}</h2>
      <ol className="nc-list nc-stack-tight">
        {query.data.items.map(one => (
          <li key={one.number} className="nc-card nc-stack-tight">
            <p className="nc-strong">{t('addendum-number', { number: one.number })}</p>
            <p>
              {t('addendum-closes')}{' '}
              <del>
                <Moment at={one.old_closes_at} />
              </del>{' '}
              <ins>
                <Moment at={one.new_closes_at} />
              </ins>
            </p>
            <p className="nc-prose">{one.reason}</p>
            <p className="nc-small nc-soft">
              <Moment at={one.at} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
