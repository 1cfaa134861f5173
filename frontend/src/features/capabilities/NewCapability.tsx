import { Button, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { CAPABILITY_KINDS } from '@/api/choices';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { Bilingual, CapabilityKind, CapabilityView, CreateCapability } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { useGo } from '@/parts/GoLink';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { places } from '@/places';
import { useActing, useMe } from '@/session/use-session';
import { solverMemberships } from '@/session/who';
import { useT } from '@/texts/use-t';

/** The little that is needed to begin; everything else is written in the editor, which saves by itself. */
export function NewCapability() {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const { acting } = useActing();
  const memberships = solverMemberships(useMe());
  const usual = memberships.find(one => one.organisation.id === acting?.organisation.id) ?? memberships[0];
  const [organisation, setOrganisation] = useState(usual?.organisation.id ?? '');
  const [kind, setKind] = useState<CapabilityKind>('product');
  const [title, setTitle] = useState<Bilingual>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const titleProblem =
    error instanceof ApiError
      ? error.fields.find(one => one.pointer.startsWith('/title'))?.message
      : undefined;

  const begin = async () => {
    setBusy(true);
    setError(null);
    try {
      const body: CreateCapability = { organisation_id: organisation, kind, title };
      const view = await api.post<CapabilityView>('/capabilities', body, { intent: intent.current });
      void cache.stale('/capabilities');
      go(places.capability(view.id), { replace: true });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('capability-new')}
        lead={t('capability-new-lead')}
        back={{ to: places.capabilities, text: t('capabilities-title') }}
      />
      {memberships.length === 0 ? (
        <EmptyState title={t('capability-no-organisation')} />
      ) : (
        <form
          className="nc-card nc-stack"
          onSubmit={event => {
            event.preventDefault();
            if (!busy) void begin();
          }}
        >
          {error !== null && !titleProblem && <ErrorNotice error={error} />}
          <NativeSelect
            label={t('capability-holder')}
            value={organisation}
            onChange={event => setOrganisation(event.currentTarget.value)}
            data={memberships.map(one => ({
              value: one.organisation.id,
              label: t.of(one.organisation.name),
            }))}
          />
          <NativeSelect
            label={t('capability-kind')}
            value={kind}
            onChange={event => setKind(event.currentTarget.value as CapabilityKind)}
            data={CAPABILITY_KINDS.map(value => ({ value, label: t(`capability-kind-${value}`) }))}
          />
          <BilingualInput
            label={t('capability-title')}
            description={t('capability-title-hint')}
            value={title}
            onChange={setTitle}
            maxLength={200}
            error={titleProblem}
            required
          />
          <div>
            <Button type="submit" loading={busy} disabled={!title.vi?.trim() && !title.en?.trim()}>
              {t('capability-begin')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
