import { useParams } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { RecordDetail, RecordView } from '@/api/views';
import { type Leaf, readLeaf } from '@/log/check';
import { GoLink } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Skeleton } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useSession } from '@/session/use-session';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Kept } from './Head';
import { VerifyRecord } from './VerifyRecord';
import { actOf } from './words';
import './log.css';

export function RecordPage() {
  const { seq } = useParams({ from: '/log/$seq' });
  const { status } = useSession();
  // Who is asking decides what is shown: not before that is known.
  return status === 'starting' ? <Skeleton /> : <RecordOf seq={seq} />;
}

export function RecordOf({ seq }: { seq: string }) {
  const query = useResource<RecordDetail>(`/audit/${encodeURIComponent(seq)}`);
  return <LoadedPage query={query}>{detail => <Record detail={detail} />}</LoadedPage>;
}

function Record({ detail }: { detail: RecordDetail }) {
  const t = useT();
  const format = useFormat();
  const { record } = detail;
  const leaf = detail.leaf ? readLeaf(detail.leaf) : null;
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('log-record', { seq: format.number(detail.seq, 0) })}
        back={{ to: places.log, text: t('log-title') }}
        lead={leaf && record ? actOf(t, record.noun, leaf.action) : undefined}
      />
      {detail.withheld && (
        <Notice tone="info" title={t('log-withheld')}>
          <p>{t('log-withheld-why')}</p>
        </Notice>
      )}
      {leaf && record && <Facts leaf={leaf} record={record} />}
      <VerifyRecord detail={detail} />
      <section className="nc-stack" aria-labelledby="log-raw">
        <h2 id="log-raw">{t('log-raw')}</h2>
        {detail.leaf && <Kept label={t('log-leaf')} text={detail.leaf} />}
        {detail.envelope && <Kept label={t('log-envelope')} text={detail.envelope} />}
        {detail.salt && <Kept label={t('log-salt')} text={detail.salt} />}
        <Kept label={t('log-fact-leaf_hash')} text={detail.leaf_hash} />
      </section>
    </div>
  );
}

/** What the record says. Time, act and thing are read from the leaf, which is what the log vouches for. */
function Facts({ leaf, record }: { leaf: Leaf; record: RecordView }) {
  const t = useT();
  const { actor, organisation } = record;
  return (
    <dl className="nc-card nc-facts nc-facts-wide">
      <dt>{t('log-at')}</dt>
      <dd>
        <Moment at={new Date(leaf.at / 1000).toISOString()} />
      </dd>
      <dt>{t('log-act')}</dt>
      <dd>
        {actOf(t, record.noun, leaf.action)} <code className="nc-small">{leaf.action}</code>
      </dd>
      <dt>{t('log-subject')}</dt>
      <dd className="nc-stack-tight">
        <code className="nc-hash">{leaf.subject}</code>
        <GoLink to={places.logOf(leaf.subject)}>{t('log-subject-records')}</GoLink>
      </dd>
      {organisation && (
        <>
          <dt>{t('noun-organisation')}</dt>
          <dd>
            <Text of={organisation.name} />
          </dd>
        </>
      )}
      <dt>{t('log-actor')}</dt>
      <dd>
        {actor?.name && <p>{actor.name}</p>}
        {leaf.actor === null ? (
          t('log-actor-system')
        ) : (
          <>
            <code className="nc-hash">{leaf.actor}</code>
            <p className="nc-small nc-soft">{t('log-actor-handle')}</p>
          </>
        )}
      </dd>
      <dt>{t('log-audience')}</dt>
      <dd>{t.or(`log-audience-${record.audience}`, record.audience)}</dd>
      {record.erased_by && (
        <>
          <dt>{t('log-erased')}</dt>
          <dd>
            <GoLink to={places.logRecord(record.erased_by)}>
              {t('log-erased-by', { seq: record.erased_by })}
            </GoLink>
          </dd>
        </>
      )}
    </dl>
  );
}
