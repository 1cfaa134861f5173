import { Button, Textarea, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useResource } from '@/api/query';
import type { HeadView } from '@/api/views';
import { verdictOf } from '@/log/check';
import { readPasted } from '@/log/paper';
import { ErrorSummary, type FormError } from '@/parts/ErrorSummary';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Moment } from '@/parts/Shown';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { type Examination, examine, type Part } from './examine';
import { Steps, VerdictNotice } from './Steps';
import './log.css';

/** Checks what somebody holds in their hands about the log: a proof, a receipt, a checkpoint from a mail. */
export function VerifyPage() {
  const t = useT();
  const id = useId();
  const head = useResource<HeadView>('/audit/head');
  const [pasted, setPasted] = useState('');
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [found, setFound] = useState<Examination | null>(null);
  const sending = useSending([]);
  const key = ownKey ?? head.data?.verifier_key ?? '';
  const messageOf = (field: string) => errors.find(one => one.field === `${id}-${field}`)?.message;

  const verify = () => {
    setFound(null);
    setErrors([]);
    const paper = readPasted(pasted);
    const refuse = (field: string, text: string) =>
      setErrors([{ field: `${id}-${field}`, message: t(text) }]);
    if (!paper) return refuse('proof', 'log-unreadable');
    void sending.send(
      () => examine(paper, key),
      answer => (answer ? setFound(answer) : refuse('key', 'log-key-unreadable')),
    );
  };

  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('log-verify-title')}
        lead={t('log-verify-lead')}
        back={{ to: places.log, text: t('log-title') }}
      />
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          verify();
        }}
      >
        <ErrorSummary errors={errors} />
        {sending.failure !== null && <ErrorNotice error={sending.failure} />}
        <Textarea
          id={`${id}-proof`}
          label={t('log-paste')}
          description={t('log-paste-hint')}
          autosize
          minRows={6}
          maxRows={18}
          required
          spellCheck={false}
          classNames={{ input: 'nc-log-paste' }}
          value={pasted}
          error={messageOf('proof')}
          onChange={event => {
            setPasted(event.currentTarget.value);
            setFound(null);
          }}
        />
        {head.error && ownKey === null && (
          <Notice tone="warn">
            <p>{t('log-key-missing')}</p>
          </Notice>
        )}
        <TextInput
          id={`${id}-key`}
          label={t('log-key')}
          description={t('log-key-hint')}
          required
          spellCheck={false}
          classNames={{ input: 'nc-log-paste' }}
          value={key}
          error={messageOf('key')}
          onChange={event => setOwnKey(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={sending.busy}>
            {t('log-verify-now')}
          </Button>
        </div>
      </form>
      {found && <Found found={found} />}
    </div>
  );
}

function Found({ found }: { found: Examination }) {
  const t = useT();
  const format = useFormat();
  const { kind, own, state, record, today } = found;
  return (
    <section className="nc-stack" aria-labelledby="log-result">
      <h2 id="log-result">{t('log-result')}</h2>
      <VerdictNotice steps={own}>
        {state ? (
          <>
            <p>
              {t('log-state', { count: state.size, shown: format.number(state.size, 0) })}{' '}
              <Moment at={state.time} />
            </p>
            <p>{t(`log-proves-${kind}`)}</p>
            <p>{t(`log-proves-not-${kind}`)}</p>
          </>
        ) : (
          <p>{t('log-own-open')}</p>
        )}
      </VerdictNotice>
      <Steps title={t('log-steps')} steps={own} />
      {record && <PartShown part={record} title={t('log-steps-record')} good={t('log-record-good')} />}
      {today && <PartShown part={today} title={t('log-steps-today')} good={t('log-today-good')} />}
    </section>
  );
}

function PartShown({ part, title, good }: { part: Part; title: string; good: string }) {
  const t = useT();
  if ('failure' in part) {
    return (
      <section className="nc-stack-tight" aria-label={title}>
        <h3>{title}</h3>
        <ErrorNotice error={part.failure} />
        <p>{t('log-not-asked')}</p>
      </section>
    );
  }
  return (
    <>
      <Steps title={title} steps={part.steps} />
      {verdictOf(part.steps) === 'proven' ? (
        <Notice tone="good" live>
          <p>{good}</p>
        </Notice>
      ) : (
        <VerdictNotice steps={part.steps} />
      )}
    </>
  );
}
