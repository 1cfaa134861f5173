import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { Bilingual, IndicatorView, MeasurementView, PilotView, RecordMeasurement } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { BilingualField, DayField } from '@/parts/Fields';
import { FormFrame } from '@/parts/FormFrame';
import { Icon } from '@/parts/Icon';
import { Plot } from '@/parts/Plot';
import { Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { isBlankText } from '@/texts/blank';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { type Reading, VoidDialog, VoidedReadings } from './Voided';

export interface WorkProps {
  view: PilotView;
  onChanged: () => void;
}

/** The order's success measures with what was measured, each drawn against baseline and target. */
export function Indicators({ view, onChanged }: WorkProps) {
  const t = useT();
  const [measuring, setMeasuring] = useState<IndicatorView | null>(null);
  const [voiding, setVoiding] = useState<Reading | null>(null);
  const collecting = view.may_record && (view.status === 'active' || view.status === 'paused');
  return (
    <section className="nc-stack" aria-labelledby="pilot-indicators">
      <div className="nc-row-between">
        <h2 id="pilot-indicators">{t('pilot-indicators')}</h2>
        <p className="nc-soft">
          {t('pilot-indicators-reached', { done: view.indicators_reached, total: view.indicators_total })}
        </p>
      </div>
      {view.indicators.length === 0 && <p className="nc-soft">{t('pilot-indicators-none')}</p>}
      {view.indicators.map(indicator => (
        <IndicatorCard
          key={indicator.id}
          indicator={indicator}
          onMeasure={collecting ? () => setMeasuring(indicator) : undefined}
          onVoid={collecting ? measurement => setVoiding({ indicator, measurement }) : undefined}
        />
      ))}
      {voiding && (
        <VoidDialog view={view} {...voiding} onClose={() => setVoiding(null)} onChanged={onChanged} />
      )}
      {measuring && (
        <Dialog title={t('measurement-new')} onClose={() => setMeasuring(null)}>
          <MeasurementForm
            view={view}
            indicator={measuring}
            onClose={() => setMeasuring(null)}
            onChanged={onChanged}
          />
        </Dialog>
      )}
    </section>
  );
}

function IndicatorCard({
  indicator,
  onMeasure,
  onVoid,
}: {
  indicator: IndicatorView;
  onMeasure: (() => void) | undefined;
  onVoid: ((measurement: MeasurementView) => void) | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const { progress } = indicator;
  const name = t.of(indicator.name);
  return (
    <div className="nc-card nc-stack-tight">
      <Plot
        title={name}
        unit={t.of(indicator.unit)}
        baseline={indicator.baseline}
        target={indicator.target}
        points={indicator.measurements.map(one => ({
          id: one.id,
          on: one.measured_on,
          value: one.value,
          note: [one.site, t.of(one.note)].filter(Boolean).join(' · '),
        }))}
        act={
          onVoid && {
            header: t('measurement-act'),
            on: point => {
              const measurement = indicator.measurements.find(one => one.id === point.id);
              return (
                measurement && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    aria-label={t('measurement-void-named', {
                      name,
                      day: format.day(point.on),
                      value: format.number(point.value),
                    })}
                    onClick={() => onVoid(measurement)}
                  >
                    {t('measurement-void')}
                  </Button>
                )
              );
            },
          }
        }
      />
      <VoidedReadings indicator={indicator} />
      {indicator.method && (
        <p className="nc-small nc-soft">
          {t('indicator-method')} <Text of={indicator.method} />
        </p>
      )}
      <div className="nc-row-between">
        {progress ? (
          <p className="nc-row">
            <span>
              {t('indicator-latest', {
                value: `${format.number(progress.value)} ${t.of(indicator.unit)}`,
                day: format.day(progress.measured_on),
              })}
            </span>
            {progress.reached ? (
              <Badge tone="good" icon="check">
                {t('indicator-at-target')}
              </Badge>
            ) : (
              <Badge tone="info" icon="clock">
                {t('indicator-share', { share: format.percent(progress.share) })}
              </Badge>
            )}
          </p>
        ) : (
          <p className="nc-soft">{t('indicator-no-value')}</p>
        )}
        {onMeasure && (
          <Button
            variant="outline"
            size="compact-md"
            leftSection={<Icon name="plus" size={15} />}
            onClick={onMeasure}
            aria-label={t('measurement-add-to', { name })}
          >
            {t('measurement-add')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface Typed {
  measured_on: string | null;
  value: string;
  site: string;
  note: Bilingual;
}

function MeasurementForm({
  view,
  indicator,
  onChanged,
  onClose,
}: WorkProps & { indicator: IndicatorView; onClose: () => void }) {
  const t = useT();
  const initial: Typed = { measured_on: null, value: '', site: view.sites[0] ?? '', note: {} };
  const form = useForm<Typed>({
    path: `/pilots/${view.id}/measurements#${indicator.id}`,
    title: t('form-of', { form: t('measurement-new'), code: view.code }),
    initial,
  });
  const { value, set, idOf, messageOf } = form;
  const number = Number(value.value.trim().replace(',', '.'));
  const { measured_on } = value;
  const ready = measured_on && value.value.trim() !== '' && Number.isFinite(number);
  const send = async () => {
    if (!ready) return;
    const answer = await form.send(({ site, note }, intent) =>
      api.post<MeasurementView, RecordMeasurement>(
        `/pilots/${view.id}/measurements`,
        {
          indicator_id: indicator.id,
          measured_on,
          value: number,
          ...(site ? { site } : {}),
          ...(isBlankText(note) ? {} : { note }),
        },
        { intent },
      ),
    );
    if (!answer) return;
    toast(t('measurement-added'));
    onChanged();
    onClose();
  };
  return (
    <FormFrame
      form={form}
      submit={t('measurement-send')}
      onSubmit={() => void send()}
      onCancel={onClose}
      ready={Boolean(ready)}
    >
      <p className="nc-strong">
        <Text of={indicator.name} />
      </p>
      <DayField form={form} name="measured_on" label={t('plot-day')} required />
      <TextInput
        id={idOf('value')}
        label={t('plot-value', { unit: t.of(indicator.unit) })}
        inputMode="decimal"
        autoComplete="off"
        required
        value={value.value}
        error={messageOf('value')}
        onChange={event => set({ value: event.currentTarget.value })}
      />
      <NativeSelect
        id={idOf('site')}
        label={t('measurement-site')}
        value={value.site}
        error={messageOf('site')}
        onChange={event => set({ site: event.currentTarget.value })}
        data={[{ value: '', label: t('measurement-site-all') }, ...view.sites]}
      />
      <BilingualField form={form} name="note" label={t('plot-note')} description={t('no-patient-data')} />
    </FormFrame>
  );
}
