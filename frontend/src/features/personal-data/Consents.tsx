import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { useCache, useResource } from '@/api/query';
import type { ConsentView, Page, PutConsent } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { Moment } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';

const PATH = '/me/consents';

/** What the person agreed to, purpose by purpose. Nothing is ticked for them; what was given is taken back here. */
export function Consents() {
  const t = useT();
  const query = useResource<Page<ConsentView>>(PATH);
  return (
    <section className="nc-stack" aria-labelledby="consents">
      <h2 id="consents">{t('consents-title')}</h2>
      <p className="nc-soft nc-measure">{t('consents-lead')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nc-soft">{t('consents-none')}</p>
          ) : (
            <ul className="nc-list nc-stack-tight">
              {items.map(one => (
                <Consent key={one.purpose} consent={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Consent({ consent }: { consent: ConsentView }) {
  const t = useT();
  const cache = useCache();
  const sending = useSending([]);
  const [agreed, setAgreed] = useState(false);
  const { purpose, given, given_version: agreedTo } = consent;
  const newer = given && typeof agreedTo === 'number' && agreedTo < consent.text_version;
  const changed = sending.failure instanceof ApiError && sending.failure.code === 'consent_text_changed';
  const put = (give: boolean) =>
    sending.send(
      async () => {
        try {
          await api.put<ConsentView, PutConsent>(`${PATH}/${purpose}`, {
            given: give,
            text_version: consent.text_version,
          });
        } catch (problem) {
          // The new text is read before anybody agrees to it.
          if (problem instanceof ApiError && problem.code === 'consent_text_changed') {
            setAgreed(false);
            await cache.stale(PATH);
          }
          throw problem;
        }
      },
      () => {
        setAgreed(false);
        toast(t(give ? 'consent-given' : 'consent-withdrawn', { title: consent.title }));
        void cache.stale(PATH);
      },
    );
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3 id={`consent-${purpose}`}>{consent.title}</h3>
        <Badge tone={given ? 'good' : 'quiet'} icon={given ? 'check' : 'info'}>
          {t(given ? 'consent-is-given' : 'consent-is-not-given')}
        </Badge>
      </div>
      <p className="nc-prose">{consent.text}</p>
      {given && consent.given_at && (
        <p className="nc-small nc-soft">
          {t('consent-since')} <Moment at={consent.given_at} />
        </p>
      )}
      {!given && consent.withdrawn_at && (
        <p className="nc-small nc-soft">
          {t('consent-withdrawn-at')} <Moment at={consent.withdrawn_at} />
        </p>
      )}
      {changed ? (
        <Notice tone="warn" live>
          <p>{t('consent-text-changed')}</p>
        </Notice>
      ) : (
        sending.failure !== null && <ErrorNotice error={sending.failure} />
      )}
      {newer && (
        <Notice tone="info">
          <p>{t('consent-newer')}</p>
        </Notice>
      )}
      {(!given || newer) && (
        <Checkbox
          label={t('consent-agree')}
          aria-describedby={`consent-${purpose}`}
          checked={agreed}
          onChange={event => setAgreed(event.currentTarget.checked)}
        />
      )}
      <div className="nc-row">
        {(!given || newer) && (
          <Button
            loading={sending.busy}
            disabled={!agreed}
            aria-label={t('consent-give-name', { title: consent.title })}
            onClick={() => void put(true)}
          >
            {t('consent-give')}
          </Button>
        )}
        {given && (
          <Button
            variant="outline"
            color="red"
            loading={sending.busy}
            aria-label={t('consent-withdraw-name', { title: consent.title })}
            onClick={() => void put(false)}
          >
            {t('consent-withdraw')}
          </Button>
        )}
      </div>
    </li>
  );
}
