import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { AiRiskClass, PilotView, UpdatePilot } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { FormFrame } from '@/parts/FormFrame';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import {
  PlaceAndTermFacts,
  PlaceAndTermFields,
  placeAndTermOf,
  type TypedPlaceAndTerm,
  typedPlaceAndTerm,
} from './PlaceAndTerm';

const CLASSES: AiRiskClass[] = ['minimal', 'medium', 'high'];

interface Typed extends TypedPlaceAndTerm {
  ethics_reference: string;
  data_annex_reference: string;
  ai_risk_class: AiRiskClass | '';
}

export interface SetUpProps {
  view: PilotView;
  onSaved: (view: PilotView) => void;
  onStale: () => void;
}

/** Where, when and under which papers a pilot runs. */
export function SetUp(props: SetUpProps) {
  const { view } = props;
  const t = useT();
  const [editing, setEditing] = useState(false);
  const inside = view.agreement_id !== undefined;
  // The proposing unit and the acceptance council read the pilot's papers; its agreement is its parties'.
  const parties = [view.orderer.id, view.solver.id, view.broker.id];
  const party = useActor().memberships.some(one => parties.includes(one.organisation.id));
  const paper = (needed: boolean, value: string | null | undefined) =>
    value ? (
      value
    ) : needed ? (
      <strong className="nc-bad">{t('pilot-paper-missing')}</strong>
    ) : (
      t('pilot-paper-not-needed')
    );
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="pilot-set-up">
      <h2 id="pilot-set-up">{t('pilot-set-up')}</h2>
      <dl className="nc-facts">
        <dt>{t('noun-challenge')}</dt>
        <dd>
          <GoLink to={places.challenge(view.challenge.id)}>{view.challenge.code}</GoLink>
        </dd>
        <dt>{t('pilot-proposer')}</dt>
        <dd>
          <Text of={view.proposer.name} />
        </dd>
        <PlaceAndTermFacts of={view} />
        {inside && (
          <>
            <dt>{t('pilot-ethics-reference')}</dt>
            <dd>{paper(view.needs_ethics_approval, view.ethics_reference)}</dd>
            <dt>{t('pilot-data-annex-reference')}</dt>
            <dd>{paper(view.needs_data_annex, view.data_annex_reference)}</dd>
          </>
        )}
        <dt>{t('pilot-ai-risk-class')}</dt>
        <dd>
          {paper(view.needs_ai_risk_class, view.ai_risk_class ? t(`ai-risk-${view.ai_risk_class}`) : null)}
        </dd>
        {view.agreement_id && party && (
          <>
            <dt>{t('noun-agreement')}</dt>
            <dd>
              <GoLink to={places.agreement(view.agreement_id)}>{t('pilot-to-agreement')}</GoLink>
            </dd>
          </>
        )}
      </dl>
      {view.may_set_up && (
        <div>
          <Button
            variant="outline"
            leftSection={<Icon name="pen" size={16} />}
            onClick={() => setEditing(true)}
          >
            {t('pilot-set-up-edit')}
          </Button>
        </div>
      )}
      {editing && (
        <Dialog title={t('pilot-set-up')} size="lg" onClose={() => setEditing(false)}>
          <SetUpForm {...props} onClose={() => setEditing(false)} />
        </Dialog>
      )}
    </section>
  );
}

function SetUpForm({ view, onSaved, onStale, onClose }: SetUpProps & { onClose: () => void }) {
  const t = useT();
  const form = useForm<Typed>({
    path: `/pilots/${view.id}`,
    title: t('form-of', { form: t('pilot-set-up'), code: view.code }),
    initial: {
      ...typedPlaceAndTerm(view),
      ethics_reference: view.ethics_reference ?? '',
      data_annex_reference: view.data_annex_reference ?? '',
      ai_risk_class: view.ai_risk_class ?? '',
    },
  });
  const { value, set, idOf, messageOf } = form;
  const save = async () => {
    const answer = await form.send(async typed => {
      const body: UpdatePilot = {
        ...placeAndTermOf(typed),
        ethics_reference: typed.ethics_reference.trim() || null,
        data_annex_reference: typed.data_annex_reference.trim() || null,
        ai_risk_class: typed.ai_risk_class || null,
      };
      return api.patch<PilotView>(`/pilots/${view.id}`, body, view.version).catch((error: unknown) => {
        onStale();
        throw error;
      });
    });
    if (!answer) return;
    onSaved(answer.data);
    toast(t('pilot-set-up-saved'));
    onClose();
  };
  const demand = (needed: boolean) => (needed ? t('pilot-paper-needed') : t('pilot-paper-optional'));
  return (
    <FormFrame form={form} submit={t('save')} onSubmit={() => void save()} onCancel={onClose}>
      <PlaceAndTermFields form={form} />
      <TextInput
        id={idOf('ethics_reference')}
        label={t('pilot-ethics-reference')}
        description={demand(view.needs_ethics_approval)}
        value={value.ethics_reference}
        error={messageOf('ethics_reference')}
        onChange={event => set({ ethics_reference: event.currentTarget.value })}
      />
      <TextInput
        id={idOf('data_annex_reference')}
        label={t('pilot-data-annex-reference')}
        description={demand(view.needs_data_annex)}
        value={value.data_annex_reference}
        error={messageOf('data_annex_reference')}
        onChange={event => set({ data_annex_reference: event.currentTarget.value })}
      />
      <NativeSelect
        id={idOf('ai_risk_class')}
        label={t('pilot-ai-risk-class')}
        description={demand(view.needs_ai_risk_class)}
        value={value.ai_risk_class}
        error={messageOf('ai_risk_class')}
        onChange={event => set({ ai_risk_class: event.currentTarget.value as AiRiskClass | '' })}
        data={[
          { value: '', label: t('pilot-ai-none') },
          ...CLASSES.map(one => ({ value: one, label: t(`ai-risk-${one}`) })),
        ]}
      />
    </FormFrame>
  );
}
