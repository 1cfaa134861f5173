import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/api/error';
import { useResource } from '@/api/query';
import type { ConceptRef, ThesaurusConcept, ThesaurusConceptView } from '@/api/views';
import { GoLink, useGo } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { ChangeCard } from './ChangeCard';
import { ConceptFields } from './ConceptFields';
import { conceptPath, LANGUAGES } from './concept';
import { Differences } from './Differences';
import { DraftBar } from './DraftBar';
import { useDraft } from './draft';
import { NewConcept } from './NewConcept';
import { useVersion } from './use-version';
import { ConceptLink, ConceptName, OriginBadge } from './Words';

export function ConceptPage() {
  const { id } = useFilters({ id: '' }).values;
  if (!useWho().broker) return <NotFound />;
  return id === '' ? <NewConcept /> : <Concept key={id} id={id} />;
}

/** A concept: looked at and changed on one screen. What is changed goes into the draft. */
export function Concept({ id }: { id: string }) {
  const { draft, written } = useDraft();
  const mine = written(id);
  const query = useResource<ThesaurusConceptView>(draft.added.includes(id) ? null : conceptPath(id));
  const isNew = draft.added.includes(id) || (query.error instanceof ApiError && query.error.status === 404);
  if (mine && isNew) return <Added concept={mine} />;
  return <LoadedPage query={query}>{view => <Standing view={view} />}</LoadedPage>;
}

function Head({ concept, view }: { concept: ThesaurusConcept; view?: ThesaurusConceptView }) {
  const t = useT();
  const language = concept.term[t.locale] ? t.locale : t.locale === 'vi' ? 'en' : 'vi';
  const other = t.locale === 'vi' ? 'en' : 'vi';
  return (
    <PageHeader
      title={concept.term[language] || t('thesaurus-new')}
      titleLang={language}
      back={{ to: places.thesaurus, text: t('thesaurus-title') }}
      code={concept.id}
      status={view && <OriginBadge of={view.origin} />}
      lead={
        other !== language && concept.term[other] ? <span lang={other}>{concept.term[other]}</span> : null
      }
    />
  );
}

/** A concept that only the draft has. */
function Added({ concept }: { concept: ThesaurusConcept }) {
  const t = useT();
  const go = useGo();
  const { write, undo } = useDraft();
  const version = useVersion();
  const leaveOut = () => {
    // Without the draft there is no such concept.
    go(places.thesaurus, { replace: true });
    undo(concept.id);
  };
  return (
    <div className="nc-stack">
      <Head concept={concept} />
      <Notice tone="info">
        <p>{t('thesaurus-added-in-draft')}</p>
        <div className="nc-row">
          <Button component={GoLink} to={places.thesaurusDraft} size="compact-md">
            {t('thesaurus-to-draft')}
          </Button>
          <Button variant="default" size="compact-md" onClick={leaveOut}>
            {t('thesaurus-undo')}
          </Button>
        </div>
      </Notice>
      {version !== undefined && (
        <ConceptFields value={concept} known={[]} onChange={next => write(version, next, null)} />
      )}
    </div>
  );
}

