import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { api } from '@/api/client';
import type { DecisionView, FollowUp, FollowUpDecision, PilotView, RecognitionDecision } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { DayField, FieldBox } from '@/parts/Fields';
import { FormFrame } from '@/parts/FormFrame';
import { PaperChoice, paperToSign } from '@/parts/Papers';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { useT } from '@/texts/use-t';
import { useSignedPapers } from './signed-papers';

const OUTCOMES: FollowUp[] = ['adopt', 'scale', 'extend', 'stop'];

interface Typed {
  number: string;
  decided_on: string | null;
  attachment_id: string;
  outcome: FollowUp | '';
  reasons: string;
}

export interface DecisionDialogProps {
  view: PilotView;
  /** Recognising the result, or deciding what follows; also the end of the address. */
  kind: 'recognition' | 'follow-up';
  onClose: () => void;
  onDone: () => void;
}

/** A signed paper put on record: its number, its day, the file, and what it decides. */
export function DecisionDialog({ view, kind, onClose, onDone }: DecisionDialogProps) {
  const t = useT();
  const title = t(kind === 'recognition' ? 'action-pilot-recognise' : 'action-pilot-close');
  const form = useForm<Typed>({
    path: `/pilots/${view.id}/${kind}`,
    title: t('form-of', { form: title, code: view.code }),
    initial: { number: '', decided_on: null, attachment_id: '', outcome: '', reasons: '' },
  });
  const { value, set, idOf, messageOf } = form;
  const follows = kind === 'follow-up';
  const layUp = useSignedPapers(`/pilots/${view.id}`, view, 'decision');
  const chosen = paperToSign(view.laid_up, value.attachment_id);
  const ready =
    value.number.trim() !== '' &&
    value.decided_on !== null &&
    chosen !== undefined &&
    (!follows || value.outcome !== '');
  const send = async () => {
    const { decided_on, outcome } = value;
    if (!decided_on || !chosen) return;
    const answer = await form.send(({ number, reasons }, intent) => {
      const paper: RecognitionDecision = { number: number.trim(), decided_on, attachment_id: chosen.id };
      const body: RecognitionDecision | FollowUpDecision = outcome
        ? { ...paper, outcome, ...(reasons.trim() ? { reasons: reasons.trim() } : {}) }
        : paper;
      return api.post<DecisionView>(`/pilots/${view.id}/${kind}`, body, { intent });
    });
    if (!answer) return;
    toast(t('action-done', { action: title }));
    onDone();
  };
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <FormFrame form={form} submit={title} onSubmit={() => void send()} onCancel={onClose} ready={ready}>
        <p>{t(follows ? 'effect-pilot-close' : 'effect-pilot-recognise')}</p>
        {follows && (
          <Radio.Group
            id={idOf('outcome')}
            label={t('follow-up-question')}
            value={value.outcome}
            onChange={outcome => set({ outcome: outcome as FollowUp })}
            error={messageOf('outcome')}
            required
          >
            <Stack gap="xs" mt="xs">
              {OUTCOMES.map(one => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`follow-up-${one}`)}
                  description={t(`follow-up-hint-${one}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <TextInput
          id={idOf('number')}
          label={t('pilot-decision-number-label')}
          description={t('pilot-decision-number-hint')}
          value={value.number}
          error={messageOf('number')}
          required
          onChange={event => set({ number: event.currentTarget.value })}
        />
        <DayField form={form} name="decided_on" label={t('pilot-decision-day')} required />
        <FieldBox id={idOf('attachment_id')}>
          <PaperChoice
            label={t('signed-file')}
            papers={view.laid_up}
            chosen={chosen}
            onChoose={attachment_id => set({ attachment_id })}
            apart={view.separate_signer}
            layUp={layUp}
            error={messageOf('attachment_id')}
          />
        </FieldBox>
        {follows && (
          <Textarea
            id={idOf('reasons')}
            label={t('reason')}
            description={t('follow-up-reasons-hint')}
            value={value.reasons}
            error={messageOf('reasons')}
            autosize
            minRows={3}
            onChange={event => set({ reasons: event.currentTarget.value })}
          />
        )}
      </FormFrame>
    </Dialog>
  );
}
