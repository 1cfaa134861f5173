import { Radio, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { ChallengeView, Decide, DecisionView, OrgRef, RankingView } from '@/api/views';
import { DayField, FieldBox } from '@/parts/Fields';
import { FormFrame } from '@/parts/FormFrame';
import { useGo } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { PaperChoice, paperToSign } from '@/parts/Papers';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { useDecisionPapers } from './preparing';

const NOBODY = 'none';

/** Somebody who may be chosen, or who stands there shut. */
export interface Candidate {
  id: string;
  code: string;
  /** Absent while its name is withheld from this reader. */
  organisation?: OrgRef | null | undefined;
  /** What is to be known about the choice. */
  note: string;
  shut?: boolean;
}

export interface DecisionFormProps {
  order: ChallengeView;
  candidates: Candidate[];
  /** What the council said about this very choice; a further decision has none and always gives its reasons. */
  recommendation: RankingView['recommendation'];
}

interface Typed {
  attachment_id: string | null;
  number: string;
  decided_on: string | null;
  choice: string | null;
  reasons: string;
}

/** Whether the choice is another one than the council recommends. */
export function departs(choice: string | null, recommendation: RankingView['recommendation']): boolean {
  if (choice === null || !recommendation) return false;
  return choice !== (recommendation.none ? NOBODY : recommendation.winner);
}

/** Number, date and file of the signed decision, the winner, and the reasons where it goes its own way. */
export function DecisionForm({ order, candidates, recommendation }: DecisionFormProps) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const name = useId();
  const path = `/challenges/${order.id}`;
  const form = useForm<Typed>({
    path: `${path}/decision`,
    title: t('form-of', { form: t('decision-form-title'), code: order.code }),
    initial: { attachment_id: null, number: '', decided_on: null, choice: null, reasons: '' },
  });
  const { value, set, idOf, messageOf } = form;
  const { number, decided_on, choice, reasons } = value;
  const layUp = useDecisionPapers(order);
  const paper = paperToSign(order.laid_up, value.attachment_id);
  const departing = departs(choice, recommendation);
  const reasoned = !recommendation || departing || choice === NOBODY;
  const ready = Boolean(paper && number.trim() && decided_on && choice && (!reasoned || reasons.trim()));

  const enter = async () => {
    if (!ready || !paper || !decided_on) return;
    const answer = await form.send((_, intent) =>
      api.post<DecisionView, Decide>(
        `${path}/decision`,
        {
          number: number.trim(),
          decided_on,
          attachment_id: paper.id,
          outcome: choice === NOBODY ? 'no_award' : 'award',
          ...(choice === NOBODY ? {} : { submission_id: choice }),
          ...(reasons.trim() ? { reasons: reasons.trim() } : {}),
        },
        { intent },
      ),
    );
    if (!answer) return;
    await cache.stale('/challenges', '/submissions', '/me/tasks');
    toast(t('decision-entered'));
    go(places.challenge(order.id), { replace: true });
  };

  return (
    <section className="nc-card nc-stack" aria-labelledby="decision-form">
      <h2 id="decision-form">{t('decision-form-title')}</h2>
      <Notice tone="warn">
        <p>{t('decision-effect')}</p>
      </Notice>
      <FormFrame form={form} submit={t('decision-send')} onSubmit={() => void enter()} ready={ready}>
        <FieldBox id={idOf('attachment_id')}>
          <PaperChoice
            label={t('decision-file')}
            papers={order.laid_up}
            chosen={paper}
            onChoose={attachment_id => set({ attachment_id })}
            apart={order.separate_signer}
            layUp={layUp}
            error={messageOf('attachment_id')}
          />
        </FieldBox>
        <TextInput
          id={idOf('number')}
          label={t('decision-number')}
          description={t('decision-number-hint')}
          value={number}
          error={messageOf('number')}
          onChange={event => set({ number: event.currentTarget.value })}
          required
        />
        <DayField form={form} name="decided_on" label={t('decision-day')} required />
        <FieldBox id={idOf('submission_id')}>
          <fieldset className="nc-choices">
            <legend className="nc-label">{t('decision-outcome')}</legend>
            {candidates.map(one => (
              <Radio
                key={one.id}
                name={name}
                label={[one.code, t.of(one.organisation?.name)].filter(Boolean).join(' · ')}
                description={one.note}
                checked={choice === one.id}
                disabled={one.shut ?? false}
                onChange={() => set({ choice: one.id })}
              />
            ))}
            <Radio
              name={name}
              label={t('decision-outcome-no_award')}
              description={recommendation?.none ? t('ranking-recommended') : undefined}
              checked={choice === NOBODY}
              onChange={() => set({ choice: NOBODY })}
            />
          </fieldset>
          {messageOf('submission_id') && <p className="nc-small nc-bad">{messageOf('submission_id')}</p>}
        </FieldBox>
        {departing && (
          <Notice tone="warn" live title={t('decision-departs')}>
            <p>{t('decision-departs-text')}</p>
          </Notice>
        )}
        <Textarea
          id={idOf('reasons')}
          label={t('decision-reasons')}
          description={t(
            recommendation
              ? reasoned
                ? 'decision-reasons-needed'
                : 'decision-reasons-hint'
              : 'decision-reasons-always',
          )}
          value={reasons}
          error={messageOf('reasons')}
          onChange={event => set({ reasons: event.currentTarget.value })}
          required={reasoned}
          autosize
          minRows={3}
        />
      </FormFrame>
    </section>
  );
}
