import { Button, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { LEVELS } from '@/api/choices';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type {
  Bilingual,
  ChallengeKind,
  ChallengeView,
  CreateChallenge,
  Level,
  OrgRef,
  Page,
  ProgrammeView,
} from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { BilingualInput } from '@/parts/BilingualInput';
import { ErrorSummary, type FormError } from '@/parts/ErrorSummary';
import { useGo } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { SimilarToWords } from '@/parts/Similar';
import { SwitchOffer } from '@/parts/SwitchOffer';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { membershipsFor } from '@/session/who';
import { useT } from '@/texts/use-t';
import { PatientDataNotice } from './PatientDataNotice';
import { KINDS } from './vocabulary';

/** Begins an order: whose need, under which programme, in one sentence. The rest is written in the editor. */
export function NewChallenge() {
  const t = useT();
  const me = useActor();
  const programmes = useResource<Page<ProgrammeView>>('/programmes');
  const [mine] = membershipsFor(me, ['health_facility', 'health_department', 'ministry', 'authority']);
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('challenge-new-title')}
        lead={t('challenge-new-lead')}
        back={{ to: places.challenges, text: t('challenges-mine-title') }}
      />
      {!mine ? (
        <EmptyState title={t('challenge-new-nobody')} action={<SwitchOffer />}>
          <p>{t('challenge-new-nobody-hint')}</p>
        </EmptyState>
      ) : (
        <Loaded query={programmes}>
          {({ items }) => <NewForm programmes={items} proposer={mine.organisation} />}
        </Loaded>
      )}
    </div>
  );
}

interface Values {
  programme_id: string;
  kind: ChallengeKind;
  level: Level;
  title: Bilingual;
  summary: Bilingual;
}

interface NewFormProps {
  programmes: ProgrammeView[];
  proposer: OrgRef;
}

function NewForm({ programmes, proposer }: NewFormProps) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const intent = useRef(new Intent());
  const [form, setForm] = useState<Values>(() => {
    const own = programmes.find(one => one.owner.id === proposer.id) ?? programmes[0];
    return {
      programme_id: own?.id ?? '',
      kind: 'solution_order',
      level: 'provincial',
      title: {},
      summary: {},
    };
  });
  const [fields, setFields] = useState<FormError[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const patch = (change: Partial<Values>) => setForm(old => ({ ...old, ...change }));
  const messageFor = (name: string) => fields.find(one => one.field === `challenge-${name}`)?.message;
  const programme = programmes.find(one => one.id === form.programme_id);

  const begin = async () => {
    setBusy(true);
    setError(null);
    setFields([]);
    try {
      const view = await api.post<ChallengeView, CreateChallenge>(
        '/challenges',
        { ...form, proposer_id: proposer.id },
        { intent: intent.current },
      );
      cache.put(`/challenges/${view.id}`, view);
      await cache.stale('/challenges');
      go(places.challengeEditor(view.id), { replace: true });
    } catch (problem) {
      if (problem instanceof ApiError && problem.fields.length > 0) {
        setFields(
          problem.fields.map(one => ({
            field: `challenge-${one.pointer.split('/')[1] ?? ''}`,
            message: one.message,
          })),
        );
      } else setError(problem);
      setBusy(false);
    }
  };

  return (
    <form
      className="nc-card nc-stack"
      onSubmit={event => {
        event.preventDefault();
        void begin();
      }}
    >
      <ErrorSummary errors={fields} />
      {error !== null && <ErrorNotice error={error} />}
      <PatientDataNotice />
      <p id="challenge-proposer_id" tabIndex={-1}>
        <span className="nc-label">{t('challenge-proposer-pick')}:</span> <Text of={proposer.name} />
        {messageFor('proposer_id') && <span className="nc-block nc-bad">{messageFor('proposer_id')}</span>}
      </p>
      <NativeSelect
        id="challenge-programme_id"
        label={t('noun-programme')}
        description={
          programme ? t('challenge-programme-hint', { owner: t.of(programme.owner.name) }) : undefined
        }
        value={form.programme_id}
        error={messageFor('programme_id')}
        onChange={event => patch({ programme_id: event.currentTarget.value })}
        data={programmes.map(one => ({ value: one.id, label: `${one.code} · ${t.of(one.title)}` }))}
      />
      <NativeSelect
        id="challenge-kind"
        label={t('challenge-kind')}
        description={t(`challenge-kind-hint-${form.kind}`)}
        value={form.kind}
        onChange={event => patch({ kind: event.currentTarget.value as ChallengeKind })}
        data={KINDS.map(one => ({ value: one, label: t(`challenge-kind-${one}`) }))}
      />
      <NativeSelect
        id="challenge-level"
        label={t('challenge-level')}
        value={form.level}
        onChange={event => patch({ level: event.currentTarget.value as Level })}
        data={LEVELS.map(one => ({ value: one, label: t(`level-${one}`) }))}
      />
      <BilingualInput
        label={t('challenge-title')}
        description={t('challenge-title-hint')}
        value={form.title}
        onChange={title => patch({ title })}
        maxLength={200}
        error={messageFor('title')}
        required
      />
      <BilingualInput
        label={t('challenge-summary')}
        description={t('challenge-summary-hint')}
        value={form.summary}
        onChange={summary => patch({ summary })}
        maxLength={600}
        error={messageFor('summary')}
        multiline
        rows={3}
      />
      <SimilarToWords title={form.title} text={form.summary} />
      <ActingNote />
      <div>
        <Button type="submit" loading={busy} disabled={!form.title.vi?.trim() && !form.title.en?.trim()}>
          {t('challenge-begin')}
        </Button>
      </div>
    </form>
  );
}
