import type { MeView, OrganisationKind, OrganisationSummary, Role } from '@/api/views';
import { isOffice } from '@/session/who';

export const KINDS: OrganisationKind[] = [
  'health_facility',
  'health_department',
  'science_department',
  'ministry',
  'authority',
  'enterprise',
  'research_institute',
  'university',
  'individual',
  'association',
  'sponsor',
];

/** Kinds that anybody may register. */
export const SELF_REGISTERED = KINDS.filter(kind => !isOffice(kind));

export const VERIFICATIONS: OrganisationSummary['verification'][] = [
  'unverified',
  'requested',
  'verified',
  'refused',
  'expired',
];

export const rolesOf = (kind: OrganisationKind): Role[] =>
  isOffice(kind) ? ['officer', 'approver'] : ['owner', 'editor', 'viewer'];

/** The role that binds an organisation. */
export const bindingRole = (kind: OrganisationKind): Role => (isOffice(kind) ? 'approver' : 'owner');

/** Public offices are known; that nobody has verified them says nothing. */
export const concernsVerification = (one: Pick<OrganisationSummary, 'kind' | 'verification'>): boolean =>
  !isOffice(one.kind) || one.verification !== 'unverified';

/** Whether the person's role binds the organisation: changes its profile and its members. */
export function binds(me: MeView, organisationId: string): boolean {
  return me.memberships.some(
    one => one.organisation.id === organisationId && (one.role === 'owner' || one.role === 'approver'),
  );
}
