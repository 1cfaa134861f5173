import { useResource } from '@/api/query';
import type { HistoryEntry, Page } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { Moment, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';

/** Every step that was taken, with its reason. */
export function Timeline({ path }: { path: string }) {
  const t = useT();
  const history = useResource<Page<HistoryEntry>>(path);
  return (
    <section className="nc-stack" aria-labelledby="submission-timeline">
      <h2 id="submission-timeline">{t('timeline')}</h2>
      <Loaded query={history} lines={3}>
        {({ items }) => (
          <ol className="nc-list nc-timeline">
            {items.map(one => (
              <li key={`${one.at}-${one.action}`}>
                <p className="nc-row">
                  {one.to && <StatusBadge noun="submission" status={one.to} />}
                  <Moment at={one.at} />
                </p>
                {one.by && (
                  <p className="nc-small nc-soft">
                    {one.by.name}
                    {one.by.organisation && (
                      <>
                        {' '}
                        · <Text of={one.by.organisation.name} />
                      </>
                    )}
                  </p>
                )}
                {one.reason && (
                  <p>
                    <span className="nc-strong">{t('reason')}:</span> {one.reason}
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}
