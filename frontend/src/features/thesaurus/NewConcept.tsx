import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { useResource } from '@/api/query';
import type { ThesaurusConceptList, ThesaurusConceptView } from '@/api/views';
import { useGo } from '@/parts/GoLink';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { ConceptFields } from './ConceptFields';
import { blankConcept, CONCEPTS, conceptPath, idFor, isBlankConcept, tidy } from './concept';
import { useDraft } from './draft';
import { useVersion } from './use-version';
import { ConceptLink } from './Words';

/** So many concepts of one name are tried before somebody has to choose other words. */
const TRIES = 20;

async function isTaken(id: string): Promise<boolean> {
  try {
    await api.get<ThesaurusConceptView>(conceptPath(id));
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}

/** A concept that nobody has described yet: kept while it is written, and taken into the draft when it has its terms. */
export function NewConcept() {
  const t = useT();
  const go = useGo();
  const version = useVersion();
  const { draft, set, add } = useDraft();
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const value = draft.fresh ?? blankConcept();
  const { term } = tidy(value);
  const ready = term.vi !== '' && term.en !== '' && version !== undefined;

  const takeIn = async () => {
    if (version === undefined) return;
    setBusy(true);
    setError(null);
    try {
      const wanted = idFor(term);
      for (let number = 1; number <= TRIES; number += 1) {
        const id = number === 1 ? wanted : `${wanted}-${number}`;
        if (draft.put.some(one => one.id === id) || (await isTaken(id))) continue;
        add(version, { ...value, id });
        toast(t('thesaurus-taken-in'));
        go(places.concept(id), { replace: true });
        return;
      }
      setError(new Error(wanted));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="nc-stack">
      <PageHeader
        title={t('thesaurus-new')}
        lead={t('thesaurus-new-lead')}
        back={{ to: places.thesaurus, text: t('thesaurus-title') }}
      />
      <form
        className="nc-stack"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (ready && !busy) void takeIn();
        }}
      >
        <Alike words={[term.vi, term.en]} />
        <ConceptFields key={round} value={value} known={[]} onChange={fresh => set({ fresh })} />
        {error !== null && <ErrorNotice error={error} />}
        <p className="nc-small nc-soft">{t('thesaurus-new-kept')}</p>
        <div className="nc-row">
          <Button type="submit" disabled={!ready} loading={busy}>
            {t('thesaurus-take-in')}
          </Button>
          {!isBlankConcept(value) && (
            <Button
              variant="default"
              onClick={() => {
                set({ fresh: null });
                setRound(round + 1);
              }}
            >
              {t('form-start-anew')}
            </Button>
          )}
          {!(term.vi && term.en) && <span className="nc-small nc-soft">{t('thesaurus-needs-terms')}</span>}
        </div>
      </form>
    </div>
  );
}

/** Concepts that already go by these words: a word means one concept. */
function Alike({ words }: { words: [string, string] }) {
  const t = useT();
  const [[vi, en]] = useDebouncedValue(words, 500, { leading: false });
  const first = useResource<ThesaurusConceptList>(vi.length > 2 ? CONCEPTS : null, { q: vi, limit: 3 });
  const second = useResource<ThesaurusConceptList>(en.length > 2 ? CONCEPTS : null, { q: en, limit: 3 });
  const same = (a: string | null | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
  const all = [...(first.data?.items ?? []), ...(second.data?.items ?? [])].filter(one =>
    [one.matched, one.term.vi, one.term.en].some(name => same(name, vi) || same(name, en)),
  );
  const found = all.filter((one, index) => all.findIndex(other => other.id === one.id) === index);
  if (found.length === 0) return null;
  return (
    <Notice tone="warn" title={t('thesaurus-alike')} live>
      <ul>
        {found.map(one => (
          <li key={one.id}>
            <ConceptLink id={one.id} known={found} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
