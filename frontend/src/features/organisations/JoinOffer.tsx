import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { CreateJoining, JoiningView, OrganisationView } from '@/api/views';
import { FormFrame } from '@/parts/FormFrame';
import { GoLink } from '@/parts/GoLink';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { readMeAgain } from '@/session/session';
import { useMe, useSwitch } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** For those who do not act in the organisation's name: the ways to belong to it. */
export function JoinOffer({ organisation }: { organisation: OrganisationView }) {
  const t = useT();
  const me = useMe();
  const switchTo = useSwitch();
  const name = t.of(organisation.name);
  const { joining } = organisation;
  if (me.memberships.some(one => one.organisation.id === organisation.id)) {
    return (
      <Notice tone="info" title={t('join-is-member')}>
        <div>
          <Button className="nc-wrapped" variant="outline" onClick={() => switchTo(organisation)}>
            {t('acting-switch-to', { name })}
          </Button>
        </div>
      </Notice>
    );
  }
  if (!joining) return null;
  if (joining.pending) {
    return (
      <Notice tone="info" title={t('join-pending')}>
        <p>
          <GoLink to={places.memberships}>{t('join-pending-see')}</GoLink>
        </p>
      </Notice>
    );
  }
  if (!joining.by_domain && !joining.may_request) return null;
  return (
    <section className="nc-card nc-stack" aria-labelledby="organisation-join">
      <h2 id="organisation-join">{t('join-title')}</h2>
      {joining.by_domain && <ByDomain organisation={organisation} />}
      {joining.may_request && <Ask organisation={organisation} />}
    </section>
  );
}

function ByDomain({ organisation }: { organisation: OrganisationView }) {
  const t = useT();
  const me = useMe();
  const cache = useCache();
  const sending = useSending([]);
  const [intent] = useState(() => new Intent());
  const join = () =>
    sending.send(
      () =>
        api.post<JoiningView, CreateJoining>(
          `/organisations/${organisation.id}/joinings`,
          { kind: 'domain' },
          { intent },
        ),
      () => {
        toast(t('join-done', { name: t.of(organisation.name) }));
        void readMeAgain().then(() => cache.stale('/organisations', '/me'));
      },
    );
  return (
    <div className="nc-stack-tight">
      <p>{t('join-by-domain', { email: me.email })}</p>
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
      <div>
        <Button loading={sending.busy} onClick={() => void join()}>
          {t('join-by-domain-send')}
        </Button>
      </div>
    </div>
  );
}

function Ask({ organisation }: { organisation: OrganisationView }) {
  const t = useT();
  const cache = useCache();
  const path = `/organisations/${organisation.id}/joinings`;
  const form = useForm({
    path: `${path}?request`,
    title: t('join-of', { organisation: t.of(organisation.name) }),
    initial: { message: '' },
  });
  const ask = async () => {
    const answer = await form.send(({ message }, intent) =>
      api.post<JoiningView, CreateJoining>(
        path,
        { kind: 'request', ...(message.trim() ? { message: message.trim() } : {}) },
        { intent },
      ),
    );
    if (!answer) return;
    toast(t('join-asked', { name: t.of(organisation.name) }));
    await cache.stale(`/organisations/${organisation.id}`, '/me/joinings');
  };
  return (
    <FormFrame personal form={form} submit={t('join-ask')} onSubmit={() => void ask()}>
      <p className="nc-measure">{t('join-ask-lead')}</p>
      <Textarea
        id={form.idOf('message')}
        label={t('join-message')}
        description={t('join-message-hint')}
        value={form.value.message}
        error={form.messageOf('message')}
        onChange={event => form.set({ message: event.currentTarget.value })}
        maxLength={500}
        autosize
        minRows={2}
      />
    </FormFrame>
  );
}
