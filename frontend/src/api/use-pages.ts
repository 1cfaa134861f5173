import { useInfiniteQuery } from '@tanstack/react-query';
import { api, type QueryParams } from './client';
import type { Page } from './views';

export interface Pages<T> {
  /** What was read so far; undefined until the first page is there. */
  items: T[] | undefined;
  total: number | null;
  error: unknown;
  retry: () => void;
  /** Reads the next page; undefined at the end of the list. */
  more: (() => void) | undefined;
  loadingMore: boolean;
}

/** A list of the API, page after page. */
export function usePages<T>(path: string, query: QueryParams = {}): Pages<T> {
  const read = useInfiniteQuery({
    queryKey: [path, query, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(path, { limit: 30, ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next_cursor ?? null,
  });
  return {
    items: read.data?.pages.flatMap(page => page.items),
    total: read.data?.pages[0]?.total ?? null,
    error: read.error,
    retry: () => void read.refetch(),
    more: read.hasNextPage ? () => void read.fetchNextPage() : undefined,
    loadingMore: read.isFetchingNextPage,
  };
}
