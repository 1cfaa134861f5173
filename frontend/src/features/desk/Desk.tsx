import type { ReactNode } from 'react';
import { useResource } from '@/api/query';
import type {
  ChallengeStatus,
  ChallengeSummary,
  CouncilSummary,
  IdleResults,
  OrganisationSummary,
  Page,
  UnmetNeeds,
} from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { PageHeader } from '@/parts/PageHeader';
import { Deadline, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { endOfDay } from '@/texts/format';
import { useT } from '@/texts/use-t';
import './desk.css';

const vettingFirst = (a: ChallengeSummary, b: ChallengeSummary) =>
  (a.vetting_due_on ?? '9999').localeCompare(b.vetting_due_on ?? '9999');
const closingFirst = (a: ChallengeSummary, b: ChallengeSummary) =>
  (a.closes_at ?? '9999').localeCompare(b.closes_at ?? '9999');

/** The desk is the focal point's; for everybody else there is nothing at its address. */
export function DeskPage() {
  return useWho().broker ? <Desk /> : <NotFound />;
}

/** The focal point's desk: everything that stands still until somebody here moves it, the most urgent first. */
export function Desk() {
  const t = useT();
  const councils = useResource<Page<CouncilSummary>>('/councils', { limit: 100 });
  const judged = new Set(
    councils.data?.items
      .filter(one => one.kind === 'selection' && one.status !== 'dissolved')
      .map(one => one.challenge.id),
  );
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('desk-title')} lead={t('desk-lead')} />
      <div className="nc-desk">
        <Queue
          name="vetting"
          status="in_vetting"
          order={vettingFirst}
          to={places.challenge}
          clock={one => one.vetting_due_on && <Deadline at={endOfDay(one.vetting_due_on)} zone={false} />}
        />
        <Queue
          name="opening"
          status="closed"
          order={closingFirst}
          to={places.deskChallenge}
          clock={one => one.closes_at && <Deadline at={one.closes_at} zone={false} />}
        />
        <Queue
          name="council"
          status="in_evaluation"
          order={closingFirst}
          keep={one => councils.data !== undefined && !judged.has(one.id)}
          to={id => `${places.deskChallenge(id)}?tab=councils`}
          clock={one => one.closes_at && <Deadline at={one.closes_at} zone={false} />}
        />
        <Verification />
        <Queue
          name="matching"
          status="open"
          order={closingFirst}
          to={places.deskChallenge}
          clock={one => one.closes_at && <Deadline at={one.closes_at} zone={false} />}
        />
        <Lacking />
        <Words />
      </div>
    </div>
  );
}

interface QueueProps {
  name: 'vetting' | 'opening' | 'council' | 'matching';
  status: ChallengeStatus;
  order: (a: ChallengeSummary, b: ChallengeSummary) => number;
  keep?: (one: ChallengeSummary) => boolean;
  to: (id: string) => string;
  clock: (one: ChallengeSummary) => ReactNode;
}

function Queue({ name, status, order, keep = () => true, to, clock }: QueueProps) {
  const query = useResource<Page<ChallengeSummary>>('/challenges', { mine: true, status, limit: 100 });
  return (
    <Loaded query={query} lines={3}>
      {({ items }) => {
        const kept = items.filter(keep).sort(order);
        return (
          <Pile name={name} count={kept.length}>
            {kept.map(one => (
              <li key={one.id} className="nc-desk-item">
                <span className="nc-code nc-small nc-soft">{one.code}</span>
                <GoLink to={to(one.id)}>
                  <Text of={one.title} />
                </GoLink>
                <span className="nc-small nc-soft">
                  <Text of={one.proposer.name} />
                </span>
                <span className="nc-small">{clock(one)}</span>
              </li>
            ))}
          </Pile>
        );
      }}
    </Loaded>
  );
}

function Verification() {
  const t = useT();
  const query = useResource<Page<OrganisationSummary>>('/organisations', {
    verification: 'requested',
    limit: 100,
  });
  return (
    <Loaded query={query} lines={3}>
      {({ items }) => (
        <Pile
          name="verification"
          count={items.length}
          more={<GoLink to={places.verification}>{t('desk-to-verification')}</GoLink>}
        >
          {items.map(one => (
            <li key={one.id} className="nc-desk-item">
              <GoLink to={places.organisation(one.id)}>
                <Text of={one.name} />
              </GoLink>
              <span className="nc-small nc-soft">{t.or(`organisation-kind-${one.kind}`, one.kind)}</span>
            </li>
          ))}
        </Pile>
      )}
    </Loaded>
  );
}

/** What the marketplace lacks on either side, with the way to the pages about it. */
function Lacking() {
  const t = useT();
  const unmet = useResource<UnmetNeeds>('/desk/unmet-needs');
  const idle = useResource<IdleResults>('/desk/idle-results', { limit: 1 });
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="desk-lacking">
      <h2 id="desk-lacking" className="nc-section-title">
        {t('desk-lacking')}
      </h2>
      <p className="nc-small nc-soft">{t('desk-lacking-hint')}</p>
      <ul className="nc-list nc-stack-tight">
        <li className="nc-desk-item">
          <GoLink to={places.unmetNeeds}>{t('unmet-title')}</GoLink>
          <span className="nc-small nc-soft">
            {unmet.data && t('desk-unmet', { count: unmet.data.items.length, open: unmet.data.open })}
          </span>
        </li>
        <li className="nc-desk-item">
          <GoLink to={places.idleResults}>{t('idle-title')}</GoLink>
          <span className="nc-small nc-soft">
            {idle.data && t('desk-idle', { count: idle.data.total, listed: idle.data.listed })}
          </span>
        </li>
      </ul>
    </section>
  );
}

/** The way to what searches and matches understand. */
function Words() {
  const t = useT();
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="desk-words">
      <h2 id="desk-words" className="nc-section-title">
        {t('desk-words')}
      </h2>
      <p className="nc-small nc-soft">{t('desk-words-hint')}</p>
      <p>
        <GoLink to={places.thesaurus}>{t('thesaurus-title')}</GoLink>
      </p>
    </section>
  );
}

interface PileProps {
  name: string;
  count: number;
  /** Where the whole of it is worked on. */
  more?: ReactNode;
  children: ReactNode;
}

function Pile({ name, count, more, children }: PileProps) {
  const t = useT();
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby={`desk-${name}`}>
      <h2 id={`desk-${name}`} className="nc-section-title">
        {t(`desk-pile-${name}`)} <span className="nc-soft">({count})</span>
      </h2>
      <p className="nc-small nc-soft">{t(`desk-hint-${name}`)}</p>
      {count === 0 ? <p>{t('desk-pile-empty')}</p> : <ul className="nc-list nc-stack-tight">{children}</ul>}
      {more && <p className="nc-small">{more}</p>}
    </section>
  );
}
