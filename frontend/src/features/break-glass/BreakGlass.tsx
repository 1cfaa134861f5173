import { Textarea, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import type { BreakGlass as Body, SubmissionView } from '@/api/views';
import { FormFrame } from '@/parts/FormFrame';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { StatusBadge } from '@/parts/StatusBadge';
import { SubmissionText } from '@/parts/SubmissionText';
import { useForm } from '@/parts/use-form';
import { Whose } from '@/parts/Whose';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** An id, however it came: by itself or in the address of a page. */
export const idIn = (text: string): string | null => ID.exec(text)?.[0].toLowerCase() ?? null;

export function BreakGlassPage() {
  const { submission } = useSearch({ from: '/break-glass' });
  return useWho().signs ? <BreakGlass submission={submission ?? ''} /> : <NotFound />;
}

/** In an emergency an approver reads a submission out of turn: with a written reason, sealed and told to its authors. */
export function BreakGlass({ submission }: { submission: string }) {
  const t = useT();
  const [opened, setOpened] = useState<SubmissionView | null>(null);
  if (opened) return <Opened view={opened} />;
  return (
    <div className="nc-stack">
      <PageHeader title={t('break-glass-title')} lead={t('break-glass-lead')} />
      <Notice tone="warn" title={t('break-glass-warning')}>
        <ul>
          <li>{t('break-glass-told')}</li>
          <li>{t('break-glass-sealed')}</li>
          <li>{t('break-glass-only')}</li>
        </ul>
      </Notice>
      <Ask submission={submission} onOpened={setOpened} />
    </div>
  );
}

function Ask({ submission, onOpened }: { submission: string; onOpened: (view: SubmissionView) => void }) {
  const t = useT();
  const form = useForm({
    path: '/break-glass',
    title: t('break-glass-title'),
    initial: { submission, reason: '' },
  });
  const { value, set, idOf, messageOf } = form;
  const id = idIn(value.submission);
  const open = async () => {
    if (!id) return;
    const view = await form.send(({ reason }, intent) =>
      api.post<SubmissionView, Body>(`/submissions/${id}/break-glass`, { reason: reason.trim() }, { intent }),
    );
    if (view) onOpened(view);
  };
  return (
    <section className="nc-card" aria-label={t('break-glass-title')}>
      <FormFrame
        form={form}
        submit={t('break-glass-open')}
        onSubmit={() => void open()}
        ready={id !== null && value.reason.trim() !== ''}
      >
        <TextInput
          id={idOf('submission')}
          label={t('break-glass-submission')}
          description={t('break-glass-submission-hint')}
          value={value.submission}
          error={
            messageOf('submission') ??
            (value.submission.trim() && !id ? t('break-glass-not-an-id') : undefined)
          }
          onChange={event => set({ submission: event.currentTarget.value })}
          required
        />
        <Textarea
          id={idOf('reason')}
          label={t('break-glass-reason')}
          description={t('break-glass-reason-hint')}
          value={value.reason}
          error={messageOf('reason')}
          onChange={event => set({ reason: event.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={4}
          required
        />
        {value.reason.trim() && (
          <section className="nc-stack-tight" aria-labelledby="break-glass-preview">
            <h2 id="break-glass-preview" className="nc-label">
              {t('break-glass-preview')}
            </h2>
            <blockquote className="nc-prose">{value.reason.trim()}</blockquote>
          </section>
        )}
      </FormFrame>
    </section>
  );
}

/** Read-only, and only as long as this page stands: to read it again a reason is given again. */
function Opened({ view }: { view: SubmissionView }) {
  const t = useT();
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t.of(view.title) || t('submission-untitled')}
        titleLang={t.langOf(view.title)}
        code={view.code}
        status={<StatusBadge noun="submission" status={view.status} />}
        lead={<Whose of={view.organisation} />}
      />
      <Notice tone="warn" live title={t('break-glass-opened')}>
        <p>{t('break-glass-opened-note')}</p>
      </Notice>
      <SubmissionText view={view} />
    </div>
  );
}
