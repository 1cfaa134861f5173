import type { AgreementView } from '@/api/views';
import { FileLink } from '@/parts/FileLink';
import { Icon } from '@/parts/Icon';
import { Moment, MoneyText, Text } from '@/parts/Shown';
import { useT } from '@/texts/use-t';
import { PlaceAndTermFacts } from './PlaceAndTerm';

/** What is agreed, for reading. */
export function AgreementTerms({ view }: { view: AgreementView }) {
  const t = useT();
  const total = view.budget.reduce((sum, line) => sum + line.amount.amount, 0);
  return (
    <section className="nc-card nc-stack" aria-labelledby="agreement-terms">
      <h2 id="agreement-terms">{t('agreement-terms')}</h2>
      <dl className="nc-facts nc-facts-wide">
        <PlaceAndTermFacts of={view} />
        <dt>{t('agreement-ip-terms')}</dt>
        <dd className="nc-prose">{t.of(view.ip_terms) ? <Text of={view.ip_terms} /> : <Missing />}</dd>
        <dt>{t('agreement-data-annex')}</dt>
        <dd className="nc-prose">
          {view.data_annex ? (
            <Text of={view.data_annex} />
          ) : view.needs_data_annex ? (
            <Missing />
          ) : (
            t('agreement-no-data-annex')
          )}
        </dd>
      </dl>
      <table className="nc-table">
        <caption className="nc-sr">{t('agreement-budget')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agreement-budget-column-source')}</th>
            <th scope="col" className="is-end">
              {t('agreement-budget-column-amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.budget.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a source may stand in several lines, and lines do not move
            <tr key={`${line.source}-${index}`}>
              <th scope="row" className="is-main">
                {t(`funding-source-${line.source}`)}
              </th>
              <td className="is-end">
                <span className="nc-cell-label" aria-hidden="true">
                  {t('agreement-budget-column-amount')}
                </span>
                <MoneyText value={line.amount} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="is-main">
              {t('agreement-budget-sum')}
            </th>
            <td className="is-end nc-strong">
              <span className="nc-cell-label" aria-hidden="true">
                {t('agreement-budget-column-amount')}
              </span>
              <MoneyText value={{ amount: total, currency: view.budget[0]?.amount.currency ?? 'VND' }} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Missing() {
  const t = useT();
  return <span className="nc-soft">{t('pilot-not-set')}</span>;
}

/** Who has signed, and who is still to sign. */
export function Signatures({ view }: { view: AgreementView }) {
  const t = useT();
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="agreement-signatures">
      <h2 id="agreement-signatures">{t('agreement-signatures')}</h2>
      <ul className="nc-list nc-stack-tight">
        {[view.orderer, view.solver].map(party => {
          const signature = view.signatures.find(one => one.organisation.id === party.id);
          const file = view.attachments.find(one => one.id === signature?.attachment_id);
          return (
            <li key={party.id} className="nc-signature">
              <Icon name={signature ? 'check' : 'clock'} />
              <span>
                <strong>
                  <Text of={party.name} />
                </strong>
                {signature ? (
                  <span className="nc-block nc-small">
                    {signature.person
                      ? t('agreement-signed-by', { name: signature.person.name })
                      : t('agreement-signed')}{' '}
                    <Moment at={signature.signed_at} />
                    {file && (
                      <span className="nc-block">
                        <FileLink url={file.url} name={file.file_name} />
                      </span>
                    )}
                    <span className="nc-block nc-soft nc-hash">
                      {t('file-fingerprint')} <code>{signature.file_sha256}</code>
                    </span>
                  </span>
                ) : (
                  <span className="nc-block nc-small nc-soft">{t('agreement-unsigned')}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
