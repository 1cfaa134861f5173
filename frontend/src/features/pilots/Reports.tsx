import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type { FileReport, Page, ReportView } from '@/api/views';
import { findDraft } from '@/parts/drafts';
import { BilingualField, DayField } from '@/parts/Fields';
import { FormFrame } from '@/parts/FormFrame';
import { Icon } from '@/parts/Icon';
import { Loaded } from '@/parts/Loading';
import { REPORT_PARTS, ReportCard } from '@/parts/ReportCard';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import type { WorkProps } from './Indicators';

/** Reports in five parts, for the parties and the acceptance council. */
export function Reports(props: WorkProps) {
  const { view } = props;
  const t = useT();
  const me = useMe();
  const path = `/pilots/${view.id}/reports`;
  const reports = useResource<Page<ReportView>>(path);
  const collecting = view.may_record && (view.status === 'active' || view.status === 'paused');
  // What was written before and never sent waits here, opened.
  const [writing, setWriting] = useState(() => collecting && findDraft(me.id, path) !== null);
  return (
    <section className="nc-stack" aria-labelledby="pilot-reports">
      <div className="nc-row-between">
        <h2 id="pilot-reports">{t('pilot-reports')}</h2>
        {collecting && !writing && (
          <Button
            variant="outline"
            size="compact-md"
            leftSection={<Icon name="pen" size={15} />}
            onClick={() => setWriting(true)}
          >
            {t('report-write')}
          </Button>
        )}
      </div>
      {writing && <ReportForm {...props} path={path} onClose={() => setWriting(false)} />}
      <Loaded query={reports} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nc-soft">{t('pilot-reports-none')}</p>
          ) : (
            <ul className="nc-list nc-stack-tight">
              {items.map(report => (
                <li key={report.id}>
                  <ReportCard report={report} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

interface Typed extends Required<Omit<FileReport, 'period_end'>> {
  period_end: string | null;
}

function ReportForm({ view, onChanged, path, onClose }: WorkProps & { path: string; onClose: () => void }) {
  const t = useT();
  const form = useForm<Typed>({
    path,
    title: t('form-of', { form: t('noun-report'), code: view.code }),
    initial: {
      kind: 'periodic',
      period_end: null,
      overview: {},
      methods: {},
      results: {},
      discussion: {},
      conclusion: {},
    },
  });
  const { value, set, idOf, messageOf } = form;
  const send = async () => {
    const { period_end } = value;
    if (!period_end) return;
    const answer = await form.send((typed, intent) =>
      api.post<ReportView, FileReport>(path, { ...typed, period_end }, { intent }),
    );
    if (!answer) return;
    toast(t('report-sent'));
    onChanged();
    onClose();
  };
  return (
    <div className="nc-card nc-form">
      <FormFrame
        form={form}
        submit={t('report-send')}
        onSubmit={() => void send()}
        onCancel={onClose}
        ready={value.period_end !== null}
      >
        <p className="nc-soft">{t('report-lead')}</p>
        <div className="nc-grid">
          <NativeSelect
            id={idOf('kind')}
            label={t('report-kind')}
            value={value.kind}
            error={messageOf('kind')}
            onChange={event => set({ kind: event.currentTarget.value as ReportView['kind'] })}
            data={[
              { value: 'periodic', label: t('report-kind-periodic') },
              { value: 'final', label: t('report-kind-final') },
            ]}
          />
          <DayField form={form} name="period_end" label={t('report-period-end')} required />
        </div>
        {REPORT_PARTS.map(part => (
          <BilingualField
            key={part}
            form={form}
            name={part}
            label={t(`report-part-${part}`)}
            description={t(`report-hint-${part}`)}
            multiline
            rows={4}
            maxLength={8000}
            required
          />
        ))}
      </FormFrame>
    </div>
  );
}
