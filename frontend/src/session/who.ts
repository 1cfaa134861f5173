import type { MembershipView, MeView, OrganisationKind, Role } from '@/api/views';

const OFFICES: ReadonlySet<OrganisationKind> = new Set([
  'health_facility',
  'health_department',
  'science_department',
  'ministry',
  'authority',
]);

export const isOffice = (kind: OrganisationKind): boolean => OFFICES.has(kind);

/** Their role demands a second factor that they have not set up: until then they may do nothing else. */
export const mustEnrol = ({ second_factor: { required, enabled } }: MeView): boolean => required && !enabled;

/** The questions navigation may ask about a person. What they may do is said by the server, action by action. */
export interface Who {
  me: MeView;
  operator: boolean;
  expert: boolean;
  auditor: boolean;
  /** Member of a public office. */
  office: boolean;
  /** May order or propose: facilities, health departments, ministries, authorities. */
  orderer: boolean;
  /** Works at a science department, the focal point. */
  broker: boolean;
  /** May answer calls: any organisation that is no office, and health facilities. */
  solver: boolean;
  in(kind: OrganisationKind): boolean;
  has(role: Role): boolean;
  /** Signs for a public office. */
  signs: boolean;
}

export function whoIs(me: MeView): Who {
  const kinds = me.memberships.map(one => one.organisation.kind);
  const roles = me.memberships.map(one => one.role);
  const office = kinds.some(isOffice);
  return {
    me,
    operator: me.is_operator,
    expert: me.is_expert,
    auditor: me.is_auditor,
    office,
    orderer: kinds.some(kind => isOffice(kind) && kind !== 'science_department'),
    broker: kinds.includes('science_department'),
    solver: kinds.some(kind => !isOffice(kind)) || kinds.includes('health_facility'),
    in: kind => kinds.includes(kind),
    has: role => roles.includes(role),
    signs: me.memberships.some(one => isOffice(one.organisation.kind) && one.role === 'approver'),
  };
}

/** Memberships a person may act from in a form: as one of these kinds of organisation, with one of these roles. */
export function membershipsFor(
  me: MeView,
  kinds: OrganisationKind[] | null,
  roles?: Role[],
): MembershipView[] {
  return me.memberships.filter(
    one => (kinds === null || kinds.includes(one.organisation.kind)) && (!roles || roles.includes(one.role)),
  );
}

/** Memberships of those who offer and answer: solvers, and health facilities. */
export function solverMemberships(me: MeView): MembershipView[] {
  return membershipsFor(me, null, ['owner', 'editor', 'officer', 'approver']).filter(
    one => !isOffice(one.organisation.kind) || one.organisation.kind === 'health_facility',
  );
}

/** May prepare papers in this organisation's name: everybody who works there and does not only read. */
export const preparesFor = (me: MeView, organisationId: string): boolean =>
  me.memberships.some(one => one.organisation.id === organisationId && one.role !== 'viewer');
