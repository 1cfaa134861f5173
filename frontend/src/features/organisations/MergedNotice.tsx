import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { OrganisationView, SeparateOrganisation } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { FormFrame } from '@/parts/FormFrame';
import { GoLink } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { membershipsFor } from '@/session/who';
import { useT } from '@/texts/use-t';

/** Where an organisation has gone on under another record; who may merge may take it apart again. */
export function MergedNotice({
  view,
  onSeparated,
}: {
  view: OrganisationView;
  onSeparated: (next: OrganisationView) => void;
}) {
  const t = useT();
  const approver = membershipsFor(useActor(), ['science_department'], ['approver']).length > 0;
  const [separating, setSeparating] = useState(false);
  if (!view.merged_into) return null;
  return (
    <Notice tone="warn" title={t('organisation-merged')}>
      <p>
        {t('organisation-merged-into')}{' '}
        <GoLink to={places.organisation(view.merged_into.id)}>
          <Text of={view.merged_into.name} />
        </GoLink>
      </p>
      {approver && (
        <div>
          <Button variant="outline" onClick={() => setSeparating(true)}>
            {t('organisation-separate')}
          </Button>
        </div>
      )}
      {separating && (
        <SeparateDialog view={view} onSeparated={onSeparated} onClose={() => setSeparating(false)} />
      )}
    </Notice>
  );
}

function SeparateDialog({
  view,
  onSeparated,
  onClose,
}: {
  view: OrganisationView;
  onSeparated: (next: OrganisationView) => void;
  onClose: () => void;
}) {
  const t = useT();
  const path = `/organisations/${view.id}/separate`;
  const form = useForm({ path, title: t('organisation-separate'), initial: { reason: '' } });
  const separate = async () => {
    const next = await form.send(({ reason }, intent) =>
      api.post<OrganisationView, SeparateOrganisation>(
        path,
        { reason: reason.trim() },
        { intent, ifMatch: view.version },
      ),
    );
    if (!next) return;
    onClose();
    toast(t('organisation-separated', { name: t.of(next.name) }));
    onSeparated(next);
  };
  return (
    <Dialog title={t('organisation-separate')} onClose={onClose}>
      <FormFrame
        form={form}
        submit={t('organisation-separate')}
        onSubmit={() => void separate()}
        onCancel={onClose}
        ready={form.value.reason.trim() !== ''}
      >
        <p>{t('organisation-separate-effect')}</p>
        <Textarea
          id={form.idOf('reason')}
          label={t('reason')}
          description={t('reason-hint')}
          value={form.value.reason}
          error={form.messageOf('reason')}
          onChange={event => form.set({ reason: event.currentTarget.value })}
          required
          autosize
          minRows={3}
          data-autofocus
        />
      </FormFrame>
    </Dialog>
  );
}
