import { Button, TextInput } from '@mantine/core';
import type { QueryComparison, ThesaurusPreview } from '@/api/views';
import '@/parts/filters.css';
import { useState } from 'react';
import { Skeleton } from '@/parts/Loading';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { Badge } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';
import { useDraft } from './draft';
import { Hits } from './Hits';
import { usePreview } from './use-preview';

const MOST = 10;
const LONGEST = 200;

/** What searches find before and after: by the words that change, and by what the author wants to try. */
export function Preview({ of }: { of: ThesaurusPreview }) {
  const t = useT();
  const { draft } = useDraft();
  const own = usePreview(draft.queries.length > 0 ? draft.queries : null);
  if (of.problems.length > 0) return <p>{t('thesaurus-preview-after-problems')}</p>;
  const tried = draft.queries.length > 0 ? (own.data?.queries ?? []) : [];
  const all = [...tried, ...of.queries];
  const changed = all.filter(one => one.changed).length;
  return (
    <div className="nc-stack">
      <p role="status">
        {t('thesaurus-preview-looked', { documents: of.documents, of: of.of })}{' '}
        {all.length > 0 && changed > 0 && t('thesaurus-preview-changed', { changed, count: all.length })}
      </p>
      {all.length > 0 && changed === 0 && (
        <Notice tone="info" title={t('thesaurus-preview-nothing')}>
          <p>{t('thesaurus-preview-nothing-hint', { count: all.length })}</p>
        </Notice>
      )}
      <Try />
      {own.error && <ErrorNotice error={own.error} retry={() => void own.refetch()} />}
      {draft.queries.length > 0 && (
        <div className="nc-stack">
          <h3>{t('thesaurus-tried')}</h3>
          {own.isPlaceholderData && (
            <p className="nc-soft" role="status">
              {t('thesaurus-preview-waits')}
            </p>
          )}
          {own.isPending ? <Skeleton lines={4} /> : <Queries of={tried} own />}
        </div>
      )}
      <div className="nc-stack">
        <h3>{t('thesaurus-suggested')}</h3>
        {of.queries.length === 0 ? (
          <p className="nc-soft">{t('thesaurus-suggested-none')}</p>
        ) : (
          <Queries of={of.queries} />
        )}
      </div>
    </div>
  );
}

/** A query of one's own. */
function Try() {
  const t = useT();
  const { draft, set } = useDraft();
  const [typed, setTyped] = useState('');
  const query = typed.replace(/\s+/g, ' ').trim();
  const full = draft.queries.length >= MOST;
  return (
    <form
      className="nc-row nc-filters nc-no-print"
      onSubmit={event => {
        event.preventDefault();
        if (query === '' || full) return;
        if (!draft.queries.includes(query)) set({ queries: [query, ...draft.queries] });
        setTyped('');
      }}
    >
      <TextInput
        label={t('thesaurus-try')}
        description={full ? t('thesaurus-try-full', { most: MOST }) : t('thesaurus-try-hint')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        maxLength={LONGEST}
      />
      <Button type="submit" variant="outline" disabled={full}>
        {t('thesaurus-try-it')}
      </Button>
    </form>
  );
}

function Queries({ of, own = false }: { of: QueryComparison[]; own?: boolean }) {
  const ordered = [...of].sort((a, b) => Number(b.changed) - Number(a.changed));
  return (
    <ul className="nc-list nc-stack">
      {ordered.map(one => (
        <Query key={one.q} of={one} own={own} />
      ))}
    </ul>
  );
}

function Query({ of, own }: { of: QueryComparison; own: boolean }) {
  const t = useT();
  const { draft, set } = useDraft();
  const [open, setOpen] = useState(of.changed);
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h4 lang="">“{of.q}”</h4>
        <span className="nc-row">
          <Badge tone={of.changed ? 'info' : 'quiet'} icon={of.changed ? 'pen' : 'check'}>
            {t(of.changed ? 'thesaurus-query-changed' : 'thesaurus-query-same')}
          </Badge>
          {own && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => set({ queries: draft.queries.filter(one => one !== of.q) })}
            >
              {t('thesaurus-leave-out')}
              <span className="nc-sr" lang="">
                : {of.q}
              </span>
            </Button>
          )}
        </span>
      </div>
      <details className="nc-thes-fold" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{t('thesaurus-results')}</summary>
        {open && <Hits of={of} />}
      </details>
    </li>
  );
}
