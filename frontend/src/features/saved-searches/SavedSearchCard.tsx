import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { Frequency, PatchSavedSearch, SavedSearchView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { Ago, Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';
import { Asked } from './Asked';
import { DeleteDialog, EditDialog } from './Dialogs';
import { Found } from './Found';
import { PATH } from './query';

/** A saved search: what it asks, how often it tells, what it has found. */
export function SavedSearchCard({ view }: { view: SavedSearchView }) {
  const t = useT();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const close = () => setOpen(null);
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3 lang="">{view.name}</h3>
        <span className="nc-strong">{t(`frequency-${view.frequency}`)}</span>
      </div>
      {view.query && <Asked query={view.query} />}
      {view.organisation && (
        <p className="nc-small">
          {t('saved-search-profile-of')} {view.capability ? <Text of={view.capability.title} /> : null}
          {view.capability ? ' · ' : null}
          <Text of={view.organisation.name} />
        </p>
      )}
      <p className="nc-row nc-small nc-soft">
        <span>{t('saved-search-found', { count: view.found })}</span>
        {view.new > 0 && <strong>{t('saved-search-new-count', { count: view.new })}</strong>}
        {view.told_at ? (
          <span>
            {t('saved-search-told')} <Ago at={view.told_at} />
          </span>
        ) : (
          <span>{t('saved-search-never-told')}</span>
        )}
      </p>
      {view.found > 0 && <Found view={view} />}
      <div className="nc-row">
        {view.kind === 'search' ? (
          <a href={view.url}>{t('saved-search-open')}</a>
        ) : (
          <GoLink to={view.url}>{t('saved-search-open')}</GoLink>
        )}
        <Telling view={view} />
        <Button size="compact-sm" variant="default" onClick={() => setOpen('edit')}>
          {t('saved-search-edit')}
          <span className="nc-sr" lang="">
            : {view.name}
          </span>
        </Button>
        <Button size="compact-sm" variant="default" color="red" onClick={() => setOpen('delete')}>
          {t('saved-search-delete')}
          <span className="nc-sr" lang="">
            : {view.name}
          </span>
        </Button>
      </div>
      {open === 'edit' && <EditDialog view={view} onClose={close} />}
      {open === 'delete' && <DeleteDialog view={view} onClose={close} />}
    </li>
  );
}

/** Stops it, or sets it going again as before. */
function Telling({ view }: { view: SavedSearchView }) {
  const t = useT();
  const cache = useCache();
  const sending = useSending([]);
  const stopped = view.frequency === 'never';
  const next: Frequency = stopped ? (view.stopped_from ?? 'daily') : 'never';
  const change = () =>
    void sending.send(
      () =>
        api.patch<SavedSearchView, PatchSavedSearch>(`${PATH}/${view.id}`, { frequency: next }, view.version),
      () => {
        toast(t(stopped ? 'saved-search-resumed' : 'saved-search-stopped', { name: view.name }));
        void cache.stale(PATH);
      },
    );
  return (
    <>
      <Button size="compact-sm" variant="outline" loading={sending.busy} onClick={change}>
        {t(stopped ? 'saved-search-resume' : 'saved-search-stop')}
        <span className="nc-sr" lang="">
          : {view.name}
        </span>
      </Button>
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
    </>
  );
}
