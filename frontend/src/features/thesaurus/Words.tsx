import { useResource } from '@/api/query';
import type { Bilingual, ConceptChange, ConceptOrigin, ConceptRef, ThesaurusConceptView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import type { IconName } from '@/parts/Icon';
import { Badge, type Tone } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { conceptPath } from './concept';
import { useDraft } from './draft';

/** The term of a concept in the reader's language. Its words are the thesaurus's, and say which language they are of. */
export function TermText({ of }: { of: Bilingual }) {
  const { locale } = useT();
  const other = locale === 'vi' ? 'en' : 'vi';
  const language = of[locale] ? locale : other;
  return <span lang={language}>{of[language]}</span>;
}

/** The term in the other language, where it is another word. */
export function OtherTerm({ of }: { of: Bilingual }) {
  const { locale } = useT();
  const other = locale === 'vi' ? 'en' : 'vi';
  if (!of[locale] || !of[other] || of[other] === of[locale]) return null;
  return <span lang={other}>{of[other]}</span>;
}

/** A concept that is only known by its id: its term is with the draft, with what is shown, or asked for. */
function useTerm(id: string, known: ConceptRef[]): Bilingual | null {
  const { draft } = useDraft();
  const near =
    draft.put.find(one => one.id === id)?.term ??
    known.find(one => one.id === id)?.term ??
    draft.terms[id] ??
    null;
  const asked = useResource<ThesaurusConceptView>(near ? null : conceptPath(id));
  return near ?? asked.data?.concept.term ?? null;
}

export function ConceptName({ id, known = [] }: { id: string; known?: ConceptRef[] }) {
  const term = useTerm(id, known);
  return term ? <TermText of={term} /> : <span className="nc-code">{id}</span>;
}

/** Which concept a button is about, for who does not see what it stands beside. */
export function About({ id, known = [] }: { id: string; known?: ConceptRef[] }) {
  const t = useT();
  const term = useTerm(id, known);
  return (
    <span className="nc-sr" lang="">
      : {term ? t.of(term) : id}
    </span>
  );
}

export function ConceptLink({ id, known = [] }: { id: string; known?: ConceptRef[] }) {
  return (
    <GoLink to={places.concept(id)}>
      <ConceptName id={id} known={known} />
    </GoLink>
  );
}

const ORIGINS: Record<ConceptOrigin, [Tone, IconName]> = {
  shipped: ['quiet', 'check'],
  changed: ['info', 'pen'],
  added: ['good', 'plus'],
  removed: ['bad', 'trash'],
};

/** Where the words of a concept come from. */
export function OriginBadge({ of }: { of: ConceptOrigin }) {
  const t = useT();
  const [tone, icon] = ORIGINS[of];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`thesaurus-origin-${of}`)}
    </Badge>
  );
}

const ACTIONS: Record<ConceptChange['action'], [Tone, IconName]> = {
  add: ['good', 'plus'],
  change: ['info', 'pen'],
  remove: ['bad', 'trash'],
  restore: ['quiet', 'back'],
};

/** What becomes of a concept. */
export function ActionBadge({ of }: { of: ConceptChange['action'] }) {
  const t = useT();
  const [tone, icon] = ACTIONS[of];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`thesaurus-does-${of}`)}
    </Badge>
  );
}
