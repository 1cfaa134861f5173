import { useMemo } from 'react';
import type { Composition } from '@/api/views';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { Icon } from '@/parts/Icon';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { fullName } from '@/parts/person';
import { useT } from '@/texts/use-t';
import {
  type Failure,
  nextRole,
  type Requirement,
  refusalsOf,
  requirementsOf,
  type Seat,
  seatId,
  seatOf,
} from './composition';
import { ExpertPicker } from './ExpertPicker';
import { Seats } from './Seats';

export interface ComposerProps {
  rules: Composition;
  seats: Seat[];
  /** Whether the council will judge without names. */
  blind: boolean;
  /** Why the list was not taken when it was sent last. */
  failure: Failure | null;
  onChange: (change: (seats: Seat[]) => Seat[]) => void;
}

/** Puts a council together: people, their parts, and what the rule set still misses. */
export function Composer({ rules, seats, blind, failure, onChange }: ComposerProps) {
  const t = useT();
  const { about, whole } = useMemo(() => refusalsOf(failure), [failure]);
  // One array for each failure: the summary takes the focus whenever it is given another one.
  const errors = useMemo(
    () =>
      about.map(({ seat, message }) => ({
        field: seatId(seat.person_id),
        message: `${fullName(seat)}: ${message}`,
      })),
    [about],
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      <div className="nc-columns">
        <div className="nc-stack">
          <Seats
            seats={seats}
            roles={rules.roles.map(one => one.role)}
            refusals={about}
            onChange={next => onChange(() => next)}
          />
          <ExpertPicker
            taken={seats.map(one => one.person_id)}
            onPick={expert => onChange(old => [...old, seatOf(expert, nextRole(rules, old), 'expert')])}
          />
        </div>
        <Requirements rows={requirementsOf(rules, seats)} />
      </div>
      <Notice tone="quiet">
        <p>{t('members-conflict-note')}</p>
        {blind && <p>{t('members-blind-note')}</p>}
      </Notice>
      {failure && !whole && <ErrorNotice error={failure.error} />}
    </>
  );
}

function Requirements({ rows }: { rows: Requirement[] }) {
  const t = useT();
  const nameOf = (row: Requirement) => {
    if (row.kind === 'size') return t('convene-size');
    return row.names
      .map(one => t(row.kind === 'role' ? `council-role-${one}` : `represents-${one}`))
      .join(', ');
  };
  return (
    <section className="nc-stack-tight" aria-labelledby="council-requirements">
      <h3 id="council-requirements">{t('convene-requirements')}</h3>
      <ul className="nc-list nc-stack-tight">
        {rows.map(row => (
          <li key={row.key} className={`nc-requirement ${row.met ? 'is-met' : 'is-open'}`}>
            <Icon name={row.met ? 'check' : 'alert'} size={16} />
            <span>
              {nameOf(row)}: <Asked row={row} />
              {!row.met && <span className="nc-sr"> {t('convene-not-met')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many there are, and how many there must be. */
function Asked({ row: { count, min, max } }: { row: Requirement }) {
  const t = useT();
  if (max === null) return t('convene-at-least', { count, min });
  return min === max ? t('convene-exactly', { count, min }) : t('convene-between', { count, min, max });
}
