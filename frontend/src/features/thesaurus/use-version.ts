import { useResource } from '@/api/query';
import { CONCEPTS } from './concept';
import type { ConceptPage } from './views';

/** The version of the thesaurus in force. */
export const useVersion = (): number | undefined =>
  useResource<ConceptPage>(CONCEPTS, { limit: 1 }).data?.version;
