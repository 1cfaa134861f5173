import { useResource } from '@/api/query';
import { CONCEPTS } from './concept';
import type { ThesaurusConceptList } from './views';

/** The version of the thesaurus in force. */
export const useVersion = (): number | undefined =>
  useResource<ThesaurusConceptList>(CONCEPTS, { limit: 1 }).data?.version;
