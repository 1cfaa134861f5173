import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConceptRef, ThesaurusConcept } from '@/api/views';
import { useT } from '@/texts/use-t';
import { ConceptPicker } from './ConceptPicker';
import { LANGUAGES, type Language, wordsOf } from './concept';
import './thesaurus.css';

interface ConceptFieldsProps {
  value: ThesaurusConcept;
  onChange: (concept: ThesaurusConcept) => void;
  /** Concepts whose terms are at hand. */
  known: ConceptRef[];
}

/** Everything a concept says: its words in both languages, and the concepts around it. */
export function ConceptFields({ value, onChange, known }: ConceptFieldsProps) {
  const t = useT();
  const change = (patch: Partial<ThesaurusConcept>) => onChange({ ...value, ...patch });
  return (
    <div className="nc-stack-wide">
      <div className="nc-thes-languages">
        {LANGUAGES.map(language => (
          <section key={language} className="nc-stack" aria-labelledby={`concept-${language}`}>
            <h2 id={`concept-${language}`} className="nc-section-title">
              {t(`language-${language}`)}
            </h2>
            <TextInput
              label={named(t('thesaurus-field-term'), t(`language-${language}`))}
              description={t('thesaurus-hint-term')}
              lang={language}
              value={value.term[language]}
              onChange={event => change({ term: { ...value.term, [language]: event.currentTarget.value } })}
              maxLength={200}
              required
            />
            <WordsInput
              label={named(t('thesaurus-field-synonyms'), t(`language-${language}`))}
              description={t('thesaurus-hint-synonyms')}
              language={language}
              words={value.synonyms[language]}
              onChange={words => change({ synonyms: { ...value.synonyms, [language]: words } })}
              rows={4}
            />
            <WordsInput
              label={named(t('thesaurus-field-abbreviations'), t(`language-${language}`))}
              description={t('thesaurus-hint-abbreviations')}
              language={language}
              words={value.abbreviations[language]}
              onChange={words => change({ abbreviations: { ...value.abbreviations, [language]: words } })}
              rows={2}
            />
          </section>
        ))}
      </div>
      <Checkbox
        label={t('thesaurus-field-capitals_only')}
        description={t('thesaurus-hint-capitals')}
        checked={value.capitals_only}
        onChange={event => change({ capitals_only: event.currentTarget.checked })}
      />
      <div className="nc-thes-languages">
        <ConceptPicker
          field="broader"
          ids={value.broader}
          not={[value.id]}
          known={known}
          onChange={broader => change({ broader })}
        />
        <ConceptPicker
          field="related"
          ids={value.related}
          not={[value.id]}
          known={known}
          onChange={related => change({ related })}
        />
      </div>
      <TextInput
        className="nc-measure"
        label={t('thesaurus-field-close_match')}
        description={t('thesaurus-hint-close_match')}
        lang="en"
        value={value.close_match ?? ''}
        onChange={event => change({ close_match: event.currentTarget.value })}
        maxLength={200}
      />
    </div>
  );
}

const named = (field: string, language: string) => `${field} (${language})`;

/** Words, one on each line. What is typed stays as it is typed; told are the words in it. */
function WordsInput({
  label,
  description,
  language,
  words,
  onChange,
  rows,
}: {
  label: string;
  description: string;
  language: Language;
  words: string[];
  onChange: (words: string[]) => void;
  rows: number;
}) {
  const [typed, setTyped] = useState(words.join('\n'));
  return (
    <Textarea
      label={label}
      description={description}
      lang={language}
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value);
        onChange(wordsOf(event.currentTarget.value));
      }}
      autosize
      minRows={rows}
      maxRows={20}
    />
  );
}
