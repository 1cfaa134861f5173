import type { AllowedAction, Bilingual, Page, PersonRef } from '@/api/views';

export interface ConceptTerm {
  vi: string;
  en: string;
}
export interface ConceptWords {
  vi: string[];
  en: string[];
}
export interface ThesaurusConcept {
  id: string;
  term: ConceptTerm;
  synonyms: ConceptWords;
  abbreviations: ConceptWords;
  capitals_only: boolean;
  broader: string[];
  related: string[];
  close_match?: string | null;
}
export type ConceptOrigin = 'shipped' | 'changed' | 'added' | 'removed';
export interface ConceptRef {
  id: string;
  term: ConceptTerm;
}
export interface ThesaurusConceptItem extends ConceptRef {
  origin: ConceptOrigin;
  matched?: string | null;
  broader: ConceptRef[];
}
export type ThesaurusConceptList = Page<ThesaurusConceptItem> & { version: number };
export interface ConceptChange {
  concept: string;
  term: ConceptTerm;
  action: 'add' | 'change' | 'remove' | 'restore';
  before?: ThesaurusConcept | null;
  after?: ThesaurusConcept | null;
}
export interface ThesaurusChangeView {
  id: string;
  version: number;
  by?: PersonRef | null;
  at: string;
  reason: string;
  changes: ConceptChange[];
}
export interface ThesaurusConceptView {
  concept: ThesaurusConcept;
  origin: ConceptOrigin;
  shipped?: ThesaurusConcept | null;
  broader: ConceptRef[];
  narrower: ConceptRef[];
  related: ConceptRef[];
  allowed_actions: AllowedAction[];
  version: number;
  history: ThesaurusChangeView[];
}
export interface ThesaurusProblem {
  concept: string;
  code: string;
  message: string;
}
export interface FoundBefore {
  rank: number;
  type: string;
  id: string;
  title: Bilingual;
}
export interface FoundNow extends FoundBefore {
  was?: number | null;
}
export interface Gone {
  type: string;
  id: string;
  title: Bilingual;
  was: number;
}
export interface QueryComparison {
  q: string;
  why: 'asked' | 'name';
  before: FoundBefore[];
  after: FoundNow[];
  gone: Gone[];
  changed: boolean;
}
export interface ThesaurusPreview {
  problems: ThesaurusProblem[];
  changes: ConceptChange[];
  documents: number;
  of: number;
  queries: QueryComparison[];
}
export interface ProposedChanges {
  put: ThesaurusConcept[];
  remove: string[];
  restore: string[];
}
export interface ThesaurusImport extends ProposedChanges {
  same: number;
  problems: ThesaurusProblem[];
}
