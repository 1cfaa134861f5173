import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type { ChallengeView, CreateSubmission, MembershipView, Page, SubmissionView } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { GoLink, useGo } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { Deadline } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { Whose } from '@/parts/Whose';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { isOffice, membershipsFor } from '@/session/who';
import { useT } from '@/texts/use-t';

/** In whose name the person could answer: no office but a health facility, never the order's own side. */
function candidates(memberships: MembershipView[], view: ChallengeView): MembershipView[] {
  return memberships.filter(
    ({ organisation, role }) =>
      (!isOffice(organisation.kind) || organisation.kind === 'health_facility') &&
      role !== 'viewer' &&
      organisation.id !== view.orderer.id &&
      organisation.id !== view.proposer.id,
  );
}

/** The way from an open call to one's own submission. */
export function Apply({ view }: { view: ChallengeView }) {
  const t = useT();
  const me = useActor();
  const able = candidates(membershipsFor(me, null), view);
  const mine = useResource<Page<SubmissionView>>(able.length > 0 ? '/submissions' : null, {
    mine: true,
    challenge: view.id,
  });
  const own = mine.data?.items ?? [];
  if (able.length === 0 || (view.status !== 'open' && own.length === 0)) return null;
  const free = able.filter(one => !own.some(other => other.organisation?.id === one.organisation.id));
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="challenge-apply">
      <h2 id="challenge-apply" className="nc-section-title">
        {t('apply-title')}
      </h2>
      {own.map(one => (
        <p key={one.id} className="nc-stack-tight">
          <GoLink to={places.submission(one.id)}>{t('apply-open', { code: one.code })}</GoLink>
          <span className="nc-row">
            <StatusBadge noun="submission" status={one.status} />
            <Whose of={one.organisation} />
          </span>
        </p>
      ))}
      {view.status === 'open' && mine.data && free[0] && (
        <Begin view={view} organisation={free[0].organisation.id} />
      )}
    </section>
  );
}

function Begin({ view, organisation }: { view: ChallengeView; organisation: string }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const intent = useRef(new Intent());
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const begin = async () => {
    setBusy(true);
    setError(null);
    try {
      const submission = await api.post<SubmissionView, CreateSubmission>(
        '/submissions',
        { challenge_id: view.id, organisation_id: organisation },
        { intent: intent.current },
      );
      await cache.stale('/submissions', '/me/tasks');
      go(places.submission(submission.id));
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <>
      <p className="nc-small">{t('apply-lead')}</p>
      {view.closes_at && (
        <p className="nc-small">
          <Deadline at={view.closes_at} />
        </p>
      )}
      {error !== null && <ErrorNotice error={error} />}
      <ActingNote />
      <Button loading={busy} onClick={() => void begin()}>
        {t('apply-begin')}
      </Button>
    </>
  );
}
