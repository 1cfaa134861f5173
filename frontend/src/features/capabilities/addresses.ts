import { places } from '@/places';

/** Addresses of this feature that no other one leads to. */
export const calls = '/calls';
export const invitations = '/invitations';
export const invitation = (id: string): string => `${invitations}/${id}`;
export const newCapability = `${places.capabilities}/new`;

/** Where an answer to a call is begun, with what is known already. */
export function startSubmission(challengeId: string, capabilityId?: string): string {
  const query = new URLSearchParams({ challenge: challengeId });
  if (capabilityId) query.set('capability', capabilityId);
  return `${places.submissions}/new?${query}`;
}
