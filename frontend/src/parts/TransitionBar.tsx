import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useId, useRef, useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import type { AllowedAction } from '@/api/views';
import { useT } from '@/texts/use-t';
import { ActingNote } from './ActingNote';
import { Dialog } from './Dialog';
import { Icon } from './Icon';
import { ErrorNotice, Notice } from './Notice';
import { toast } from './toast';

export type Extra = Record<string, unknown>;

/** What an action needs beyond a reason. */
export interface ActionForm {
  render: (value: Extra, set: (patch: Extra) => void) => ReactNode;
  initial?: Extra;
  /** False while the form cannot be sent yet. */
  complete?: (value: Extra) => boolean;
  /** The form asks for the reason itself. */
  withReason?: boolean;
  /** What is sent, where that is more than what was touched: a choice that was left as it stood. */
  body?: (value: Extra) => Extra;
}

export interface TransitionBarProps<V> {
  /** Noun of the texts `action-<noun>-<action>` and `effect-<noun>-<action>`. */
  noun: string;
  /** Names the record where several stand on one screen. */
  about?: string;
  /** Resource, e.g. `/challenges/{id}`; the bar posts to `<path>/transitions`. */
  path: string;
  /** The version that was read, or `readAs` of it where the text has a number of its own. */
  version: number | string;
  actions: AllowedAction[];
  /** Extra fields by action. */
  forms?: Record<string, ActionForm>;
  /** Actions that another screen or dialog carries out. */
  handlers?: Record<string, () => void>;
  /** Actions whose texts go by another name here, since what they do depends on where the record stands. */
  called?: Record<string, string>;
  /** Taken by the person themselves, in no organisation's name. */
  personal?: boolean;
  onDone: (view: V) => void;
  /** After a 412: read the resource again. */
  onStale?: () => void;
}

/** Actions that end or refuse something look like it. */
const GRAVE = new Set([
  'cancel',
  'decline',
  'dissolve',
  'mark_ineligible',
  'refuse',
  'revoke',
  'terminate',
  'withdraw',
  'close_without_award',
]);
const BACKWARD = new Set(['return', 'revise', 'reopen', 'pause', 'extend']);

const variantOf = (action: string) => (GRAVE.has(action) || BACKWARD.has(action) ? 'outline' : 'filled');

/** The steps a record offers its viewer, as the server listed them; blocked ones stand there with their reason. */
export function TransitionBar<V>(props: TransitionBarProps<V>) {
  const t = useT();
  const id = useId();
  const [picked, setPicked] = useState<AllowedAction | null>(null);
  if (props.actions.length === 0) return null;
  const label = (action: string) => t.or(`action-${props.noun}-${props.called?.[action] ?? action}`, action);
  const ordered = [...props.actions].sort(
    (a, b) => Number(GRAVE.has(a.action)) - Number(GRAVE.has(b.action)),
  );
  return (
    <section
      className="nc-transitions nc-no-print"
      aria-label={props.about ? t('actions-label-of', { about: props.about }) : t('actions-label')}
    >
      <ul className="nc-list nc-row">
        {ordered.map(one => (
          <li key={one.action}>
            <Button
              variant={variantOf(one.action)}
              color={GRAVE.has(one.action) ? 'red' : 'pine'}
              disabled={!one.allowed}
              aria-describedby={one.blocked ? `${id}-${one.action}` : undefined}
              onClick={() => {
                const handler = props.handlers?.[one.action];
                if (handler) handler();
                else setPicked(one);
              }}
            >
              {label(one.action)}
            </Button>
          </li>
        ))}
      </ul>
      {ordered.some(one => !one.allowed && one.blocked) && (
        <ul className="nc-list nc-blocked">
          {ordered.map(
            one =>
              !one.allowed &&
              one.blocked && (
                <li key={one.action} id={`${id}-${one.action}`}>
                  <Icon name="lock" size={15} />
                  <span>
                    <strong>{label(one.action)}:</strong> {one.blocked.message}
                  </span>
                </li>
              ),
          )}
        </ul>
      )}
      {picked && <TransitionDialog {...props} picked={picked} onClose={() => setPicked(null)} />}
    </section>
  );
}

function TransitionDialog<V>({
  noun,
  path,
  version,
  forms,
  called,
  picked,
  personal = false,
  onDone,
  onStale,
  onClose,
}: TransitionBarProps<V> & { picked: AllowedAction; onClose: () => void }) {
  const t = useT();
  const form = forms?.[picked.action];
  const [reason, setReason] = useState('');
  const [extra, setExtra] = useState<Extra>(form?.initial ?? {});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const name = called?.[picked.action] ?? picked.action;
  const label = t.or(`action-${noun}-${name}`, picked.action);
  const effect = `effect-${noun}-${name}`;
  const asksReason = picked.reason_required && !form?.withReason;
  const ready = (!asksReason || reason.trim() !== '') && (form?.complete?.(extra) ?? true);
  const stale = error instanceof ApiError && error.isConflict;

  const carryOut = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = {
        action: picked.action,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(form?.body?.(extra) ?? extra),
      };
      const view = await api.post<V>(`${path}/transitions`, body, {
        ifMatch: version,
        intent: intent.current,
      });
      onClose();
      toast(t('action-done', { action: label }));
      onDone(view);
    } catch (problem) {
      setError(problem);
      setBusy(false);
      if (problem instanceof ApiError && problem.isConflict) onStale?.();
    }
  };

  return (
    <Dialog title={label} onClose={onClose}>
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          if (ready && !busy) void carryOut();
        }}
      >
        {t.has(effect) && <p>{t(effect)}</p>}
        {form?.render(extra, patch => setExtra(old => ({ ...old, ...patch })))}
        {asksReason && (
          <Textarea
            label={t('reason')}
            description={t('reason-hint')}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            required
            autosize
            minRows={3}
            data-autofocus
          />
        )}
        {stale ? (
          <Notice tone="warn" live>
            <p>{t('action-stale')}</p>
          </Notice>
        ) : (
          error !== null && <ErrorNotice error={error} />
        )}
        {!personal && <ActingNote />}
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button
            type="submit"
            color={GRAVE.has(picked.action) ? 'red' : 'pine'}
            disabled={!ready}
            loading={busy}
          >
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
