import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { HeadView, RecordDetail } from '@/api/views';
import type { Step } from '@/log/check';
import { GoLink } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { checkAlone, proofOf } from './examine';
import { Steps, VerdictNotice } from './Steps';

/** Fetches the proof of a record and checks it here, in front of the reader. */
export function VerifyRecord({ detail }: { detail: RecordDetail }) {
  const t = useT();
  const [found, setFound] = useState<Step[] | null>(null);
  const sending = useSending([]);
  const verify = () =>
    sending.send(async () => {
      setFound(null);
      const paper = await proofOf(detail);
      if (!paper) throw new Error('the server sent no proof');
      const { verifier_key } = await api.get<HeadView>('/audit/head');
      return checkAlone(paper, verifier_key);
    }, setFound);
  return (
    <section className="nc-stack" aria-labelledby="log-verify-here">
      <h2 id="log-verify-here">{t('log-verify-here')}</h2>
      <p className="nc-measure">{t('log-verify-here-what')}</p>
      <div>
        <Button loading={sending.busy} onClick={() => void verify()}>
          {t('log-verify-now')}
        </Button>
      </div>
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
      {found && (
        <>
          <VerdictNotice steps={found}>
            <p>{t('log-verify-here-not')}</p>
            <p>
              <GoLink to={places.logVerify}>{t('log-to-verify')}</GoLink>
            </p>
          </VerdictNotice>
          <Steps title={t('log-steps')} steps={found} />
        </>
      )}
    </section>
  );
}
