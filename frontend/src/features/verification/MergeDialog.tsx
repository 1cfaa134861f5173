import { Radio, Textarea } from '@mantine/core';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { Duplicate, MergeOrganisation, OrganisationView } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { Dialog } from '@/parts/Dialog';
import { FormFrame } from '@/parts/FormFrame';
import { Loaded } from '@/parts/Loading';
import { seatOf } from '@/parts/ProvinceSelect';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { useT } from '@/texts/use-t';

export interface MergeDialogProps {
  pair: Duplicate;
  onClose: () => void;
}

/** Two records in full beside each other; one is kept, the other one leads to it from then on. */
export function MergeDialog({ pair, onClose }: MergeDialogProps) {
  const t = useT();
  const first = useResource<OrganisationView>(`/organisations/${pair.first.id}`);
  const second = useResource<OrganisationView>(`/organisations/${pair.second.id}`);
  return (
    <Dialog title={t('duplicate-merge')} size="xl" onClose={onClose}>
      <Loaded query={first}>
        {one => (
          <Loaded query={second}>{other => <MergeForm sides={[one, other]} onClose={onClose} />}</Loaded>
        )}
      </Loaded>
    </Dialog>
  );
}

function MergeForm({ sides, onClose }: { sides: [OrganisationView, OrganisationView]; onClose: () => void }) {
  const t = useT();
  const cache = useCache();
  const [first, second] = sides;
  const form = useForm({
    path: `/organisations/${first.id}/merge/${second.id}`,
    title: t('duplicate-merge'),
    initial: { kept: '', reason: '' },
  });
  const { value, set, idOf, messageOf } = form;
  const gone = value.kept === first.id ? second : first;
  const merge = async () => {
    const answer = await form.send(({ kept, reason }, intent) =>
      api.post<OrganisationView, MergeOrganisation>(
        `/organisations/${gone.id}/merge`,
        { into: kept, reason: reason.trim() },
        { intent, ifMatch: gone.version },
      ),
    );
    if (!answer) return;
    onClose();
    toast(t('duplicate-merged', { name: t.of(gone.name) }));
    await cache.stale('/verification-desk', '/organisations');
  };
  return (
    <FormFrame
      form={form}
      submit={t('duplicate-merge')}
      onSubmit={() => void merge()}
      onCancel={onClose}
      ready={value.kept !== '' && value.reason.trim() !== ''}
    >
      <p className="nc-measure">{t('duplicate-merge-effect')}</p>
      <Comparison first={first} second={second} />
      <Radio.Group
        id={idOf('into')}
        label={t('duplicate-kept')}
        value={value.kept}
        onChange={kept => set({ kept })}
        error={messageOf('into')}
        required
      >
        <div className="nc-stack-tight nc-choices">
          {sides.map(one => (
            <Radio
              key={one.id}
              value={one.id}
              label={t.of(one.name)}
              description={[one.registration_number, t(`organisation-status-${one.verification}`)]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </div>
      </Radio.Group>
      {value.kept && <p>{t('duplicate-goes', { name: t.of(gone.name) })}</p>}
      <Textarea
        id={idOf('reason')}
        label={t('reason')}
        description={t('reason-hint')}
        value={value.reason}
        error={messageOf('reason')}
        onChange={event => set({ reason: event.currentTarget.value })}
        required
        autosize
        minRows={2}
      />
    </FormFrame>
  );
}

/** What the two say of themselves, line by line. */
function Comparison({ first, second }: { first: OrganisationView; second: OrganisationView }) {
  const t = useT();
  const lines: [string, (one: OrganisationView) => string][] = [
    ['organisation-name', one => t.of(one.name)],
    ['organisation-kind', one => t(`organisation-kind-${one.kind}`)],
    ['organisation-place', one => seatOf(t, one)],
    ['organisation-registration', one => one.registration_number ?? ''],
    ['organisation-ror', one => one.ror ?? ''],
    ['organisation-website', one => one.website ?? ''],
    ['organisation-verification', one => t(`organisation-status-${one.verification}`)],
  ];
  return (
    <DataList
      caption={t('duplicate-compare')}
      items={lines}
      rowKey={([name]) => name}
      columns={[
        { key: 'what', header: t('duplicate-what'), main: true, cell: ([name]) => t(name) },
        { key: 'first', header: t('duplicate-first'), cell: ([, value]) => value(first) || '–' },
        { key: 'second', header: t('duplicate-second'), cell: ([, value]) => value(second) || '–' },
      ]}
      empty={null}
    />
  );
}
