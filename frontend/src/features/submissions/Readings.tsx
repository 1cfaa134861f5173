import { usePages } from '@/api/use-pages';
import type { ReadingView } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { Skeleton } from '@/parts/Loading';
import { ErrorNotice } from '@/parts/Notice';
import { Moment, Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** For the people of the submitter: who outside their organisation has read it, and when. */
export function Readings({ path }: { path: string }) {
  const t = useT();
  const format = useFormat();
  const list = usePages<ReadingView>(`${path}/readings`);
  const kindOf = (one: ReadingView) => t(`reading-kind-${one.kind}`);
  return (
    <section className="nc-stack" aria-labelledby="submission-readings">
      <h2 id="submission-readings">{t('readings-title')}</h2>
      <p className="nc-soft nc-measure">{t('readings-lead')}</p>
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {list.items === undefined && list.error === null && <Skeleton lines={2} />}
      {list.items && (
        <DataList
          caption={t('readings-title')}
          items={list.items}
          rowKey={one => `${one.at}-${one.kind}-${one.part}-${one.person?.id ?? ''}`}
          csvName="readings"
          onMore={list.more}
          loadingMore={list.loadingMore}
          empty={<p>{t('readings-none')}</p>}
          columns={[
            {
              key: 'at',
              header: t('reading-at'),
              main: true,
              cell: one => <Moment at={one.at} zone={false} />,
              value: one => format.dateTime(one.at),
            },
            {
              key: 'who',
              header: t('reading-who'),
              cell: one => (
                <>
                  {t(`reading-part-${one.part}`)}
                  {one.organisation && (
                    <span className="nc-block">
                      <Text of={one.organisation.name} />
                    </span>
                  )}
                  {one.person && <span className="nc-block nc-small nc-soft">{one.person.name}</span>}
                </>
              ),
              value: one =>
                [t(`reading-part-${one.part}`), t.of(one.organisation?.name), one.person?.name]
                  .filter(Boolean)
                  .join(', '),
            },
            {
              key: 'kind',
              header: t('reading-what'),
              cell: one =>
                one.kind === 'break_glass' ? (
                  <>
                    <Badge tone="warn" icon="alert">
                      {kindOf(one)}
                    </Badge>
                    {one.reason && <span className="nc-block">{one.reason}</span>}
                  </>
                ) : (
                  kindOf(one)
                ),
              value: one => [kindOf(one), one.reason].filter(Boolean).join(': '),
            },
          ]}
        />
      )}
    </section>
  );
}
