import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { ReceiptView, SubmissionView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment, Text } from '@/parts/Shown';
import { saveText } from '@/parts/save-text';
import { Whose } from '@/parts/Whose';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { contentHash } from './canonical';
import './submissions.css';

/** The only way of hashing there is so far, as the server names it. */
const CANONICAL = 'SHA-256 over RFC 8785 canonical JSON';

export function ReceiptPage() {
  const { submissionId } = useParams({ from: '/submissions/$submissionId/receipt' });
  const submission = useResource<SubmissionView>(`/submissions/${submissionId}`);
  const receipt = useResource<ReceiptView>(`/submissions/${submissionId}/receipt`);
  return (
    <LoadedPage query={submission}>
      {view => (
        <LoadedPage query={receipt}>{paper => <ReceiptSheet view={view} receipt={paper} />}</LoadedPage>
      )}
    </LoadedPage>
  );
}

/** What proves that it was handed in, when, and with which content; made for printing. */
export function ReceiptSheet({ view, receipt }: { view: SubmissionView; receipt: ReceiptView }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('receipt-title')}
        code={receipt.code}
        back={{ to: places.submission(view.id), text: t('receipt-back') }}
        lead={<Text of={view.title} />}
        actions={
          <>
            <Button
              variant="default"
              onClick={() =>
                saveText(`${receipt.code}.json`, `${JSON.stringify(receipt, null, 2)}\n`, 'application/json')
              }
            >
              {t('receipt-save')}
            </Button>
            <Button variant="default" onClick={() => window.print()}>
              {t('receipt-print')}
            </Button>
          </>
        }
      />
      <dl className="nc-card nc-facts nc-facts-wide">
        <dt>{t('receipt-sent-at')}</dt>
        <dd>
          <Moment at={receipt.sent_at} />
        </dd>
        <dt>{t('noun-challenge')}</dt>
        <dd>
          <span className="nc-code">{view.challenge.code}</span> <Text of={view.challenge.title} />
        </dd>
        <dt>{t('noun-organisation')}</dt>
        <dd>
          <Whose of={view.organisation} />
        </dd>
        <dt>{t('receipt-number')}</dt>
        <dd>{receipt.version}</dd>
        <dt>{t('receipt-hash')}</dt>
        <dd className="nc-hash">{receipt.content_hash}</dd>
        <dt>{t('receipt-algorithm')}</dt>
        <dd>{receipt.algorithm === CANONICAL ? t('receipt-canonical') : receipt.algorithm}</dd>
        <dt>{t('receipt-record')}</dt>
        <dd className="nc-row">
          {typeof receipt.record === 'number' ? (
            <GoLink to={places.logRecord(receipt.record)}>
              {t('receipt-record-link', { seq: format.number(receipt.record, 0) })}
            </GoLink>
          ) : (
            t('receipt-record-soon')
          )}
          <GoLink to={places.logVerify} className="nc-no-print">
            {t('receipt-verify')}
          </GoLink>
        </dd>
        {receipt.checkpoint && (
          <>
            <dt>{t('receipt-checkpoint')}</dt>
            <dd>
              <pre className="nc-hash nc-checkpoint">{receipt.checkpoint}</pre>
            </dd>
          </>
        )}
        {view.attachments.length > 0 && (
          <>
            <dt>{t('submission-attachments')}</dt>
            <dd>
              <ul className="nc-list nc-stack-tight">
                {view.attachments.map(one => (
                  <li key={one.id}>
                    {one.file_name}
                    <br />
                    <span className="nc-hash nc-small">{one.sha256}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <section className="nc-stack" aria-labelledby="receipt-recompute">
        <h2 id="receipt-recompute">{t('receipt-recompute')}</h2>
        <ol className="nc-measure">
          <li>{t('receipt-step-files')}</li>
          <li>{t('receipt-step-text')}</li>
          <li>{t('receipt-step-canonical')}</li>
          <li>{t('receipt-step-hash')}</li>
        </ol>
        {view.status === 'draft' ? (
          <Notice tone="warn">
            <p>{t('receipt-of-earlier')}</p>
          </Notice>
        ) : (
          <Recompute view={view} receipt={receipt} />
        )}
      </section>
    </div>
  );
}

function Recompute({ view, receipt }: { view: SubmissionView; receipt: ReceiptView }) {
  const t = useT();
  const [found, setFound] = useState<string | null>(null);
  return (
    <div className="nc-stack nc-no-print">
      <div>
        <Button variant="outline" onClick={() => void contentHash(view).then(setFound)}>
          {t('receipt-compute')}
        </Button>
      </div>
      {found && (
        <Notice tone={found === receipt.content_hash ? 'good' : 'bad'} live>
          <p>{t(found === receipt.content_hash ? 'receipt-same' : 'receipt-differs')}</p>
          <p className="nc-hash nc-small">{found}</p>
        </Notice>
      )}
    </div>
  );
}
