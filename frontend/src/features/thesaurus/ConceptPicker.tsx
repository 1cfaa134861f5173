import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useResource } from '@/api/query';
import type { ConceptRef, ThesaurusConceptList } from '@/api/views';
import { Skeleton } from '@/parts/Loading';
import { ErrorNotice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';
import { CONCEPTS } from './concept';
import { useDraft } from './draft';
import { About, ConceptLink, OtherTerm, TermText } from './Words';

interface ConceptPickerProps {
  field: 'broader' | 'related';
  ids: string[];
  /** Concepts that cannot be picked. */
  not: string[];
  /** Concepts whose terms are at hand. */
  known: ConceptRef[];
  onChange: (ids: string[]) => void;
}

/** Concepts around another one: those that are chosen, and a search for more. */
export function ConceptPicker({ field, ids, not, known, onChange }: ConceptPickerProps) {
  const t = useT();
  const { name } = useDraft();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const back = () => input.current?.focus();
  const pick = ({ id, term }: ConceptRef) => {
    name(id, term);
    onChange([...ids, id]);
    setTyped('');
    back();
  };
  return (
    <section className="nc-stack-tight" aria-labelledby={`concept-${field}`}>
      <h2 id={`concept-${field}`} className="nc-section-title">
        {t(`thesaurus-field-${field}`)}
      </h2>
      <p className="nc-small nc-soft">{t(`thesaurus-hint-${field}`)}</p>
      {ids.length === 0 ? (
        <p className="nc-soft">{t('thesaurus-none-chosen')}</p>
      ) : (
        <ul className="nc-list nc-stack-tight">
          {ids.map(id => (
            <li key={id} className="nc-row-between nc-thes-chosen">
              <span>
                <ConceptLink id={id} known={known} />
              </span>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  onChange(ids.filter(one => one !== id));
                  back();
                }}
              >
                {t('thesaurus-leave-out')}
                <About id={id} known={known} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        ref={input}
        type="search"
        label={t(`thesaurus-find-${field}`)}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Results typed={typed} not={[...ids, ...not]} onPick={pick} />
    </section>
  );
}

/** Plain letters, for comparing what is typed with the draft's own concepts. */
const plain = (text: string) =>
  text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '').trim();

function Results({
  typed,
  not,
  onPick,
}: {
  typed: string;
  not: string[];
  onPick: (concept: ConceptRef) => void;
}) {
  const t = useT();
  const { draft } = useDraft();
  const [asked] = useDebouncedValue(typed.trim(), 300);
  const isAsked = asked.length > 1 && typed.trim() !== '';
  const query = useResource<ThesaurusConceptList>(
    isAsked ? CONCEPTS : null,
    { q: asked, limit: 8 },
    { keepOld: true },
  );
  if (!isAsked) return null;
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={2} />;
  // What the draft adds can be named too, and what it removes cannot.
  const own = draft.put.filter(
    one => draft.added.includes(one.id) && plain(`${one.term.vi} ${one.term.en}`).includes(plain(asked)),
  );
  const found: ConceptRef[] = [...own, ...query.data.items.filter(one => one.origin !== 'removed')].filter(
    one => !not.includes(one.id) && !draft.remove.includes(one.id),
  );
  return (
    <>
      <p className="nc-small nc-soft" role="status">
        {t('thesaurus-found', { count: found.length })}
      </p>
      <ul className="nc-list nc-stack-tight">
        {found.map(one => (
          <li key={one.id}>
            <Button
              variant="light"
              size="compact-md"
              className="nc-wrapped"
              onClick={() => onPick({ id: one.id, term: one.term })}
            >
              <TermText of={one.term} />
              <span className="nc-thes-other">
                <OtherTerm of={one.term} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
