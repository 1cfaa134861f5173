import { useResource } from '@/api/query';
import type { ThesaurusConceptList } from '@/api/views';
import { CONCEPTS } from './concept';

/** The version of the thesaurus in force. */
export const useVersion = (): number | undefined =>
  useResource<ThesaurusConceptList>(CONCEPTS, { limit: 1 }).data?.version;
