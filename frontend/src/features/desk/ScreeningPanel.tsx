import { readAs } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { ChallengeStatus, ChallengeView, Page, SubmissionView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState, Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { Whose } from '@/parts/Whose';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

const SEALED = new Set<ChallengeStatus>([
  'draft',
  'proposed',
  'returned',
  'in_vetting',
  'approved',
  'open',
  'closed',
]);

type SubmissionSummary = Pick<SubmissionView, 'id' | 'code' | 'organisation' | 'status' | 'title'>;

/** The opened submissions and whether each meets the conditions; before the opening, only that they are sealed. */
export function ScreeningPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const sealed = SEALED.has(challenge.status);
  const query = useResource<Page<SubmissionSummary>>(sealed ? null : '/submissions', {
    challenge: challenge.id,
    limit: 100,
  });
  return (
    <section className="nc-stack" aria-labelledby="desk-submissions">
      <h2 id="desk-submissions">{t('desk-tab-submissions')}</h2>
      {sealed ? (
        <Notice>
          <p>{t('screening-sealed')}</p>
        </Notice>
      ) : (
        <>
          <p className="nc-soft nc-measure">{t('screening-lead')}</p>
          <Loaded query={query}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState title={t('screening-none')} />
              ) : (
                <ul className="nc-list nc-stack">
                  {items.map(one => (
                    <Screened key={one.id} of={one} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </>
      )}
    </section>
  );
}

function Screened({ of }: { of: SubmissionSummary }) {
  const t = useT();
  const cache = useCache();
  const path = `/submissions/${of.id}`;
  const query = useResource<SubmissionView & { screening_reason?: string | null }>(path);
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3>
          <GoLink to={places.submission(of.id)}>
            <span className="nc-code">{of.code}</span> <Text of={of.title} />
          </GoLink>
        </h3>
        <StatusBadge noun="submission" status={query.data?.status ?? of.status} />
      </div>
      <p className="nc-soft">
        <Whose of={of.organisation} />
      </p>
      <Loaded query={query} lines={1}>
        {view => (
          <>
            {(view.completeness?.missing.length ?? 0) > 0 && (
              <ul className="nc-missing">
                {view.completeness?.missing.map(one => (
                  <li key={`${one.section}-${one.code}`}>
                    {t.or(`submission-section-${one.section}`, one.section)}: {one.message}
                  </li>
                ))}
              </ul>
            )}
            {view.screening_reason && <p className="nc-prose">{view.screening_reason}</p>}
            <TransitionBar<SubmissionView>
              noun="submission"
              about={of.code}
              path={path}
              version={readAs(view)}
              actions={view.allowed_actions}
              onDone={next => {
                cache.put(path, next);
                void cache.stale('/me/tasks');
              }}
              onStale={() => void cache.stale(path)}
            />
          </>
        )}
      </Loaded>
    </li>
  );
}
