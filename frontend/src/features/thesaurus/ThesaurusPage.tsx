import { Button, NativeSelect } from '@mantine/core';
import { usePages } from '@/api/use-pages';
import type { ConceptOrigin, ThesaurusConceptItem } from '@/api/views';
import { type Column, DataList } from '@/parts/DataList';
import { FileLink } from '@/parts/FileLink';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { SearchInput } from '@/parts/SearchInput';
import { Badge } from '@/parts/StatusBadge';
import { useFilters } from '@/parts/use-filters';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { CONCEPTS } from './concept';
import { DraftBar } from './DraftBar';
import { useDraft } from './draft';
import { ImportFile } from './ImportFile';
import { ConceptLink, OriginBadge, OtherTerm, TermText } from './Words';
import './thesaurus.css';

/** What the filter can be set to, and the origins it then asks for. */
const FILTERS: Record<string, ConceptOrigin[]> = {
  here: ['changed', 'added', 'removed'],
  changed: ['changed'],
  added: ['added'],
  removed: ['removed'],
};

export function ThesaurusPage() {
  return useWho().broker ? <Thesaurus /> : <NotFound />;
}

/** The concepts by which searches and matches understand words, to be looked up and changed. */
export function Thesaurus() {
  const t = useT();
  const { values, set } = useFilters({ q: '', origin: '' });
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('thesaurus-title')}
        lead={t('thesaurus-lead')}
        back={{ to: places.desk, text: t('desk-title') }}
        actions={
          <Button component={GoLink} to={places.newConcept} leftSection={<Icon name="plus" size={16} />}>
            {t('thesaurus-new')}
          </Button>
        }
      />
      <DraftBar />
      <div className="nc-row nc-thes-tools nc-no-print">
        <GoLink to={places.thesaurusDraft}>{t('thesaurus-draft-mine')}</GoLink>
        <GoLink to={places.thesaurusChanges}>{t('thesaurus-changes')}</GoLink>
        <FileLink url="/api/v1/thesaurus" name="thesaurus.jsonld" text={t('thesaurus-export')} />
        <ImportFile />
      </div>
      <search className="nc-row nc-filters nc-no-print">
        <SearchInput label={t('thesaurus-search')} value={values.q} onSearch={q => set({ q: q.trim() })} />
        <NativeSelect
          label={t('thesaurus-origin')}
          value={values.origin in FILTERS ? values.origin : ''}
          onChange={event => set({ origin: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter-all') },
            { value: 'here', label: t('thesaurus-filter-here') },
            { value: 'changed', label: t('thesaurus-origin-changed') },
            { value: 'added', label: t('thesaurus-origin-added') },
            { value: 'removed', label: t('thesaurus-origin-removed') },
          ]}
        />
      </search>
      <List q={values.q} origin={values.origin} />
    </div>
  );
}

function List({ q, origin }: { q: string; origin: string }) {
  const t = useT();
  const { draft } = useDraft();
  const list = usePages<ThesaurusConceptItem>(CONCEPTS, { q, origin: FILTERS[origin] ?? null });
  if (!list.items)
    return list.error ? <ErrorNotice error={list.error} retry={list.retry} /> : <Skeleton lines={8} />;
  const inDraft = new Set([...draft.put.map(one => one.id), ...draft.remove, ...draft.restore]);
  const columns: Column<ThesaurusConceptItem>[] = [
    {
      key: 'term',
      header: t('thesaurus-concept'),
      main: true,
      cell: one => (
        <>
          <GoLink to={places.concept(one.id)}>
            <TermText of={one.term} />
          </GoLink>
          <span className="nc-block nc-small nc-soft">
            <OtherTerm of={one.term} />
          </span>
          {one.matched && one.matched !== one.term.vi && one.matched !== one.term.en && (
            <span className="nc-block nc-small nc-soft">
              {t('thesaurus-matched')} <span lang="">{one.matched}</span>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'broader',
      header: t('thesaurus-field-broader'),
      cell: one =>
        one.broader.map((each, index) => (
          <span key={each.id}>
            {index > 0 && ', '}
            <ConceptLink id={each.id} known={one.broader} />
          </span>
        )),
    },
    {
      key: 'origin',
      header: t('thesaurus-origin'),
      cell: one => (
        <span className="nc-row nc-thes-badges">
          <OriginBadge of={one.origin} />
          {inDraft.has(one.id) && (
            <Badge tone="warn" icon="pen">
              {t('thesaurus-in-draft')}
            </Badge>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <p className="nc-small" role="status">
        {t('thesaurus-count', { count: list.total ?? list.items.length })}
      </p>
      {list.error !== null && <ErrorNotice error={list.error} retry={list.retry} />}
      <DataList
        caption={t('thesaurus-title')}
        items={list.items}
        columns={columns}
        rowKey={one => one.id}
        onMore={list.more}
        loadingMore={list.loadingMore}
        empty={
          <EmptyState
            title={t('thesaurus-none')}
            action={<GoLink to={places.newConcept}>{t('thesaurus-new')}</GoLink>}
          >
            <p>{t('thesaurus-none-hint')}</p>
          </EmptyState>
        }
      />
    </>
  );
}
