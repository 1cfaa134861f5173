import { Fragment } from 'react';
import type { ConceptRef, ThesaurusConcept } from '@/api/views';
import { useT } from '@/texts/use-t';
import { type Difference, differences } from './concept';
import { ConceptName } from './Words';

interface DifferencesProps {
  before: ThesaurusConcept;
  after: ThesaurusConcept;
  /** Concepts whose terms are at hand. */
  known?: ConceptRef[];
}

/** What distinguishes two states of a concept, in words: what is added and what is left out. */
export function Differences({ before, after, known = [] }: DifferencesProps) {
  const t = useT();
  const found = differences(before, after);
  if (found.length === 0) return <p className="nc-soft">{t('thesaurus-no-difference')}</p>;
  return (
    <dl className="nc-facts nc-facts-wide nc-thes-differences">
      {found.map(one => (
        <Fragment key={`${one.field} ${one.language}`}>
          <dt>
            {t(`thesaurus-field-${one.field}`)}
            {one.language && ` (${t(`language-${one.language}`)})`}
          </dt>
          <dd>
            {one.field === 'capitals_only' ? (
              t(one.now ? 'thesaurus-capitals-now' : 'thesaurus-capitals-no-more')
            ) : (
              <>
                {one.come.length > 0 && (
                  <p>
                    <span className="nc-strong">{t('thesaurus-come')}</span>{' '}
                    <Listed of={one} words={one.come} as="ins" known={known} />
                  </p>
                )}
                {one.gone.length > 0 && (
                  <p>
                    <span className="nc-strong">{t('thesaurus-gone')}</span>{' '}
                    <Listed of={one} words={one.gone} as="del" known={known} />
                  </p>
                )}
              </>
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Listed({
  of,
  words,
  as: Mark,
  known,
}: {
  of: Difference;
  words: string[];
  as: 'ins' | 'del';
  known: ConceptRef[];
}) {
  // Names of MeSH are English.
  const language = of.language ?? (of.field === 'close_match' ? 'en' : undefined);
  const isConcept = of.field === 'broader' || of.field === 'related';
  return words.map((word, index) => (
    <Fragment key={word}>
      {index > 0 && ', '}
      <Mark lang={language}>{isConcept ? <ConceptName id={word} known={known} /> : word}</Mark>
    </Fragment>
  ));
}
