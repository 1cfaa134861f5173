import type { ReactNode } from 'react';
import type { ChallengeView, OrgRef } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { ProvinceName } from '@/parts/ProvinceSelect';
import { Closing, Day, Deadline, Moment, MoneyText, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Organisation({ of }: { of: OrgRef }) {
  return (
    <GoLink to={places.organisation(of.id)}>
      <Text of={of.name} />
    </GoLink>
  );
}

/** The order in a minute. */
export function ChallengeFacts({ view }: { view: ChallengeView }) {
  const t = useT();
  return (
    <section className="nc-card" aria-labelledby="challenge-facts">
      <h2 id="challenge-facts" className="nc-sr">
        {t('challenge-facts')}
      </h2>
      <dl className="nc-facts">
        {view.opens_at && (
          <Fact term={t('challenge-opens')}>
            <Deadline at={view.opens_at} />
          </Fact>
        )}
        {view.closes_at && (
          <Fact term={t('challenge-closes')}>
            {view.status === 'open' ? <Closing at={view.closes_at} /> : <Moment at={view.closes_at} />}
          </Fact>
        )}
        {view.vetting_due_on && view.status === 'in_vetting' && (
          <Fact term={t('challenge-vetting-due')}>
            <Day on={view.vetting_due_on} />
          </Fact>
        )}
        <Fact term={t('challenge-kind')}>
          {t(`challenge-kind-${view.kind}`)}
          {view.level && ` · ${t(`level-${view.level}`)}`}
        </Fact>
        <Fact term={t('challenge-proposer')}>
          <Organisation of={view.proposer} />
        </Fact>
        {view.orderer.id !== view.proposer.id && (
          <Fact term={t('challenge-orderer')}>
            <Organisation of={view.orderer} />
          </Fact>
        )}
        <Fact term={t('noun-programme')}>
          <Text of={view.programme.title} />
        </Fact>
        {view.budget?.max && (
          <Fact term={t('challenge-section-budget')}>
            {view.budget.min && (
              <>
                {t('budget-from')} <MoneyText value={view.budget.min} />{' '}
              </>
            )}
            {t('budget-to')} <MoneyText value={view.budget.max} />
          </Fact>
        )}
        {view.province && (
          <Fact term={t('site-province')}>
            <ProvinceName code={view.province} />
          </Fact>
        )}
        {view.published_at && (
          <Fact term={t('challenge-published')}>
            <Moment at={view.published_at} />
          </Fact>
        )}
        {view.external_id && (
          <Fact term={t('challenge-external')}>
            <span className="nc-code">{view.external_id}</span>
          </Fact>
        )}
      </dl>
      <p>
        <GoLink to={places.trace(view.id)}>{t('challenge-to-trace')}</GoLink>
      </p>
    </section>
  );
}
