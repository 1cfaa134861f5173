import { useParams } from '@tanstack/react-router';
import { readAs } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { SubmissionView } from '@/api/views';
import { useDrafts } from '@/parts/drafts';
import { GoLink, useGo } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Deadline, Moment, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { SubmissionText } from '@/parts/SubmissionText';
import { TransitionBar } from '@/parts/TransitionBar';
import { Whose } from '@/parts/Whose';
import { places } from '@/places';
import { useActor, useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { BlindNotice } from './BlindNotice';
import { Outcome } from './Outcome';
import { Readings } from './Readings';
import { SealNotice } from './SealNotice';
import { SubmissionEditor } from './SubmissionEditor';
import { Timeline } from './Timeline';
import './submissions.css';

/** While it is written, colleagues write too: their sections arrive by themselves. */
const REFRESH_MS = 20_000;

export function SubmissionDetail() {
  const { submissionId } = useParams({ from: '/submissions/$submissionId' });
  const submission = useResource<SubmissionView>(`/submissions/${submissionId}`, undefined, {
    refetchEvery: REFRESH_MS,
  });
  return <LoadedPage query={submission}>{view => <SubmissionScreen key={view.id} view={view} />}</LoadedPage>;
}

/** One submission: its editor until it is sent, afterwards what was sent and what became of it. */
export function SubmissionScreen({ view }: { view: SubmissionView }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const path = `/submissions/${view.id}`;
  const me = useMe();
  const own = useActor().memberships.some(one => one.organisation.id === view.organisation?.id);
  const title = t.of(view.title);
  const unsent = useDrafts(me.id).filter(one => one.path === path || one.path.startsWith(`${path}/`));
  // Sending takes what the server has; what is still on this device would be left out.
  const actions = view.allowed_actions.map(one =>
    one.action === 'send' && one.allowed && unsent.length > 0
      ? { ...one, allowed: false, blocked: { code: 'unsent', message: t('submission-unsent') } }
      : one,
  );
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={
          view.coded ? [view.code, title].filter(Boolean).join(' · ') : title || t('submission-untitled')
        }
        titleLang={t.langOf(view.title)}
        code={view.coded ? null : view.code}
        back={
          own
            ? { to: places.submissions, text: t('submissions-title') }
            : { to: places.challenge(view.challenge.id), text: t('submission-to-call') }
        }
        status={<StatusBadge noun="submission" status={view.status} />}
        lead={
          <>
            {t.or(`submission-kind-${view.kind}`, view.kind)} · <Whose of={view.organisation} /> ·{' '}
            <GoLink to={places.challenge(view.challenge.id)}>
              {view.challenge.code} <Text of={view.challenge.title} />
            </GoLink>
          </>
        }
      />
      {view.closes_at && (view.status === 'draft' || view.status === 'sent') && (
        <p className="nc-submission-deadline">
          <span className="nc-strong">{t('submission-closes')}:</span> <Deadline at={view.closes_at} />
        </p>
      )}
      {view.status === 'sent' && (
        <Notice tone="good" title={t('submission-is-sent')}>
          {view.sent_at && (
            <p>
              {t('submission-sent-at')} <Moment at={view.sent_at} />
            </p>
          )}
          <p>
            <GoLink to={`${places.submission(view.id)}/receipt`}>{t('receipt-open')}</GoLink>
          </p>
        </Notice>
      )}
      <Outcome view={view} />
      <TransitionBar<SubmissionView>
        noun="submission"
        path={path}
        version={readAs(view)}
        actions={actions}
        forms={{ send: { render: () => <SendEffects view={view} /> } }}
        onDone={next => {
          cache.put(path, next);
          void cache.stale('/submissions', '/me/tasks');
          if (next.status === 'sent') go(`${places.submission(view.id)}/receipt`);
        }}
        onStale={() => void cache.stale(path)}
      />
      {view.status === 'draft' && <SealNotice />}
      {view.blind && view.editable && <BlindNotice />}
      {view.editable ? <SubmissionEditor view={view} /> : <SubmissionText view={view} />}
      <Timeline path={`${path}/history`} />
      {own && view.status !== 'draft' && <Readings path={path} />}
    </div>
  );
}

function SendEffects({ view }: { view: SubmissionView }) {
  const t = useT();
  return (
    <ul className="nc-send-effects">
      <li>{t('send-seals')}</li>
      <li>{t('send-receipt')}</li>
      <li>{t('send-mails')}</li>
      {view.closes_at && (
        <li>
          {t('send-until')} <Deadline at={view.closes_at} />
        </li>
      )}
    </ul>
  );
}
