import { Textarea } from '@mantine/core';
import { api } from '@/api/client';
import type { IndicatorView, MeasurementView, PilotView, TransitionMeasurement } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { FormFrame } from '@/parts/FormFrame';
import { Day, Moment, Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** A measurement of an indicator. */
export interface Reading {
  indicator: IndicatorView;
  measurement: MeasurementView;
}

/** What was declared void: kept on record with the reason, neither plotted nor counted. */
export function VoidedReadings({ indicator }: { indicator: IndicatorView }) {
  const t = useT();
  const format = useFormat();
  const voided = indicator.voided ?? [];
  if (voided.length === 0) return null;
  return (
    <details>
      <summary>{t('measurements-voided', { count: voided.length })}</summary>
      <ul className="nc-stack-tight">
        {voided.map(one => (
          <li key={one.id}>
            <del>
              {format.number(one.value)} {t.of(indicator.unit)}
            </del>{' '}
            · {t('plot-day')} <Day on={one.measured_on} />
            {one.site && ` · ${one.site}`}
            {one.void_reason && <span className="nc-block nc-prose">{one.void_reason}</span>}
            {one.voided_at && (
              <span className="nc-block nc-small nc-soft">
                {t('measurement-voided-at')} <Moment at={one.voided_at} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

export interface VoidDialogProps extends Reading {
  view: PilotView;
  onClose: () => void;
  onChanged: () => void;
}

/** Takes a slip of the hand out of the count, with the reason. */
export function VoidDialog({ view, indicator, measurement, onClose, onChanged }: VoidDialogProps) {
  const t = useT();
  const format = useFormat();
  const path = `/pilots/${view.id}/measurements/${measurement.id}/transitions`;
  const title = t('measurement-void-title');
  const form = useForm({
    path,
    title: t('form-of', { form: title, code: view.code }),
    initial: { reason: '' },
  });
  const { reason } = form.value;
  const send = async () => {
    const answer = await form.send((typed, intent) =>
      api.post<MeasurementView, TransitionMeasurement>(
        path,
        { action: 'void', reason: typed.reason.trim() },
        { intent },
      ),
    );
    if (!answer) return;
    toast(t('measurement-voided'));
    onChanged();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame
        form={form}
        submit={t('measurement-void')}
        onSubmit={() => void send()}
        onCancel={onClose}
        ready={reason.trim() !== ''}
      >
        <p className="nc-strong">
          <Text of={indicator.name} />: {format.number(measurement.value)} {t.of(indicator.unit)} ·{' '}
          <Day on={measurement.measured_on} />
        </p>
        <p>{t('measurement-void-effect')}</p>
        <Textarea
          id={form.idOf('reason')}
          label={t('reason')}
          description={t('measurement-void-hint')}
          value={reason}
          error={form.messageOf('reason')}
          onChange={event => form.set({ reason: event.currentTarget.value })}
          required
          autosize
          minRows={2}
        />
      </FormFrame>
    </Dialog>
  );
}
