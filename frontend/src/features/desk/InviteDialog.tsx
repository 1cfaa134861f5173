import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { ChallengeView, CreateInvitation, InvitationView, OrgRef } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { Dialog } from '@/parts/Dialog';
import { ErrorNotice } from '@/parts/Notice';
import { Deadline, Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';

export interface InviteDialogProps {
  challenge: ChallengeView;
  to: { organisation: OrgRef; capability?: { id: string } | null };
  onClose: () => void;
}

/** Invites somebody to answer the call; beside the writing stands what the invited will read. */
export function InviteDialog({ challenge, to, onClose }: InviteDialogProps) {
  const t = useT();
  const cache = useCache();
  const intent = useRef(new Intent());
  const [message, setMessage] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const name = t.of(to.organisation.name);
  const path = `/challenges/${challenge.id}`;

  const invite = async () => {
    setBusy(true);
    setError(null);
    try {
      await api.post<InvitationView, CreateInvitation>(
        `${path}/invitations`,
        {
          organisation_id: to.organisation.id,
          ...(to.capability ? { capability_id: to.capability.id } : {}),
          message: message.trim(),
        },
        { intent: intent.current },
      );
      toast(t('invite-done', { name }));
      onClose();
      await cache.stale(`${path}/matches`, `${path}/invitations`);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('invite-name', { name })} size="lg" onClose={onClose}>
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void invite();
        }}
      >
        <Textarea
          label={t('invite-message')}
          description={t('invite-message-hint')}
          value={message}
          maxLength={2000}
          onChange={event => setMessage(event.currentTarget.value)}
          autosize
          minRows={5}
          data-autofocus
        />
        <section className="nc-letter" aria-labelledby="invite-preview">
          <h3 id="invite-preview" className="nc-label">
            {t('invite-preview')}
          </h3>
          <dl className="nc-facts">
            <dt>{t('invite-to')}</dt>
            <dd>{name}</dd>
            <dt>{t('noun-challenge')}</dt>
            <dd>
              <span className="nc-code">{challenge.code}</span> <Text of={challenge.title} />
            </dd>
            {challenge.closes_at && (
              <>
                <dt>{t('invite-closes')}</dt>
                <dd>
                  <Deadline at={challenge.closes_at} />
                </dd>
              </>
            )}
            <dt>{t('invite-words')}</dt>
            <dd className="nc-prose">{message.trim() || t('invite-no-words')}</dd>
          </dl>
        </section>
        <p className="nc-small nc-soft">{t('invite-effect')}</p>
        {error !== null && <ErrorNotice error={error} />}
        <ActingNote />
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('invite-send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
