import type { Composition } from '@/api/types';

export interface Seat {
  person_id: string;
  name: string;
  title?: string | null | undefined;
  affiliation?: string | null | undefined;
  role: string;
  represents: string;
}

export interface Requirement {
  key: string;
  /** `size`, a role, or whom somebody must speak for. */
  kind: 'size' | 'role' | 'represents';
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
        seats.filter(seat => votes(seat) && rule.any_of.includes(seat.represents)).length,
        rule.min,
        null,
      ),
    ),
  ];
}

/** The role that is missed most, for the next person added. */
export function nextRole(rules: Composition, seats: Seat[]): string {
  const missing = rules.roles.find(rule => seats.filter(seat => seat.role === rule.role).length < rule.min);
  const free = rules.roles.find(
    rule => rule.votes && seats.filter(seat => seat.role === rule.role).length < rule.max,
  );
  return (missing ?? free ?? rules.roles[0])?.role ?? 'member';
}
