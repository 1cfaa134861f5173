import { usePages } from '@/api/use-pages';
import type { AccountView } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { SearchInput } from '@/parts/SearchInput';
import { Moment, Text } from '@/parts/Shown';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { AccountMarks } from './AccountMarks';

export function AccountsPage() {
  return useWho().operator ? <AccountList /> : <NotFound />;
}

/** Everybody who can sign in, for who keeps the installation running. */
export function AccountList() {
  const t = useT();
  const format = useFormat();
  const { values, set } = useFilters({ q: '' });
  const list = usePages<AccountView>('/operations/accounts', { q: values.q });
  return (
    <div className="nc-stack">
      <PageHeader title={t('accounts-title')} lead={t('accounts-lead')} />
      <search className="nc-row nc-filters">
        <SearchInput label={t('accounts-search')} value={values.q} onSearch={q => set({ q })} />
      </search>
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      {list.items === undefined && list.error === null && <Skeleton />}
      {list.items && (
        <DataList
          caption={t('accounts-title')}
          items={list.items}
          rowKey={one => one.id}
          csvName="accounts"
          onMore={list.more}
          loadingMore={list.loadingMore}
          empty={
            <EmptyState title={t('accounts-none')}>
              <p>{t('accounts-none-hint')}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              header: t('person-name'),
              main: true,
              cell: one => <GoLink to={places.account(one.id)}>{one.name}</GoLink>,
              value: one => one.name,
            },
            {
              key: 'email',
              header: t('email'),
              cell: one => <span className="nc-address">{one.email}</span>,
              value: one => one.email,
            },
            {
              key: 'organisations',
              header: t('nav-organisations'),
              cell: one => (
                <ul className="nc-list">
                  {one.memberships.map(({ organisation, role }) => (
                    <li key={organisation.id}>
                      <Text of={organisation.name} />{' '}
                      <span className="nc-small nc-soft">{t(`role-${role}`)}</span>
                    </li>
                  ))}
                </ul>
              ),
              value: one => one.memberships.map(({ organisation }) => t.of(organisation.name)).join('; '),
            },
            { key: 'marks', header: t('account-marks'), cell: one => <AccountMarks account={one} /> },
            {
              key: 'seen',
              header: t('account-seen'),
              cell: one =>
                one.last_seen_at ? <Moment at={one.last_seen_at} zone={false} /> : t('account-never-seen'),
              value: one => (one.last_seen_at ? format.dateTime(one.last_seen_at) : ''),
            },
          ]}
        />
      )}
    </div>
  );
}