function Standing({ view }: { view: ThesaurusConceptView }) {
  const t = useT();
  const { draft, written, write, remove, restore, undo } = useDraft();
  const [round, setRound] = useState(0);
  const { concept, origin, version } = view;
  const { id } = concept;
  const mine = written(id);
  const [leaves, returns] = [draft.remove.includes(id), draft.restore.includes(id)];
  const known: ConceptRef[] = [...view.broader, ...view.related, ...view.narrower];
  const throwAway = () => {
    undo(id);
    // The fields begin anew with what stands.
    setRound(round + 1);
  };
  const isGone = origin === 'removed' && !mine;
  return (
    <div className="nc-stack-wide">
      <Head concept={mine ?? concept} view={view} />
      {mine || leaves || returns ? (
        <Notice tone="info" title={t('thesaurus-your-change')}>
          {leaves && <p>{t('thesaurus-will-leave')}</p>}
          {returns && <p>{t('thesaurus-will-return')}</p>}
          {mine && <Differences before={concept} after={mine} known={known} />}
          <div className="nc-row nc-no-print">
            <Button component={GoLink} to={places.thesaurusDraft} size="compact-md">
              {t('thesaurus-to-draft')}
            </Button>
            <Button variant="default" size="compact-md" onClick={throwAway}>
              {t('thesaurus-undo')}
            </Button>
          </div>
        </Notice>
      ) : (
        <DraftBar />
      )}
      {isGone && !returns && (
        <Notice tone="warn">
          <p>{t('thesaurus-is-removed')}</p>
        </Notice>
      )}
      {isGone || leaves || returns ? (
        <Words of={returns && view.shipped ? view.shipped : concept} known={known} />
      ) : (
        <ConceptFields
          key={round}
          value={mine ?? concept}
          known={known}
          onChange={next => write(version, next, concept)}
        />
      )}
      <Around view={view} />
      {view.shipped && origin === 'changed' && (
        <section className="nc-stack-tight" aria-labelledby="concept-shipped">
          <h2 id="concept-shipped">{t('thesaurus-shipped')}</h2>
          <p className="nc-small nc-soft">{t('thesaurus-shipped-hint')}</p>
          <Differences before={view.shipped} after={concept} known={known} />
        </section>
      )}
      <div className="nc-row nc-no-print">
        {view.shipped && (origin === 'changed' || origin === 'removed') && !returns && (
          <Button variant="outline" onClick={() => restore(version, id, concept.term)}>
            {t('thesaurus-restore')}
          </Button>
        )}
        {origin !== 'removed' && !leaves && (
          <Button variant="outline" color="red" onClick={() => remove(version, id, concept.term)}>
            {t('thesaurus-remove')}
          </Button>
        )}
      </div>
      <section className="nc-stack" aria-labelledby="concept-history">
        <h2 id="concept-history">{t('thesaurus-history')}</h2>
        {view.history.length === 0 ? (
          <p className="nc-soft">{t('thesaurus-history-none')}</p>
        ) : (
          <ul className="nc-list nc-stack">
            {view.history.map(one => (
              <ChangeCard key={one.id} of={one} only={id} known={known} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

/** The concepts below this one, and those that name it as related: these are changed over there. */
function Around({ view }: { view: ThesaurusConceptView }) {
  const t = useT();
  const named = view.related.filter(one => !view.concept.related.includes(one.id));
  return (
    <div className="nc-thes-languages">
      <section className="nc-stack-tight" aria-labelledby="concept-narrower">
        <h2 id="concept-narrower" className="nc-section-title">
          {t('thesaurus-narrower')}
        </h2>
        <Links of={view.narrower} />
      </section>
      {named.length > 0 && (
        <section className="nc-stack-tight" aria-labelledby="concept-named">
          <h2 id="concept-named" className="nc-section-title">
            {t('thesaurus-named')}
          </h2>
          <Links of={named} />
        </section>
      )}
    </div>
  );
}

function Links({ of }: { of: ConceptRef[] }) {
  const t = useT();
  if (of.length === 0) return <p className="nc-soft">{t('thesaurus-narrower-none')}</p>;
  return (
    <ul className="nc-thes-links">
      {of.map(one => (
        <li key={one.id}>
          <ConceptLink id={one.id} known={of} />
        </li>
      ))}
    </ul>
  );
}

/** A concept to be read only. */
function Words({ of: concept, known }: { of: ThesaurusConcept; known: ConceptRef[] }) {
  const t = useT();
  return (
    <dl className="nc-facts nc-facts-wide">
      {LANGUAGES.map(language => (
        <div key={language} className="nc-thes-fact">
          <dt>{t(`language-${language}`)}</dt>
          <dd lang={language}>
            {[concept.term[language], ...concept.synonyms[language], ...concept.abbreviations[language]].join(
              ', ',
            )}
          </dd>
        </div>
      ))}
      {concept.broader.length > 0 && (
        <div className="nc-thes-fact">
          <dt>{t('thesaurus-field-broader')}</dt>
          <dd>
            {concept.broader.map((id, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <ConceptName id={id} known={known} />
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
