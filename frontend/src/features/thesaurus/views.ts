import type { AllowedAction, Page, PersonRef } from '@/api/views';

export interface Term {
  vi: string;
  en: string;
}
export interface Words {
  vi: string[];
  en: string[];
}
export interface ThesaurusConcept {
  id: string;
  term: Term;
  synonyms: Words;
  abbreviations: Words;
  capitals_only: boolean;
  broader: string[];
  related: string[];
  close_match?: string | null;
}
export type Origin = 'shipped' | 'changed' | 'added' | 'removed';
export interface ConceptRef {
  id: string;
  term: Term;
}
export interface ConceptItem extends ConceptRef {
  origin: Origin;
  matched?: string | null;
  broader: ConceptRef[];
}
export type ConceptPage = Page<ConceptItem> & { version: number };
export interface ConceptChange {
  concept: string;
  term: Term;
  action: 'add' | 'change' | 'remove' | 'restore';
  before?: ThesaurusConcept | null;
  after?: ThesaurusConcept | null;
}
export interface ChangeItem {
  id: string;
  version: number;
  by: PersonRef;
  at: string;
  reason: string;
  changes: ConceptChange[];
}
export interface ConceptView {
  concept: ThesaurusConcept;
  origin: Origin;
  shipped?: ThesaurusConcept | null;
  broader: ConceptRef[];
  narrower: ConceptRef[];
  related: ConceptRef[];
  allowed_actions: AllowedAction[];
  version: number;
  history: ChangeItem[];
}
export interface ThesaurusProblem {
  concept: string;
  code: string;
  message: string;
}
export interface Hit {
  rank: number;
  type: string;
  id: string;
  title: import('@/api/views').Bilingual;
  was?: number | null;
}
export interface QueryPreview {
  q: string;
  why: 'asked' | 'name';
  before: Hit[];
  after: Hit[];
  gone: Hit[];
  changed: boolean;
}
export interface ThesaurusPreview {
  problems: ThesaurusProblem[];
  changes: ConceptChange[];
  documents: number;
  of: number;
  queries: QueryPreview[];
}
export interface ProposedChanges {
  put: ThesaurusConcept[];
  remove: string[];
  restore: string[];
}
export interface ImportView extends ProposedChanges {
  same: number;
  problems: ThesaurusProblem[];
}
