import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type {
  Bilingual,
  DeploymentView,
  OrganisationSummary,
  Page,
  PilotView,
  RegisterDeployment,
} from '@/api/views';
import { DataList } from '@/parts/DataList';
import { Dialog } from '@/parts/Dialog';
import { BilingualField, DayField } from '@/parts/Fields';
import { FormFrame } from '@/parts/FormFrame';
import { Icon } from '@/parts/Icon';
import { Loaded } from '@/parts/Loading';
import { Day, Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { isBlankText } from '@/texts/blank';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import type { WorkProps } from './Indicators';

/** Where the result came into use. */
export function Deployments({ view, onChanged }: WorkProps) {
  const t = useT();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const used = view.follow_up === 'adopt' || view.follow_up === 'scale';
  const register = useResource<Page<DeploymentView>>(used ? '/deployments' : null, {
    pilot: view.id,
    limit: 100,
  });
  if (!used) return null;
  return (
    <section className="nc-stack-tight" aria-labelledby="pilot-deployments">
      <div className="nc-row-between">
        <h2 id="pilot-deployments">{t('noun-deployment')}</h2>
        {view.may_register_deployment && (
          <Button
            variant="outline"
            size="compact-md"
            leftSection={<Icon name="plus" size={15} />}
            onClick={() => setAdding(true)}
          >
            {t('deployment-add')}
          </Button>
        )}
      </div>
      <Loaded query={register} lines={2}>
        {({ items }) => (
          <DataList
            caption={t('noun-deployment')}
            items={items}
            rowKey={one => one.id}
            csvName={t('deployment-file')}
            empty={<p className="nc-soft">{t('deployment-none')}</p>}
            columns={[
              {
                key: 'site',
                header: t('deployment-site'),
                main: true,
                value: one => one.site,
                cell: one => (
                  <>
                    {one.site}
                    <span className="nc-block nc-small nc-soft">
                      <Text of={one.organisation.name} />
                    </span>
                    {one.note && (
                      <span className="nc-block nc-small">
                        <Text of={one.note} />
                      </span>
                    )}
                  </>
                ),
              },
              {
                key: 'since',
                header: t('deployment-since'),
                value: one => one.started_on ?? '',
                cell: one => (one.started_on ? <Day on={one.started_on} /> : '–'),
              },
              {
                key: 'use',
                header: t('deployment-use'),
                value: one => t(`use-kind-${one.use}`),
                cell: one => t(`use-kind-${one.use}`),
              },
              {
                key: 'people',
                header: t('deployment-people'),
                align: 'end',
                value: one => one.people_reached,
                cell: one => format.number(one.people_reached, 0),
              },
            ]}
          />
        )}
      </Loaded>
      {adding && (
        <Dialog title={t('deployment-add')} size="lg" onClose={() => setAdding(false)}>
          <DeploymentForm
            view={view}
            onClose={() => setAdding(false)}
            onAdded={() => {
              void register.refetch();
              onChanged();
            }}
          />
        </Dialog>
      )}
    </section>
  );
}

interface Typed {
  organisation: string;
  site: string;
  started_on: string | null;
  use: DeploymentView['use'];
  people: string;
  note: Bilingual;
}

function DeploymentForm({
  view,
  onClose,
  onAdded,
}: {
  view: PilotView;
  onClose: () => void;
  onAdded: () => void;
}) {
  const t = useT();
  const form = useForm<Typed>({
    path: `/deployments?pilot=${view.id}`,
    title: t('form-of', { form: t('deployment-add'), code: view.code }),
    initial: {
      organisation: t.of(view.proposer.name),
      site: view.sites[0] ?? '',
      started_on: null,
      use: 'direct',
      people: '',
      note: {},
    },
  });
  const { value, set, idOf, messageOf } = form;
  const found = useResource<Page<OrganisationSummary>>(
    '/organisations',
    { q: value.organisation.trim(), limit: 20 },
    { keepOld: true },
  );
  const known = [view.proposer, ...(found.data?.items ?? [])];
  const chosen = known.find(one => t.of(one.name) === value.organisation.trim());
  const people = Number(value.people.replace(/\D/g, ''));
  const { started_on } = value;
  const ready = chosen && started_on && value.site.trim() !== '' && value.people.trim() !== '';
  const send = async () => {
    if (!ready) return;
    const answer = await form.send((typed, intent) =>
      api.post<DeploymentView, RegisterDeployment>(
        '/deployments',
        {
          pilot_id: view.id,
          organisation_id: chosen.id,
          site: typed.site.trim(),
          started_on,
          use: typed.use,
          people_reached: people,
          ...(isBlankText(typed.note) ? {} : { note: typed.note }),
        },
        { intent },
      ),
    );
    if (!answer) return;
    toast(t('deployment-added'));
    onAdded();
    onClose();
  };
  return (
    <FormFrame
      form={form}
      submit={t('deployment-send')}
      onSubmit={() => void send()}
      onCancel={onClose}
      ready={Boolean(ready)}
    >
      <Autocomplete
        id={idOf('organisation_id')}
        label={t('deployment-organisation')}
        description={t('deployment-organisation-hint')}
        value={value.organisation}
        onChange={organisation => set({ organisation })}
        data={[...new Set(known.map(one => t.of(one.name)))]}
        filter={({ options }) => options}
        error={messageOf('organisation_id')}
        required
      />
      <TextInput
        id={idOf('site')}
        label={t('deployment-site')}
        value={value.site}
        error={messageOf('site')}
        required
        onChange={event => set({ site: event.currentTarget.value })}
      />
      <DayField form={form} name="started_on" label={t('deployment-since')} required />
      <NativeSelect
        id={idOf('use')}
        label={t('deployment-use')}
        description={t('deployment-use-hint')}
        value={value.use}
        onChange={event => set({ use: event.currentTarget.value as DeploymentView['use'] })}
        data={(['direct', 'indirect'] as const).map(one => ({ value: one, label: t(`use-kind-${one}`) }))}
      />
      <TextInput
        id={idOf('people_reached')}
        label={t('deployment-people')}
        inputMode="numeric"
        value={value.people}
        error={messageOf('people_reached')}
        required
        onChange={event => set({ people: event.currentTarget.value.replace(/\D/g, '').slice(0, 9) })}
      />
      <BilingualField form={form} name="note" label={t('plot-note')} />
    </FormFrame>
  );
}
