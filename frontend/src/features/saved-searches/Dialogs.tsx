import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { Frequency, PatchSavedSearch, SavedSearchView } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { ErrorNotice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { type Sending, useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';
import { FrequencySelect } from './NewSavedSearch';
import { PATH } from './query';

export interface SavedSearchDialogProps {
  view: SavedSearchView;
  onClose: () => void;
}

/** Renames a saved search and says how often it tells. */
export function EditDialog({ view, onClose }: SavedSearchDialogProps) {
  const t = useT();
  const cache = useCache();
  const sending = useSending(['name', 'frequency']);
  const [name, setName] = useState(view.name);
  const [frequency, setFrequency] = useState<Frequency>(view.frequency);
  const send = () =>
    void sending.send(
      () =>
        api.patch<SavedSearchView, PatchSavedSearch>(`${PATH}/${view.id}`, { name, frequency }, view.version),
      () => {
        onClose();
        toast(t('saved-search-changed', { name }));
        void cache.stale(PATH);
      },
    );
  return (
    <Dialog title={t('saved-search-edit-title')} onClose={onClose}>
      <Sent sending={sending} label={t('save')} onSend={send} onClose={onClose}>
        <TextInput
          id={sending.idOf('name')}
          label={t('saved-search-name')}
          value={name}
          error={sending.messageOf('name')}
          onChange={event => setName(event.currentTarget.value)}
          maxLength={120}
          required
          data-autofocus
        />
        <FrequencySelect id={sending.idOf('frequency')} value={frequency} onChange={setFrequency} />
      </Sent>
    </Dialog>
  );
}

export function DeleteDialog({ view, onClose }: SavedSearchDialogProps) {
  const t = useT();
  const cache = useCache();
  const sending = useSending([]);
  const send = () =>
    void sending.send(
      () => api.delete(`${PATH}/${view.id}`),
      () => {
        onClose();
        toast(t('saved-search-deleted', { name: view.name }));
        void cache.stale(PATH);
      },
    );
  return (
    <Dialog title={t('saved-search-delete-title')} onClose={onClose}>
      <Sent sending={sending} label={t('saved-search-delete')} grave onSend={send} onClose={onClose}>
        <p>{t('saved-search-delete-effect', { name: view.name })}</p>
      </Sent>
    </Dialog>
  );
}

function Sent({
  sending,
  label,
  grave = false,
  onSend,
  onClose,
  children,
}: {
  sending: Sending;
  label: string;
  grave?: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <form
      className="nc-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onSend();
      }}
    >
      <ErrorSummary errors={sending.errors} />
      {children}
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
      <div className="nc-row nc-dialog-buttons">
        <Button variant="default" onClick={onClose}>
          {t('back-out')}
        </Button>
        <Button type="submit" color={grave ? 'red' : 'pine'} loading={sending.busy}>
          {label}
        </Button>
      </div>
    </form>
  );
}
