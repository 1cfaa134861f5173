import { NativeSelect, TextInput } from '@mantine/core';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { CreateSavedSearch, Frequency, SavedSearchView } from '@/api/views';
import { FormFrame } from '@/parts/FormFrame';
import { useGo } from '@/parts/GoLink';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { Asked, useLabel } from './Asked';
import { FREQUENCIES, nameOf, PATH, readQuery } from './query';

/** Saves what the search page was asked: a name, and how often to be told. */
export function NewSavedSearch({ search }: { search: string }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const label = useLabel();
  const query = readQuery(search);
  const form = useForm<{ name: string; frequency: Frequency }>({
    path: `${PATH}?${search}`,
    title: t('saved-search-new'),
    initial: { name: nameOf(query, label), frequency: 'daily' },
  });
  const { value, set, idOf, messageOf } = form;
  const send = async () => {
    const made = await form.send((typed, intent) =>
      api.post<SavedSearchView, CreateSavedSearch>(PATH, { kind: 'search', query, ...typed }, { intent }),
    );
    if (!made) return;
    toast(t('saved-search-saved', { name: made.name }));
    await cache.stale(PATH);
    go(places.savedSearches, { replace: true });
  };
  return (
    <section className="nc-card nc-stack" aria-labelledby="saved-search-new">
      <h2 id="saved-search-new">{t('saved-search-new')}</h2>
      <Asked query={query} />
      <p className="nc-measure nc-soft">{t('saved-search-from-now')}</p>
      <FormFrame
        personal
        form={form}
        submit={t('saved-search-save')}
        onSubmit={() => void send()}
        onCancel={() => {
          form.discard();
          go(places.savedSearches, { replace: true });
        }}
        ready={value.name.trim() !== ''}
      >
        <TextInput
          id={idOf('name')}
          label={t('saved-search-name')}
          value={value.name}
          error={messageOf('name') ?? messageOf('query')}
          onChange={event => set({ name: event.currentTarget.value })}
          maxLength={120}
          required
        />
        <FrequencySelect
          id={idOf('frequency')}
          value={value.frequency}
          onChange={frequency => set({ frequency })}
        />
      </FormFrame>
    </section>
  );
}

export function FrequencySelect({
  id,
  value,
  onChange,
}: {
  id: string;
  value: Frequency;
  onChange: (frequency: Frequency) => void;
}) {
  const t = useT();
  return (
    <NativeSelect
      id={id}
      label={t('saved-search-frequency')}
      description={t(`frequency-means-${value}`)}
      value={value}
      onChange={event => onChange(event.currentTarget.value as Frequency)}
      data={FREQUENCIES.map(one => ({ value: one, label: t(`frequency-${one}`) }))}
    />
  );
}
