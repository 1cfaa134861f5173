import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { ShortlistEntry, ShortlistView, SolverMatch, Verdict } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { Dialog } from '@/parts/Dialog';
import { ErrorNotice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';

export interface JudgeDialogProps {
  challengeId: string;
  match: Pick<SolverMatch, 'organisation'> & { capability?: { id: string } | null };
  verdict: Verdict;
  /** The note that stands, to be written on. */
  note?: string;
  onClose: () => void;
}

/** Puts a match on the shortlist or aside, with a note for the colleagues. */
export function JudgeDialog({ challengeId, match, verdict, note: before = '', onClose }: JudgeDialogProps) {
  const t = useT();
  const cache = useCache();
  const intent = useRef(new Intent());
  const [note, setNote] = useState(before);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const label = t(verdict === 'shortlisted' ? 'judge-shortlist' : 'judge-reject');

  const judge = async () => {
    setBusy(true);
    setError(null);
    try {
      await api.post<ShortlistView, ShortlistEntry>(
        `/challenges/${challengeId}/shortlist`,
        {
          organisation_id: match.organisation.id,
          ...(match.capability ? { capability_id: match.capability.id } : {}),
          note: note.trim(),
          verdict,
        },
        { intent: intent.current },
      );
      toast(t('judge-done', { name: t.of(match.organisation.name) }));
      onClose();
      await cache.stale(
        `/challenges/${challengeId}/matches`,
        `/challenges/${challengeId}/shortlist`,
        `/challenges/${challengeId}/invitations`,
        `/challenges/${challengeId}/funnel`,
      );
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <Dialog title={`${label}: ${t.of(match.organisation.name)}`} onClose={onClose}>
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void judge();
        }}
      >
        <p>{t(verdict === 'shortlisted' ? 'judge-shortlist-effect' : 'judge-reject-effect')}</p>
        <Textarea
          label={t('judge-note')}
          description={t('judge-note-hint')}
          value={note}
          maxLength={2000}
          onChange={event => setNote(event.currentTarget.value)}
          autosize
          minRows={3}
          data-autofocus
        />
        {error !== null && <ErrorNotice error={error} />}
        <ActingNote />
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button type="submit" loading={busy}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
