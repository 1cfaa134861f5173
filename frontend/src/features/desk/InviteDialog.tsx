import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { ChallengeView, InvitationPreview, InvitedMany, InviteMany, SentTo } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { Dialog } from '@/parts/Dialog';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import type { Choosable } from './choosing';
import { Letters } from './Letters';

export interface InviteDialogProps {
  challenge: ChallengeView;
  to: Choosable[];
  onClose: () => void;
  onSent?: () => void;
}

const LIMIT = 2000;

/** One organisation is asked once, by the first of its capabilities that was chosen. */
function onceEach(to: Choosable[]): Choosable[] {
  const seen = new Set<string>();
  return to.filter(one => !seen.has(one.organisation.id) && seen.add(one.organisation.id));
}

/**
 * Invites one or several to answer the call: first the words, to all and to each; then the letters as the server has
 * written them; then what became of each.
 */
export function InviteDialog({ challenge, to, onClose, onSent }: InviteDialogProps) {
  const t = useT();
  const cache = useCache();
  const intent = useRef(new Intent());
  const [recipients] = useState(() => onceEach(to));
  const [message, setMessage] = useState('');
  const [additions, setAdditions] = useState<Record<string, string>>({});
  const [letters, setLetters] = useState<InvitationPreview | null>(null);
  const [failed, setFailed] = useState<SentTo[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const path = `/challenges/${challenge.id}`;
  const [only] = recipients;
  const title =
    recipients.length === 1 && only
      ? t('invite-name', { name: t.of(only.organisation.name) })
      : t('invite-many', { count: recipients.length });

  const body: InviteMany = {
    message: message.trim(),
    recipients: recipients.map(one => {
      const addition = additions[one.organisation.id]?.trim();
      return {
        organisation_id: one.organisation.id,
        ...(one.capability ? { capability_id: one.capability.id } : {}),
        ...(addition ? { addition } : {}),
      };
    }),
  };

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  const look = () =>
    attempt(async () => {
      setLetters(await api.post<InvitationPreview, InviteMany>(`${path}/invitations/preview`, body));
    });
  const send = () =>
    attempt(async () => {
      const report = await api.post<InvitedMany, InviteMany>(`${path}/invitations/batch`, body, {
        intent: intent.current,
      });
      toast(t('invite-sent', { count: report.sent }));
      onSent?.();
      const left = report.items.filter(one => one.outcome !== 'sent');
      if (left.length === 0) onClose();
      else setFailed(left);
      await cache.stale(`${path}/matches`, `${path}/invitations`, `${path}/funnel`, `${path}/shortlist`);
    });

  if (failed) return <Failed title={title} items={failed} onClose={onClose} />;
  const sendable = letters?.items.filter(one => !one.code).length ?? 0;
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void (letters ? send() : look());
        }}
      >
        {letters ? (
          <Letters of={letters} />
        ) : (
          <>
            <Textarea
              label={t('invite-message')}
              description={t('invite-message-hint')}
              value={message}
              maxLength={LIMIT}
              onChange={event => setMessage(event.currentTarget.value)}
              autosize
              minRows={5}
              data-autofocus
            />
            {recipients.length > 1 && (
              <fieldset className="nc-fieldset nc-stack">
                <legend className="nc-label">{t('invite-additions')}</legend>
                {recipients.map(one => (
                  <Textarea
                    key={one.organisation.id}
                    label={t.of(one.organisation.name)}
                    value={additions[one.organisation.id] ?? ''}
                    maxLength={LIMIT}
                    onChange={event => {
                      const { value } = event.currentTarget;
                      setAdditions(old => ({ ...old, [one.organisation.id]: value }));
                    }}
                    autosize
                    minRows={1}
                  />
                ))}
              </fieldset>
            )}
          </>
        )}
        <p className="nc-small nc-soft">{t('invite-effect')}</p>
        {error !== null && <ErrorNotice error={error} />}
        <ActingNote />
        <div className="nc-row nc-dialog-buttons">
          {letters ? (
            <Button variant="default" onClick={() => setLetters(null)}>
              {t('invite-rewrite')}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {t('back-out')}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={letters !== null && sendable === 0}>
            {letters ? t('invite-send-count', { count: sendable }) : t('invite-look')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Failed({ title, items, onClose }: { title: string; items: SentTo[]; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="nc-stack">
        <Notice tone="warn" title={t('invite-not-sent')} live>
          <ul>
            {items.map(one => (
              <li key={one.organisation_id}>
                <strong>
                  <Text of={one.organisation?.name ?? one.organisation_id} />
                </strong>
                : {one.message}
              </li>
            ))}
          </ul>
        </Notice>
        <div className="nc-row nc-dialog-buttons">
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
