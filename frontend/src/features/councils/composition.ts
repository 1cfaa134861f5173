import { ApiError } from '@/api/error';
import type { Composition, CouncilPerson, CouncilRole, CouncilView, MemberInput } from '@/api/views';

/** Somebody on the council being put together, with a part and for whom the person speaks. */
export interface Seat extends MemberInput, Omit<CouncilPerson, 'id'> {}

export const seatOf = (person: CouncilPerson, role: CouncilRole, represents: Seat['represents']): Seat => ({
  person_id: person.id,
  name: person.name,
  title: person.title ?? null,
  affiliation: person.affiliation ?? null,
  role,
  represents: represents ?? null,
});

/** Those who sit on it; who left because of a conflict does not come back. */
export const seatsOf = (view: CouncilView): Seat[] =>
  view.members
    .filter(one => one.status === 'active')
    .map(one => seatOf(one.person, one.role, one.represents));

/** The list of members as the API takes it. */
export const membersOf = (seats: Seat[]): MemberInput[] =>
  seats.map(({ person_id, role, represents }) => ({
    person_id,
    role,
    ...(represents ? { represents } : {}),
  }));

/** A list of members that was not taken, as it was sent. */
export interface Failure {
  error: unknown;
  sent: Seat[];
}

/** What was refused about one person of the list. */
export interface Refusal {
  seat: Seat;
  message: string;
}

/** Id of a person's row, where the summary of errors leads. */
export const seatId = (person: string): string => `council-seat-${person}`;

/** What was refused about single people, and whether that is all there is to say. Rows may have moved since. */
export function refusalsOf(failure: Failure | null): { about: Refusal[]; whole: boolean } {
  if (!failure) return { about: [], whole: true };
  const fields = failure.error instanceof ApiError ? failure.error.fields : [];
  const about = fields.flatMap(({ pointer, message }) => {
    const seat = failure.sent[Number(/^\/members\/(\d+)(?:\/|$)/.exec(pointer)?.[1])];
    return seat ? [{ seat, message }] : [];
  });
  return { about, whole: about.length > 0 && about.length === fields.length };
}

export interface Requirement {
  key: string;
  /** `size`, a role, or whom somebody must speak for. */
  kind: 'size' | 'role' | 'represents';
  /** The role, or those of whom one must speak. */
  names: string[];
  count: number;
  min: number;
  max: number | null;
  met: boolean;
}

/** What the rule set asks of a council beside what is there. The server has the last word when it is constituted. */
export function requirementsOf(rules: Composition, seats: Seat[]): Requirement[] {
  const votes = (seat: Seat) => rules.roles.some(rule => rule.role === seat.role && rule.votes);
  const within = (count: number, min: number, max: number | null) =>
    count >= min && (max === null || count <= max);
  const row = (
    kind: Requirement['kind'],
    names: string[],
    count: number,
    min: number,
    max: number | null,
  ): Requirement => ({
    key: `${kind}-${names.join('-')}`,
    kind,
    names,
    count,
    min,
    max,
    met: within(count, min, max),
  });
  return [
    row('size', [], seats.filter(votes).length, rules.size.min, rules.size.max),
    ...rules.roles.map(rule =>
      row('role', [rule.role], seats.filter(seat => seat.role === rule.role).length, rule.min, rule.max),
    ),
    ...rules.represented.map(rule =>
      row(
        'represents',
        rule.any_of,
        seats.filter(seat => votes(seat) && rule.any_of.some(one => one === seat.represents)).length,
        rule.min,
        null,
      ),
    ),
  ];
}

/** The role that is missed most, for the next person added. */
export function nextRole(rules: Composition, seats: Seat[]): CouncilRole {
  const missing = rules.roles.find(rule => seats.filter(seat => seat.role === rule.role).length < rule.min);
  const free = rules.roles.find(
    rule => rule.votes && seats.filter(seat => seat.role === rule.role).length < rule.max,
  );
  return (missing ?? free ?? rules.roles[0])?.role ?? 'member';
}
