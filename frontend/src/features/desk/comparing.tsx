import type { ReactNode } from 'react';
import type { ComparedSolver } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { seatOf } from '@/parts/ProvinceSelect';
import { inPoints } from '@/parts/points';
import { Missing, Reasons } from '@/parts/Reasons';
import { Day, Moment, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { type T, useT } from '@/texts/use-t';
import { Conflicts, Marks } from './marks';

type Cell = (props: { of: ComparedSolver }) => ReactNode;

/** What is not said, in words: an empty cell says nothing about why it is empty. */
function Unsaid() {
  return <span className="nc-small nc-soft">{useT()('compare-unsaid')}</span>;
}

const said = (make: (t: T, of: ComparedSolver) => string | null | undefined): Cell =>
  function Words({ of }) {
    const words = make(useT(), of);
    return words ? <span>{words}</span> : <Unsaid />;
  };

const Score: Cell = ({ of }) => {
  const t = useT();
  const format = useFormat();
  return (
    <p>
      <strong className="nc-score">{format.number(inPoints(of.score, []).total, 1)}</strong>{' '}
      <span className="nc-small nc-soft">{t('matches-of-hundred')}</span>
      <span className="nc-small nc-block">{t(`strength-match-${of.strength}`)}</span>
    </p>
  );
};

const Why: Cell = ({ of }) => <Reasons reasons={of.reasons} score={of.score} open />;

const Lacks: Cell = ({ of }) => {
  const t = useT();
  return of.missing.length > 0 ? <Missing gaps={of.missing} /> : <span>{t('compare-lacks-nothing')}</span>;
};

const Barred: Cell = ({ of }) => {
  const t = useT();
  return of.conflicts.length > 0 ? <Conflicts conflicts={of.conflicts} /> : <span>{t('compare-free')}</span>;
};

const Verified: Cell = ({ of }) => {
  const t = useT();
  return (
    <>
      <StatusBadge noun="organisation" status={of.verification} />
      {of.verified_by && (
        <span className="nc-small nc-block">
          <Text of={of.verified_by.name} />
          {of.verified_until && (
            <>
              {' · '}
              {t('compare-until')} <Day on={of.verified_until} />
            </>
          )}
        </span>
      )}
    </>
  );
};

const Evidence: Cell = ({ of }) =>
  of.evidence ? (
    <div className="nc-prose nc-small">
      <Text of={of.evidence} />
    </div>
  ) : (
    <Unsaid />
  );

const Past: Cell = ({ of: { record } }) => {
  const t = useT();
  if (record.awards.length === 0 && record.pilots.length === 0) {
    return <span className="nc-small nc-soft">{t('compare-no-record')}</span>;
  }
  return (
    <ul className="nc-list nc-stack-tight nc-small">
      {record.awards.map(one => (
        <li key={one.challenge_id}>
          {t('compare-won')}{' '}
          <GoLink to={places.challenge(one.challenge_id)}>
            <span className="nc-code">{one.code}</span> <Text of={one.title} />
          </GoLink>
        </li>
      ))}
      {record.pilots.map(one => (
        <li key={one.id}>
          <GoLink to={places.pilot(one.id)}>
            <span className="nc-code">{one.code}</span> <Text of={one.title} />
          </GoLink>{' '}
          <StatusBadge noun="pilot" status={one.status} />
          {one.grade && <span> {t(`grade-${one.grade}`)}</span>}
        </li>
      ))}
    </ul>
  );
};

const State: Cell = ({ of }) => (
  <>
    <Marks of={of} />
    {of.judgement?.note && <p className="nc-prose nc-small nc-note">{of.judgement.note}</p>}
    {of.judgement && (
      <p className="nc-small nc-soft">
        {of.judgement.by?.name} <Moment at={of.judgement.at} zone={false} />
      </p>
    )}
  </>
);

const list = (values: string[]) => values.join(', ');

/** The rows of the comparison, in their order. */
export const ROWS: { key: string; Cell: Cell }[] = [
  { key: 'score', Cell: Score },
  { key: 'conflicts', Cell: Barred },
  { key: 'missing', Cell: Lacks },
  { key: 'why', Cell: Why },
  {
    key: 'kind',
    Cell: said((t, of) =>
      list([
        ...(of.capability ? [t.or(`capability-kind-${of.capability.kind}`, of.capability.kind)] : []),
        t.or(`organisation-kind-${of.organisation.kind}`, of.organisation.kind),
      ]),
    ),
  },
  { key: 'trl', Cell: said((_, of) => (of.capability?.trl ? `TRL ${of.capability.trl}` : null)) },
  { key: 'place', Cell: said(seatOf) },
  { key: 'languages', Cell: said((t, of) => list(of.languages.map(one => t.or(`language-${one}`, one)))) },
  { key: 'ip', Cell: said((t, of) => of.ip_status && t.or(`ip-status-${of.ip_status}`, of.ip_status)) },
  { key: 'seeks', Cell: said((t, of) => list(of.seeks.map(one => t.or(`seeks-${one}`, one)))) },
  { key: 'evidence', Cell: Evidence },
  { key: 'verification', Cell: Verified },
  { key: 'record', Cell: Past },
  { key: 'state', Cell: State },
];
