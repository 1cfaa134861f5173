import { usePages } from '@/api/use-pages';
import type { SubmissionSummary } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Closing, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { Whose } from '@/parts/Whose';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

/** The answers of my organisations, drafts and sent ones alike. */
export function SubmissionList() {
  const t = useT();
  const list = usePages<SubmissionSummary>('/submissions', { mine: true });
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('submissions-title')} lead={t('submissions-lead')} />
      {!list.items && !list.error && <Skeleton />}
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {list.items && (
        <DataList
          caption={t('submissions-title')}
          items={list.items}
          rowKey={one => one.id}
          csvName="submissions"
          onMore={list.more}
          loadingMore={list.loadingMore}
          empty={
            <EmptyState title={t('submissions-empty')}>
              <p>{t('submissions-empty-hint')}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              header: t('noun-submission'),
              main: true,
              value: one => t.of(one.title) || one.code,
              cell: one => (
                <>
                  <GoLink to={places.submission(one.id)}>
                    {one.title ? <Text of={one.title} /> : t('submission-untitled')}
                  </GoLink>{' '}
                  <span className="nc-code nc-small">{one.code}</span>
                </>
              ),
            },
            {
              key: 'challenge',
              header: t('noun-challenge'),
              value: one => t.of(one.challenge.title),
              cell: one => <Text of={one.challenge.title} />,
            },
            {
              key: 'organisation',
              header: t('noun-organisation'),
              value: one => t.of(one.organisation?.name) || t('name-withheld'),
              cell: one => <Whose of={one.organisation} />,
            },
            {
              key: 'status',
              header: t('submission-status'),
              value: one => t(`submission-status-${one.status}`),
              cell: one => <StatusBadge noun="submission" status={one.status} />,
            },
            {
              key: 'closes',
              header: t('submission-closes'),
              value: one => one.closes_at ?? '',
              cell: one => (one.closes_at ? <Closing at={one.closes_at} zone={false} /> : null),
            },
          ]}
        />
      )}
    </div>
  );
}
