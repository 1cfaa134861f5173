import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type { Bilingual, Page, Report, ReportPart } from '@/api/types';
import { BilingualInput } from '@/parts/BilingualInput';
import { DayInput } from '@/parts/DateTimeInput';
import { findDraft } from '@/parts/drafts';
import { Icon } from '@/parts/Icon';
import { Loaded } from '@/parts/Loading';
import { Day, Moment, Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { FieldBox, FormFrame } from './FormFrame';
import type { WorkProps } from './Indicators';
import { useForm } from './use-form';

const PARTS: ReportPart[] = ['overview', 'methods', 'results', 'discussion', 'conclusion'];

/** Reports in five parts, for the parties and the acceptance council. */
export function Reports(props: WorkProps) {
  const { view } = props;
  const t = useT();
  const me = useMe();
  const path = `/pilots/${view.id}/reports`;
  const reports = useResource<Page<Report>>(path);
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
                <li key={report.id} className="nc-card">
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

function ReportCard({ report }: { report: Report }) {
  const t = useT();
  return (
    <details>
      <summary>
        <strong>{t(`report-kind-${report.kind}`)}</strong>, {t('report-until')} <Day on={report.period_end} />
      </summary>
      <div className="nc-stack nc-report">
        <p className="nc-small nc-soft">
          {report.filed_by ? t('report-filed-by', { name: report.filed_by.name }) : t('report-filed')}{' '}
          <Moment at={report.filed_at} />
        </p>
        {PARTS.map(part => (
          <div key={part}>
            <h3>{t(`report-part-${part}`)}</h3>
            <p className="nc-prose">
              <Text of={report[part]} />
            </p>
          </div>
        ))}
      </div>
    </details>
  );
}

interface Typed extends Record<ReportPart, Bilingual> {
  kind: Report['kind'];
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
    const answer = await form.send((typed, intent) => api.post<Report>(path, typed, { intent }));
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
            onChange={event => set({ kind: event.currentTarget.value as Report['kind'] })}
            data={[
              { value: 'periodic', label: t('report-kind-periodic') },
              { value: 'final', label: t('report-kind-final') },
            ]}
          />
          <FieldBox id={idOf('period_end')}>
            <DayInput
              label={t('report-period-end')}
              value={value.period_end}
              onChange={period_end => set({ period_end })}
              required
              error={messageOf('period_end')}
            />
          </FieldBox>
        </div>
        {PARTS.map(part => (
          <FieldBox key={part} id={idOf(part)}>
            <BilingualInput
              label={t(`report-part-${part}`)}
              description={t(`report-hint-${part}`)}
              value={value[part]}
              onChange={text => set({ [part]: text })}
              multiline
              rows={4}
              maxLength={8000}
              required
              error={messageOf(part)}
            />
          </FieldBox>
        ))}
      </FormFrame>
    </div>
  );
}
