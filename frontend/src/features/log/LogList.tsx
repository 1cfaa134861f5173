import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useResource } from '@/api/query';
import { usePages } from '@/api/use-pages';
import type { HeadView, RecordView } from '@/api/views';
import { type Column, DataList } from '@/parts/DataList';
import { GoLink } from '@/parts/GoLink';
import { Loaded, Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment, Text } from '@/parts/Shown';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useSession } from '@/session/use-session';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Head } from './Head';
import { actOf } from './words';
import './log.css';

/** Nouns of the log that are worth a choice of their own. */
const NOUNS = [
  'challenge',
  'capability',
  'invitation',
  'submission',
  'council',
  'decision',
  'agreement',
  'pilot',
  'deployment',
  'organisation',
  'person',
  'thesaurus',
  'weights',
];

/** The log that everybody may check: newest first, as much of it as the reader may see. */
export function LogList() {
  const t = useT();
  const { status } = useSession();
  const head = useResource<HeadView>(status === 'starting' ? null : '/audit/head');
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('log-title')}
        lead={t('log-lead')}
        actions={<GoLink to={places.logVerify}>{t('log-to-verify')}</GoLink>}
      />
      <Loaded query={head} lines={2}>
        {found => <Head head={found} />}
      </Loaded>
      {/* Who is asking decides what is listed: not before that is known. */}
      {status === 'starting' ? <Skeleton /> : <Records signedIn={status !== 'anonymous'} />}
    </div>
  );
}

function Records({ signedIn }: { signedIn: boolean }) {
  const t = useT();
  const format = useFormat();
  const { values, set } = useFilters({ noun: '', mine: '', subject: '' });
  const pages = usePages<RecordView>('/audit', {
    noun: values.noun,
    subject: values.subject,
    mine: signedIn && values.mine ? true : null,
  });
  const columns: Column<RecordView>[] = [
    {
      key: 'seq',
      header: t('log-number'),
      cell: one => (
        <GoLink to={places.logRecord(one.seq)}>{t('log-record', { seq: format.number(one.seq, 0) })}</GoLink>
      ),
      value: one => one.seq,
      main: true,
    },
    {
      key: 'at',
      header: t('log-at'),
      cell: one => <Moment at={one.at} zone={false} />,
      value: one => one.at,
    },
    {
      key: 'act',
      header: t('log-act'),
      cell: one => actOf(t, one.noun, one.action),
      value: one => actOf(t, one.noun, one.action),
    },
    {
      key: 'organisation',
      header: t('noun-organisation'),
      cell: one => one.organisation && <Text of={one.organisation.name} />,
      value: one => t.of(one.organisation?.name),
    },
    { key: 'actor', header: t('log-actor'), cell: one => <Actor record={one} />, value: one => nameOf(one) },
  ];
  return (
    <section className="nc-stack" aria-labelledby="log-records">
      <h2 id="log-records">{t('log-records')}</h2>
      <div className="nc-row nc-filters">
        <NativeSelect
          label={t('log-noun')}
          value={values.noun}
          onChange={event => set({ noun: event.currentTarget.value })}
          data={[
            { value: '', label: t('log-noun-any') },
            ...NOUNS.map(noun => ({ value: noun, label: t(`noun-${noun}`) })),
          ]}
        />
        {signedIn && (
          <Checkbox
            label={t('log-mine')}
            checked={values.mine !== ''}
            onChange={event => set({ mine: event.currentTarget.checked ? 'true' : '' })}
          />
        )}
        {values.subject && (
          <Button variant="default" onClick={() => set({ subject: '' })}>
            {t('log-subject-all')}
          </Button>
        )}
      </div>
      {values.subject && (
        <p>
          {t('log-subject-only')} <code className="nc-hash">{values.subject}</code>
        </p>
      )}
      {pages.items === undefined ? (
        pages.error ? (
          <ErrorNotice error={pages.error} retry={pages.retry} />
        ) : (
          <Skeleton />
        )
      ) : (
        <>
          {pages.error !== null && <ErrorNotice error={pages.error} retry={pages.retry} />}
          <DataList
            caption={t('log-records')}
            items={pages.items}
            columns={columns}
            rowKey={one => String(one.seq)}
            empty={<EmptyState title={t('log-empty')}>{t('log-empty-hint')}</EmptyState>}
            csvName="log"
            onMore={pages.more}
            loadingMore={pages.loadingMore}
          />
        </>
      )}
    </section>
  );
}

const nameOf = ({ actor }: RecordView): string => actor?.name ?? actor?.handle ?? '';

/** Their name where the reader may know it; else the handle, which stays the same in all their records. */
function Actor({ record: { actor } }: { record: RecordView }) {
  const t = useT();
  if (!actor) return t('log-actor-system');
  return actor.name ?? <code className="nc-log-handle">{actor.handle.slice(0, 8)}…</code>;
}
