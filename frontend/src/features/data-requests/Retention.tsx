import { useResource } from '@/api/query';
import type { Page, RetentionView } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { LoadedPage } from '@/parts/LoadedPage';
import { EmptyState, Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment } from '@/parts/Shown';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

export function RetentionPage() {
  return useWho().operator ? <Retention /> : <NotFound />;
}

/** How long each kind of data is kept, and what would go now. Nothing is deleted from here. */
export function Retention() {
  const t = useT();
  const format = useFormat();
  const query = useResource<Page<RetentionView>>('/operations/retention');
  const ruleOf = (one: RetentionView) => t.or(`retention-rule-${one.rule}`, one.rule);
  return (
    <LoadedPage query={query}>
      {({ items }) => (
        <div className="nc-stack">
          <PageHeader title={t('retention-title')} lead={t('retention-lead')} />
          <Notice tone="info">
            <p>{t('retention-dry')}</p>
          </Notice>
          <DataList
            caption={t('retention-title')}
            items={items}
            rowKey={one => one.rule}
            csvName="retention"
            columns={[
              { key: 'rule', header: t('retention-rule'), main: true, cell: ruleOf, value: ruleOf },
              {
                key: 'keeps',
                header: t('retention-keeps'),
                align: 'end',
                cell: one =>
                  one.keeps_days > 0 ? t('retention-days', { days: one.keeps_days }) : t('retention-own-day'),
                value: one => one.keeps_days,
              },
              {
                key: 'due',
                header: t('retention-due'),
                align: 'end',
                cell: one => format.number(one.due),
                value: one => one.due,
              },
              {
                key: 'oldest',
                header: t('retention-oldest'),
                cell: one => (one.oldest ? <Moment at={one.oldest} zone={false} /> : t('retention-nothing')),
                value: one => one.oldest ?? '',
              },
            ]}
            empty={<EmptyState title={t('retention-none')} />}
          />
        </div>
      )}
    </LoadedPage>
  );
}
