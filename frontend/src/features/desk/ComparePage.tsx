import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useResource } from '@/api/query';
import type { ChallengeView, ComparedSolver, Comparison } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { LoadedPage } from '@/parts/LoadedPage';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { ROWS } from './comparing';
import './desk.css';
import { InviteDialog } from './InviteDialog';

export function ComparePage() {
  const { challengeId } = useParams({ from: '/desk/$challengeId/compare' });
  return useWho().broker ? <Compare challengeId={challengeId} key={challengeId} /> : <NotFound />;
}

/** Two to four of those who could answer, side by side; on a phone one below the other, on paper as a table. */
export function Compare({ challengeId }: { challengeId: string }) {
  const query = useResource<ChallengeView>(`/challenges/${challengeId}`);
  return <LoadedPage query={query}>{view => <Side view={view} />}</LoadedPage>;
}

function Side({ view }: { view: ChallengeView }) {
  const t = useT();
  const { values } = useFilters({ with: '' });
  const subjects = values.with.split(',').filter(Boolean);
  const query = useResource<Comparison>(
    subjects.length > 0 ? `/challenges/${view.id}/matches/compare` : null,
    {
      subject: subjects,
    },
  );
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('compare-title')}
        back={{ to: places.deskChallenge(view.id), text: t('compare-back') }}
        lead={
          <>
            <span className="nc-code">{view.code}</span> <Text of={view.title} />
          </>
        }
        actions={
          <Button
            className="nc-no-print"
            variant="default"
            leftSection={<Icon name="file" size={16} />}
            onClick={() => window.print()}
          >
            {t('compare-print')}
          </Button>
        }
      />
      {subjects.length === 0 ? (
        <EmptyState title={t('compare-none')}>
          <p>{t('chosen-compare-hint')}</p>
        </EmptyState>
      ) : (
        <Loaded query={query} lines={10}>
          {({ items }) => <Columns items={items} view={view} />}
        </Loaded>
      )}
    </div>
  );
}

function Columns({ items, view }: { items: ComparedSolver[]; view: ChallengeView }) {
  const t = useT();
  const [inviting, setInviting] = useState<ComparedSolver | null>(null);
  const head = (one: ComparedSolver): ReactNode => (
    <>
      {one.capability && (
        <GoLink to={places.capability(one.capability.id)}>
          <Text of={one.capability.title} />
        </GoLink>
      )}
      <span className="nc-block nc-small">
        <GoLink to={places.organisation(one.organisation.id)}>
          <Text of={one.organisation.name} />
        </GoLink>
      </span>
    </>
  );
  const nameOf = (one: ComparedSolver) => t.of(one.capability?.title ?? one.organisation.name);
  return (
    <>
      <table className="nc-compare" data-columns={items.length}>
        <caption className="nc-sr">{t('compare-title')}</caption>
        <thead>
          <tr>
            <td />
            {items.map(one => (
              <th key={one.subject_id} scope="col">
                {head(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(row => (
            <tr key={row.key}>
              <th scope="row">{t(`compare-${row.key}`)}</th>
              {items.map(one => (
                <td key={one.subject_id}>
                  <span className="nc-compare-whose nc-small nc-soft" aria-hidden="true">
                    {nameOf(one)}
                  </span>
                  <row.Cell of={one} />
                </td>
              ))}
            </tr>
          ))}
          <tr className="nc-no-print">
            <th scope="row">{t('compare-act')}</th>
            {items.map(one => (
              <td key={one.subject_id}>
                <span className="nc-compare-whose nc-small nc-soft" aria-hidden="true">
                  {nameOf(one)}
                </span>
                <Button
                  size="compact-md"
                  disabled={
                    view.status !== 'open' ||
                    Boolean(one.conflict) ||
                    (one.invited !== undefined && one.invited !== null && one.invited !== 'declined')
                  }
                  aria-label={t('invite-name', { name: t.of(one.organisation.name) })}
                  onClick={() => setInviting(one)}
                >
                  {t('invite')}
                </Button>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {inviting && <InviteDialog challenge={view} to={[inviting]} onClose={() => setInviting(null)} />}
    </>
  );
}
