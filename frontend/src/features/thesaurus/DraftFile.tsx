import { Button } from '@mantine/core';
import type { ConceptWords, ThesaurusConcept } from '@/api/views';
import { Icon } from '@/parts/Icon';
import { saveText } from '@/parts/save-text';
import { useT } from '@/texts/use-t';
import context from '../../../../vocabularies/thesaurus/context.jsonld?raw';
import { tidy } from './concept';
import { useDraft } from './draft';

const filled = (words: ConceptWords) =>
  Object.fromEntries(Object.entries(words).filter(([, each]) => each.length > 0));

/** A concept as a member of the SKOS document. */
function memberOf(concept: ThesaurusConcept) {
  const { id, term, synonyms, abbreviations, capitals_only, broader, related, close_match } = tidy(concept);
  const [alt, notation] = [filled(synonyms), filled(abbreviations)];
  return {
    '@id': id,
    '@type': 'Concept',
    prefLabel: term,
    ...(Object.keys(alt).length > 0 ? { altLabel: alt } : {}),
    ...(Object.keys(notation).length > 0 ? { notation } : {}),
    ...(capitals_only ? { capitalsOnly: true } : {}),
    ...(broader.length > 0 ? { broader } : {}),
    ...(related.length > 0 ? { related } : {}),
    ...(close_match ? { closeMatch: close_match } : {}),
  };
}

/** Hands the draft's concepts on: as a file that whoever publishes reads in. */
export function DraftFile() {
  const t = useT();
  const { draft } = useDraft();
  if (draft.put.length === 0) return null;
  const document = { ...JSON.parse(context), '@graph': draft.put.map(memberOf) };
  return (
    <div className="nc-stack-tight">
      <div>
        <Button
          variant="outline"
          leftSection={<Icon name="download" size={16} />}
          onClick={() =>
            saveText(
              'thesaurus-draft.jsonld',
              `${JSON.stringify(document, null, 2)}\n`,
              'application/ld+json',
            )
          }
        >
          {t('thesaurus-draft-save')}
        </Button>
      </div>
      {draft.remove.length + draft.restore.length > 0 && (
        <p className="nc-small nc-soft">{t('thesaurus-draft-save-lacks')}</p>
      )}
    </div>
  );
}
