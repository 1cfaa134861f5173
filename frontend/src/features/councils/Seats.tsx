import { Button, NativeSelect } from '@mantine/core';
import type { CouncilRole, Represents } from '@/api/views';
import { Icon } from '@/parts/Icon';
import { fullName } from '@/parts/person';
import { useT } from '@/texts/use-t';
import { type Refusal, type Seat, seatId } from './composition';

const REPRESENTS: Represents[] = ['expert', 'orderer', 'proposer', 'potential_user', 'presiding_body'];

export interface SeatsProps {
  seats: Seat[];
  /** The roles the rule set knows. */
  roles: CouncilRole[];
  refusals: Refusal[];
  onChange: (seats: Seat[]) => void;
}

/** The people on the council, each with a part and whom they speak for. */
export function Seats({ seats, roles, refusals, onChange }: SeatsProps) {
  const t = useT();
  const patch = (person: string, change: Partial<Seat>) =>
    onChange(seats.map(one => (one.person_id === person ? { ...one, ...change } : one)));
  if (seats.length === 0) return <p className="nc-soft">{t('convene-nobody')}</p>;
  return (
    <ol className="nc-list nc-stack-tight">
      {seats.map(seat => (
        <li key={seat.person_id} id={seatId(seat.person_id)} tabIndex={-1} className="nc-seat">
          <div>
            <p className="nc-strong">{fullName(seat)}</p>
            {seat.affiliation && <p className="nc-small nc-soft">{seat.affiliation}</p>}
            {refusals
              .filter(one => one.seat.person_id === seat.person_id)
              .map(({ message }) => (
                <p key={message} className="nc-small nc-bad">
                  <Icon name="alert" size={16} /> {message}
                </p>
              ))}
          </div>
          <div className="nc-row nc-filters">
            <NativeSelect
              label={t('convene-role')}
              aria-label={t('convene-role-of', { name: seat.name })}
              value={seat.role}
              onChange={event => patch(seat.person_id, { role: event.currentTarget.value as CouncilRole })}
              data={roles.map(one => ({ value: one, label: t(`council-role-${one}`) }))}
            />
            <NativeSelect
              label={t('convene-represents')}
              aria-label={t('convene-represents-of', { name: seat.name })}
              value={seat.represents ?? ''}
              onChange={event =>
                patch(seat.person_id, {
                  represents: (event.currentTarget.value || null) as Represents | null,
                })
              }
              data={[
                { value: '', label: t('represents-nobody') },
                ...REPRESENTS.map(one => ({ value: one, label: t(`represents-${one}`) })),
              ]}
            />
            <Button
              variant="subtle"
              color="red"
              aria-label={t('convene-remove', { name: seat.name })}
              onClick={() => onChange(seats.filter(one => one.person_id !== seat.person_id))}
            >
              {t('remove')}
            </Button>
          </div>
        </li>
      ))}
    </ol>
  );
}
