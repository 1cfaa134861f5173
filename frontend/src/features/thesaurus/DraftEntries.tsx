import { Button } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type {
  ConceptChange,
  ThesaurusConcept,
  ThesaurusConceptView,
  ThesaurusPreview,
  ThesaurusProblem,
} from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { blankConcept, conceptPath, sameConcept } from './concept';
import { Differences } from './Differences';
import { useDraft } from './draft';
import { About, ActionBadge, ConceptLink } from './Words';

/** So many are shown with what changes in them; of more, each is opened. */
const OPEN = 8;

interface Entry {
  id: string;
  action: ConceptChange['action'];
  concept: ThesaurusConcept | null;
}

/** What the draft holds, concept by concept, each with what is wrong with it. */
export function DraftEntries({ preview }: { preview: ThesaurusPreview | undefined }) {
  const t = useT();
  const { draft } = useDraft();
  const actionOf = (id: string) => preview?.changes.find(one => one.concept === id)?.action;
  const entries: Entry[] = [
    ...draft.put.map(concept => ({
      id: concept.id,
      action: draft.added.includes(concept.id) ? ('add' as const) : (actionOf(concept.id) ?? 'change'),
      concept,
    })),
    ...draft.remove.map(id => ({ id, action: 'remove' as const, concept: null })),
    ...draft.restore.map(id => ({ id, action: 'restore' as const, concept: null })),
  ];
  const problems = preview?.problems ?? [];
  const shown = new Set(entries.map(one => one.id));
  // Two concepts that claim one word may be told of the one that stands: it concerns the one of the draft.
  const cardOf = ({ concept, args }: ThesaurusProblem) =>
    [concept, args.other].find(id => id !== undefined && shown.has(id));
  const elsewhere = problems.filter(one => cardOf(one) === undefined);
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="bad" title={t('thesaurus-problems', { count: problems.length })}>
          <p>{t('thesaurus-problems-hint')}</p>
          {elsewhere.length > 0 && (
            <ul>
              {elsewhere.map(one => (
                <li key={`${one.concept} ${one.message}`}>
                  <ConceptLink id={one.concept} /> <span>{one.message}</span>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <ul className="nc-list nc-stack">
        {entries.map(one => (
          <Card
            // What stands may be known only once the server has answered.
            key={`${one.id} ${one.action}`}
            of={one}
            problems={problems.filter(each => cardOf(each) === one.id)}
            isOpen={entries.length <= OPEN}
          />
        ))}
      </ul>
    </>
  );
}

function Card({ of, problems, isOpen }: { of: Entry; problems: ThesaurusProblem[]; isOpen: boolean }) {
  const t = useT();
  const { undo } = useDraft();
  const [open, setOpen] = useState(isOpen);
  const { id, action, concept } = of;
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3 className="nc-section-title">
          <ConceptLink id={id} />
        </h3>
        <ActionBadge of={action} />
      </div>
      {problems.length > 0 && (
        <ul className="nc-missing">
          {problems.map(one => (
            <li key={`${one.code} ${one.pointer} ${one.message}`}>
              {one.message} <OtherOne of={one} than={id} />
            </li>
          ))}
        </ul>
      )}
      <details className="nc-thes-fold" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{t('thesaurus-what-changes')}</summary>
        {open &&
          (concept && action === 'add' ? (
            <Differences before={blankConcept(id)} after={concept} />
          ) : (
            <Compared id={id} action={action} concept={concept} />
          ))}
      </details>
      <div className="nc-row nc-no-print">
        {concept && (
          <Button component={GoLink} to={places.concept(id)} size="compact-sm" variant="outline">
            {t('thesaurus-edit')}
            <About id={id} />
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => undo(id)}>
          {t('thesaurus-undo')}
          <About id={id} />
        </Button>
      </div>
    </li>
  );
}

/** The way to the other concept of a problem, where two are at odds. */
function OtherOne({ of, than }: { of: ThesaurusProblem; than: string }) {
  const t = useT();
  const other = of.concept === than ? of.args.other : of.concept;
  if (!other || of.code === 'concept_unknown') return null;
  return (
    <>
      {t('thesaurus-other-one')} <ConceptLink id={other} />
    </>
  );
}

/** What would change, beside what is in force now. */
function Compared({ id, action, concept }: Entry) {
  const t = useT();
  const query = useResource<ThesaurusConceptView>(conceptPath(id));
  return (
    <Loaded query={query} lines={2}>
      {view => {
        const known = [...view.broader, ...view.related];
        const before = view.origin === 'removed' ? blankConcept(id) : view.concept;
        const after = concept ?? (action === 'restore' ? view.shipped : null) ?? blankConcept(id);
        if (sameConcept(before, after)) return <p className="nc-soft">{t('thesaurus-as-it-stands')}</p>;
        return <Differences before={before} after={after} known={known} />;
      }}
    </Loaded>
  );
}
