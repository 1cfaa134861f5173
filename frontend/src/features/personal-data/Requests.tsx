import { NativeSelect, Textarea } from '@mantine/core';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { CreateDataRequest, DataRequestKind, DataRequestView, Page } from '@/api/views';
import { DataRequestCard } from '@/parts/DataRequestCard';
import { FormFrame } from '@/parts/FormFrame';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

const PATH = '/me/data-requests';
const KINDS: DataRequestKind[] = ['correction', 'erasure', 'restriction', 'objection'];

/** What the person asked for about their data, how far each is, and asking for more. */
export function Requests() {
  const t = useT();
  const query = useResource<Page<DataRequestView>>(PATH);
  return (
    <section className="nc-stack" aria-labelledby="data-requests">
      <h2 id="data-requests">{t('data-requests-mine')}</h2>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nc-soft">{t('data-requests-none')}</p>
          ) : (
            <ul className="nc-list nc-stack-tight">
              {items.map(one => (
                <DataRequestCard key={one.id} request={one} stale={[PATH]} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <NewRequest />
    </section>
  );
}

function NewRequest() {
  const t = useT();
  const cache = useCache();
  const form = useForm<CreateDataRequest>({
    path: PATH,
    title: t('data-request-new'),
    initial: { kind: 'correction', message: '' },
  });
  const { value, set, idOf, messageOf } = form;
  const send = async () => {
    const answer = await form.send((typed, intent) =>
      api.post<DataRequestView, CreateDataRequest>(
        PATH,
        { ...typed, message: typed.message.trim() },
        { intent },
      ),
    );
    if (!answer) return;
    form.discard();
    toast(t('data-request-sent'));
    await cache.stale(PATH);
  };
  return (
    <section className="nc-card nc-stack" aria-labelledby="data-request-new">
      <h3 id="data-request-new">{t('data-request-new')}</h3>
      <p className="nc-measure">{t('data-request-lead')}</p>
      <FormFrame
        personal
        form={form}
        submit={t('data-request-send')}
        onSubmit={() => void send()}
        ready={value.message.trim() !== ''}
      >
        <NativeSelect
          id={idOf('kind')}
          label={t('data-request-what')}
          description={t(`data-request-means-${value.kind}`)}
          value={value.kind}
          error={messageOf('kind')}
          onChange={event => set({ kind: event.currentTarget.value as DataRequestKind })}
          data={KINDS.map(kind => ({ value: kind, label: t(`data-request-kind-${kind}`) }))}
        />
        {value.kind === 'correction' && (
          <p className="nc-small">
            <GoLink to={places.profile}>{t('data-request-own-profile')}</GoLink>
          </p>
        )}
        <Textarea
          id={idOf('message')}
          label={t('data-request-message')}
          description={t('data-request-message-hint')}
          value={value.message}
          error={messageOf('message')}
          onChange={event => set({ message: event.currentTarget.value })}
          maxLength={4000}
          autosize
          minRows={3}
          required
        />
      </FormFrame>
    </section>
  );
}
