import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, type QueryParams } from './client';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The client already retries what a retry can help; an answer of the server is an answer.
      retry: false,
      staleTime: 15_000,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** What the API has at this path, kept fresh. `path` null: not yet known, nothing is asked. */
export function useResource<T>(
  path: string | null,
  query?: QueryParams,
  options: { refetchEvery?: number; keepOld?: boolean } = {},
): UseQueryResult<T> {
  return useQuery<T, Error, T>({
    queryKey: [path, query ?? null],
    queryFn: ({ signal }) => api.get<T>(path ?? '', query, signal),
    enabled: path !== null,
    refetchInterval: options.refetchEvery ?? false,
    ...(options.keepOld ? { placeholderData: keepPreviousData } : {}),
  });
}

export interface Cache {
  /** Everything read at this path or below it is asked again. */
  stale(...paths: string[]): Promise<void>;
  /** Everything is asked again: another person, another clock, another language. */
  allStale(): Promise<void>;
  /** Puts a fresh answer where `useResource(path)` finds it. */
  put<T>(path: string, value: T): void;
}

export function useCache(): Cache {
  const client = useQueryClient();
  return {
    stale: async (...paths) => {
      await client.invalidateQueries({
        predicate: query => {
          const key = query.queryKey[0];
          return typeof key === 'string' && paths.some(path => key === path || key.startsWith(`${path}/`));
        },
      });
    },
    allStale: () => client.invalidateQueries(),
    put: (path, value) => {
      client.setQueryData([path, null], value);
    },
  };
}
