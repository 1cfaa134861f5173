import type { ConceptTerm, ConceptWords, ThesaurusConcept } from '@/api/views';

export const PATH = '/thesaurus';
export const CONCEPTS = `${PATH}/concepts`;
export const CHANGES = `${PATH}/changes`;
export const conceptPath = (id: string): string => `${CONCEPTS}/${encodeURIComponent(id)}`;

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const blankConcept = (id = ''): ThesaurusConcept => ({
  id,
  term: { vi: '', en: '' },
  synonyms: { vi: [], en: [] },
  abbreviations: { vi: [], en: [] },
  capitals_only: false,
  broader: [],
  related: [],
});

/** The words of a text with one on each line, each once. */
export function wordsOf(text: string): string[] {
  const words = text.split('\n').map(line => line.replace(/\s+/g, ' ').trim().normalize('NFC'));
  return [...new Set(words.filter(word => word !== ''))];
}

/** One field of a concept that differs: what went and what came. */
export type Difference =
  | { field: 'term' | 'synonyms' | 'abbreviations'; language: Language; gone: string[]; come: string[] }
  | { field: 'broader' | 'related' | 'close_match'; language: null; gone: string[]; come: string[] }
  | { field: 'capitals_only'; language: null; now: boolean };

const besides = (some: string[], others: string[]) => some.filter(one => !others.includes(one));
const one = (text: string | null | undefined) => (text?.trim() ? [text.trim()] : []);
const WORDS = ['term', 'synonyms', 'abbreviations'] as const;

function wordsIn(concept: ThesaurusConcept, field: (typeof WORDS)[number], language: Language): string[] {
  const held: ConceptTerm | ConceptWords = concept[field];
  const words = held[language];
  return typeof words === 'string' ? one(words) : words;
}

/** What distinguishes two states of a concept, field by field. */
export function differences(before: ThesaurusConcept, after: ThesaurusConcept): Difference[] {
  const found: Difference[] = [];
  for (const field of WORDS) {
    for (const language of LANGUAGES) {
      const [old, now] = [wordsIn(before, field, language), wordsIn(after, field, language)];
      found.push({ field, language, gone: besides(old, now), come: besides(now, old) });
    }
  }
  const lists = {
    broader: [before.broader, after.broader],
    related: [before.related, after.related],
    close_match: [one(before.close_match), one(after.close_match)],
  } as const;
  for (const field of ['broader', 'related', 'close_match'] as const) {
    const [old, now] = lists[field];
    found.push({ field, language: null, gone: besides(old, now), come: besides(now, old) });
  }
  const listed = found.filter(each => 'gone' in each && each.gone.length + each.come.length > 0);
  return before.capitals_only === after.capitals_only
    ? listed
    : [...listed, { field: 'capitals_only', language: null, now: after.capitals_only }];
}

/** As it is sent: nothing around the words, nothing empty. */
export function tidy(concept: ThesaurusConcept): ThesaurusConcept {
  const clean = (text: string) => text.replace(/\s+/g, ' ').trim().normalize('NFC');
  const { close_match: match, ...rest } = concept;
  const close = clean(match ?? '');
  return {
    ...rest,
    term: { vi: clean(concept.term.vi), en: clean(concept.term.en) },
    ...(close ? { close_match: close } : {}),
  };
}

export const sameConcept = (a: ThesaurusConcept, b: ThesaurusConcept): boolean =>
  differences(tidy(a), tidy(b)).length === 0;

/** The id a concept is given: its English term in plain letters, or the Vietnamese one without accents. */
export function idFor(term: ConceptTerm): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll('đ', 'd')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80)
      .replace(/-+$/, '');
  return `nc:${plain(term.en) || plain(term.vi)}`;
}

/** Whether there is anything in a new concept that would be missed. */
export const isBlankConcept = (concept: ThesaurusConcept): boolean =>
  sameConcept(concept, blankConcept(concept.id));
