import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { AccountView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { AccountDialog, type AccountStep, stepsOf } from './AccountDialog';
import { AccountMarks } from './AccountMarks';

export function AccountPage() {
  const { accountId } = useParams({ from: '/operations/accounts/$accountId' });
  return useWho().operator ? <AccountDetail accountId={accountId} key={accountId} /> : <NotFound />;
}

/** One account: what is known about it, and the steps that keep the installation safe, each with its reason. */
export function AccountDetail({ accountId }: { accountId: string }) {
  const query = useResource<AccountView>(`/operations/accounts/${accountId}`);
  return <LoadedPage query={query}>{view => <Account view={view} />}</LoadedPage>;
}

function Account({ view }: { view: AccountView }) {
  const t = useT();
  const [step, setStep] = useState<AccountStep | null>(null);
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={view.name}
        lead={<span className="nc-address">{view.email}</span>}
        back={{ to: places.accounts, text: t('accounts-title') }}
        status={<AccountMarks account={view} />}
      />
      {view.erased && (
        <Notice tone="info">
          <p>{t('account-erased-note')}</p>
        </Notice>
      )}
      <section className="nc-card" aria-labelledby="account-facts">
        <h2 id="account-facts" className="nc-sr">
          {t('account-facts')}
        </h2>
        <dl className="nc-facts nc-facts-wide">
          <dt>{t('account-created')}</dt>
          <dd>
            <Moment at={view.created_at} />
          </dd>
          <dt>{t('account-seen')}</dt>
          <dd>{view.last_seen_at ? <Moment at={view.last_seen_at} /> : t('account-never-seen')}</dd>
          <dt>{t('person-locale')}</dt>
          <dd>{t.or(`language-${view.locale}`, view.locale)}</dd>
          <dt>{t('nav-organisations')}</dt>
          <dd>
            {view.memberships.length === 0 && t('account-no-memberships')}
            <ul className="nc-list">
              {view.memberships.map(({ organisation, role }) => (
                <li key={organisation.id}>
                  <GoLink to={places.organisation(organisation.id)}>
                    <Text of={organisation.name} />
                  </GoLink>{' '}
                  <span className="nc-small nc-soft">{t(`role-${role}`)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </dl>
      </section>
      {!view.erased && (
        <section className="nc-stack-tight" aria-labelledby="account-steps">
          <h2 id="account-steps">{t('account-steps')}</h2>
          <p className="nc-soft nc-measure">{t('account-steps-lead')}</p>
          <ul className="nc-list nc-row">
            {stepsOf(view).map(one => (
              <li key={one.name}>
                <Button variant="outline" color={one.grave ? 'red' : 'pine'} onClick={() => setStep(one)}>
                  {t(`account-step-${one.name}`)}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {step && <AccountDialog account={view} step={step} onClose={() => setStep(null)} />}
    </div>
  );
}
