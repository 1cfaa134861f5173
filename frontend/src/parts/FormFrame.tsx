import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/error';
import { useT } from '@/texts/use-t';
import { ActingNote } from './ActingNote';
import { ErrorSummary } from './ErrorSummary';
import { ErrorNotice, Notice } from './Notice';
import type { Form } from './use-form';

export interface FormFrameProps<F> {
  form: Form<F>;
  submit: string;
  onSubmit: () => void;
  onCancel?: (() => void) | undefined;
  /** Something is still missing that the browser cannot see. */
  ready?: boolean;
  /** Taken by the person themselves, in no organisation's name. */
  personal?: boolean;
  children: ReactNode;
}

/** Around the fields of a form: what was kept, what is wrong, and the buttons. */
export function FormFrame<F>({
  form,
  submit,
  onSubmit,
  onCancel,
  ready = true,
  personal = false,
  children,
}: FormFrameProps<F>) {
  const t = useT();
  const stale = form.failure instanceof ApiError && form.failure.isConflict;
  return (
    <form
      className="nc-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {form.restored && (
        <Notice tone="info">
          <p>{t('form-restored')}</p>
          <div>
            <Button size="compact-sm" variant="outline" onClick={form.discard}>
              {t('form-start-anew')}
            </Button>
          </div>
        </Notice>
      )}
      <ErrorSummary errors={form.errors} />
      {children}
      {stale ? (
        <Notice tone="warn" live>
          <p>{t('action-stale')}</p>
        </Notice>
      ) : (
        form.failure !== null && <ErrorNotice error={form.failure} />
      )}
      {!personal && <ActingNote />}
      <div className="nc-row nc-dialog-buttons">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('back-out')}
          </Button>
        )}
        <Button type="submit" loading={form.busy} disabled={!ready}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
