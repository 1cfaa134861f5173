import type { Frequency, SavedQuery } from '@/api/views';

export const PATH = '/me/saved-searches';
export const FREQUENCIES: Frequency[] = ['at_once', 'daily', 'weekly', 'never'];

/** The filters of the search page that have a list of values. */
const LISTS = [
  'topic',
  'kind',
  'status',
  'level',
  'province',
  'country',
  'programme',
  'language',
] as const satisfies (keyof SavedQuery)[];
const TYPES: NonNullable<SavedQuery['type']> = ['challenge', 'capability', 'organisation'];

/** What the query of the search page's address asks for. What it does not know is left out. */
export function readQuery(search: string): SavedQuery {
  const params = new URLSearchParams(search);
  const query: SavedQuery = {};
  const words = params.get('q')?.trim();
  if (words) query.q = words;
  const types = TYPES.filter(type => params.getAll('type').includes(type));
  if (types.length > 0) query.type = types;
  for (const name of LISTS) {
    const values = params.getAll(name).filter(value => value !== '');
    if (values.length > 0) query[name] = values;
  }
  if (params.get('exact') === 'true') query.exact = true;
  return query;
}

/** The filters of a saved search, one by one. */
export function filtersOf(query: SavedQuery): { name: string; value: string }[] {
  const types = (query.type ?? []).map(value => ({ name: 'type', value: value as string }));
  const lists = LISTS.flatMap(name => (query[name] ?? []).map(value => ({ name: name as string, value })));
  return [...types, ...lists];
}

/** A name to begin with: the words, else the filters. */
export const nameOf = (query: SavedQuery, label: (name: string, value: string) => string): string =>
  (
    query.q ??
    filtersOf(query)
      .map(one => label(one.name, one.value))
      .join(', ')
  ).slice(0, 120);
