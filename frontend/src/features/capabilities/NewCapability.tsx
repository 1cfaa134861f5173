import { Button, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { CAPABILITY_KINDS } from '@/api/choices';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { Bilingual, CapabilityKind, CapabilityView, CreateCapability } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { BilingualInput } from '@/parts/BilingualInput';
import { useGo } from '@/parts/GoLink';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { SwitchOffer } from '@/parts/SwitchOffer';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { solverMemberships } from '@/session/who';
import { useT } from '@/texts/use-t';

/** The little that is needed to begin; everything else is written in the editor, which saves by itself. */
export function NewCapability() {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const holder = solverMemberships(useActor())[0]?.organisation;
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
    if (!holder) return;
    setBusy(true);
    setError(null);
    try {
      const body: CreateCapability = { organisation_id: holder.id, kind, title };
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
      {!holder ? (
        <EmptyState title={t('capability-no-organisation')} action={<SwitchOffer />} />
      ) : (
        <form
          className="nc-card nc-stack"
          onSubmit={event => {
            event.preventDefault();
            if (!busy) void begin();
          }}
        >
          {error !== null && !titleProblem && <ErrorNotice error={error} />}
          <p>
            <span className="nc-label">{t('capability-holder')}:</span> <Text of={holder.name} />
          </p>
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
          <ActingNote />
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
