import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { AttachmentView, Decide, DecisionView, RankingView } from '@/api/views';
import { AttachmentList } from '@/parts/AttachmentList';
import { DayInput } from '@/parts/DateTimeInput';
import { ErrorSummary, type FormError } from '@/parts/ErrorSummary';
import { useGo } from '@/parts/GoLink';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

const NOBODY = 'none';

/** Whether the choice is another one than the council recommends. */
export function departs(choice: string | null, recommendation: RankingView['recommendation']): boolean {
  if (choice === null || !recommendation) return false;
  return choice !== (recommendation.none ? NOBODY : recommendation.winner);
}

/** Number, date and file of the signed decision, the winner, and the reasons where it goes its own way. */
export function DecisionForm({ challengeId, ranking }: { challengeId: string; ranking: RankingView }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const name = useId();
  const intent = useRef(new Intent());
  const path = `/challenges/${challengeId}`;
  const [file, setFile] = useState<AttachmentView | null>(null);
  const [number, setNumber] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [choice, setChoice] = useState<string | null>(null);
  const [reasons, setReasons] = useState('');
  const [fields, setFields] = useState<FormError[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const departing = departs(choice, ranking.recommendation);
  const reasoned = departing || choice === NOBODY;
  const ready = file && number.trim() && day && choice && (!reasoned || reasons.trim());
  const messageFor = (field: string) => fields.find(one => one.field === `decision-${field}`)?.message;

  const enter = async () => {
    if (!file || !day) return;
    setBusy(true);
    setError(null);
    setFields([]);
    try {
      await api.post<DecisionView, Decide>(
        `${path}/decision`,
        {
          number: number.trim(),
          decided_on: day,
          attachment_id: file.id,
          outcome: choice === NOBODY ? 'no_award' : 'award',
          ...(choice === NOBODY ? {} : { submission_id: choice }),
          ...(reasons.trim() ? { reasons: reasons.trim() } : {}),
        },
        { intent: intent.current },
      );
      await cache.stale('/challenges', '/me/tasks');
      toast(t('decision-entered'));
      go(places.challenge(challengeId), { replace: true });
    } catch (problem) {
      if (problem instanceof ApiError && problem.fields.length > 0) {
        setFields(
          problem.fields.map(one => ({
            field: `decision${one.pointer.replace('/', '-')}`,
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
        if (ready) void enter();
      }}
    >
      <h2>{t('decision-form-title')}</h2>
      <Notice tone="warn">
        <p>{t('decision-effect')}</p>
      </Notice>
      <ErrorSummary errors={fields} />
      {error !== null && <ErrorNotice error={error} />}
      <div className="nc-stack-tight" id="decision-attachment_id">
        <h3 className="nc-label">{t('decision-file')}</h3>
        <AttachmentList
          label={t('decision-file')}
          items={file ? [file] : []}
          uploadTo={`${path}/attachments`}
          purpose="decision"
          accept=".pdf,application/pdf"
          hint={t('decision-file-hint')}
          onUploaded={setFile}
        />
        {file && <p className="nc-small nc-soft nc-digest">{t('decision-digest', { hash: file.sha256 })}</p>}
        {messageFor('attachment_id') && <p className="nc-small nc-bad">{messageFor('attachment_id')}</p>}
      </div>
      <TextInput
        id="decision-number"
        label={t('decision-number')}
        description={t('decision-number-hint')}
        value={number}
        error={messageFor('number')}
        onChange={event => setNumber(event.currentTarget.value)}
        required
      />
      <DayInput
        label={t('decision-day')}
        value={day}
        error={messageFor('decided_on')}
        onChange={setDay}
        required
      />
      <fieldset className="nc-choices">
        <legend className="nc-label">{t('decision-outcome')}</legend>
        {ranking.computed.map(one => (
          <Radio
            key={one.subject_id}
            name={name}
            label={`${one.code} · ${t.of(one.organisation.name)}`}
            description={
              ranking.recommendation?.winner === one.subject_id
                ? t('ranking-recommended')
                : t(one.passed ? 'ranking-passed' : 'ranking-failed')
            }
            checked={choice === one.subject_id}
            onChange={() => setChoice(one.subject_id)}
          />
        ))}
        <Radio
          name={name}
          label={t('decision-outcome-no_award')}
          description={ranking.recommendation?.none ? t('ranking-recommended') : undefined}
          checked={choice === NOBODY}
          onChange={() => setChoice(NOBODY)}
        />
      </fieldset>
      {departing && (
        <Notice tone="warn" live title={t('decision-departs')}>
          <p>{t('decision-departs-text')}</p>
        </Notice>
      )}
      <Textarea
        id="decision-reasons"
        label={t('decision-reasons')}
        description={t(reasoned ? 'decision-reasons-needed' : 'decision-reasons-hint')}
        value={reasons}
        error={messageFor('reasons')}
        onChange={event => setReasons(event.currentTarget.value)}
        required={reasoned}
        autosize
        minRows={3}
      />
      <div>
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('decision-send')}
        </Button>
      </div>
    </form>
  );
}
