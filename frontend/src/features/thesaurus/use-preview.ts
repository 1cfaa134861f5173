import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ThesaurusPreview, ThesaurusProposal } from '@/api/views';
import { PATH, tidy } from './concept';
import { type Draft, type ProposedChanges, useDraft } from './draft';

/** What is sent of a draft. */
export const proposed = ({ put, remove, restore }: Draft): ProposedChanges => ({
  put: put.map(tidy),
  remove,
  restore,
});

/**
 * What the draft would do to these queries, or to the words that it adds and takes away. `queries` null: nothing is
 * asked.
 */
export function usePreview(queries: string[] | null = []): UseQueryResult<ThesaurusPreview> {
  const { draft } = useDraft();
  const body = { ...proposed(draft), queries: queries ?? [] };
  return useQuery<ThesaurusPreview>({
    queryKey: [`${PATH}/preview`, body],
    queryFn: ({ signal }) =>
      api.post<ThesaurusPreview, ThesaurusProposal>(`${PATH}/preview`, body, { signal }),
    enabled: queries !== null,
    placeholderData: keepPreviousData,
  });
}
