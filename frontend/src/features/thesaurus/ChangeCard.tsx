import { useState } from 'react';
import type { ConceptChange, ConceptRef, ThesaurusChangeView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Moment } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { blankConcept } from './concept';
import { Differences } from './Differences';
import { ActionBadge, ConceptLink } from './Words';

/** So many concepts are shown with what changed in them; of more, each is opened. */
const OPEN = 5;

/** A publication: who, when, why, and what became of each concept. `only`: of this one. */
export function ChangeCard({
  of,
  only,
  known = [],
}: {
  of: ThesaurusChangeView;
  only?: string;
  known?: ConceptRef[];
}) {
  const t = useT();
  const changes = only === undefined ? of.changes : of.changes.filter(one => one.concept === only);
  return (
    <li className="nc-card nc-stack-tight">
      <p className="nc-row nc-small">
        <Moment at={of.at} zone={false} />
        {of.by ? <span lang="">{of.by.name}</span> : <span>{t('thesaurus-by-gone')}</span>}
        <span className="nc-soft">{t('thesaurus-version', { version: of.version })}</span>
        <GoLink to={places.logOf(of.id)}>{t('thesaurus-in-log')}</GoLink>
      </p>
      <p lang="">{of.reason}</p>
      <ul className="nc-list nc-stack-tight">
        {changes.map(one => (
          <Changed
            key={one.concept}
            of={one}
            known={[...known, { id: one.concept, term: one.term }]}
            isNamed={only === undefined}
            isOpen={changes.length <= OPEN}
          />
        ))}
      </ul>
    </li>
  );
}

function Changed({
  of,
  known,
  isNamed,
  isOpen,
}: {
  of: ConceptChange;
  known: ConceptRef[];
  isNamed: boolean;
  isOpen: boolean;
}) {
  const t = useT();
  const [open, setOpen] = useState(isOpen);
  return (
    <li className="nc-thes-change">
      <p className="nc-row">
        {isNamed && (
          <span className="nc-strong">
            <ConceptLink id={of.concept} known={known} />
          </span>
        )}
        <ActionBadge of={of.action} />
      </p>
      <details className="nc-thes-fold" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{t('thesaurus-what-changed')}</summary>
        {open && (
          <Differences
            before={of.before ?? blankConcept(of.concept)}
            after={of.after ?? blankConcept(of.concept)}
            known={known}
          />
        )}
      </details>
    </li>
  );
}
