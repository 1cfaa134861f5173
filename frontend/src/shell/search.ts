/** What screens read from the query of their address. */
type Search = Record<string, unknown>;

/** Where to go on afterwards: only a workspace address, never another site. */
export const nextOf = (search: Search): { next?: string } =>
  typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {};

/** The token of a link from a mail. The router reads a token of digits alone as a number. */
export const tokenOf = (search: Search): { token: string } => ({
  token: typeof search.token === 'string' || typeof search.token === 'number' ? String(search.token) : '',
});
