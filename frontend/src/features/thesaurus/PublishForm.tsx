import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type { PublishThesaurus, ThesaurusChangeView, ThesaurusPreview } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { useGo } from '@/parts/GoLink';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { CHANGES, PATH } from './concept';
import { DraftFile } from './DraftFile';
import { useDraft } from './draft';
import { proposed } from './use-preview';

const SHORTEST = 10;
const LONGEST = 2000;

/** The reason and the step itself; whoever only prepares is told who takes it. */
export function PublishForm({
  preview,
  version,
}: {
  preview: ThesaurusPreview | undefined;
  version: number | undefined;
}) {
  const t = useT();
  const publishes = useActor().memberships[0]?.role === 'approver';
  return (
    <section className="nc-card nc-stack nc-no-print" aria-labelledby="draft-publish">
      <h2 id="draft-publish">{t('thesaurus-publish')}</h2>
      {publishes ? (
        <Publishing preview={preview} version={version} />
      ) : (
        <>
          <p>{t('thesaurus-publish-who')}</p>
          <DraftFile />
        </>
      )}
    </section>
  );
}

function Publishing({
  preview,
  version,
}: {
  preview: ThesaurusPreview | undefined;
  version: number | undefined;
}) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const { draft, size, set, clear } = useDraft();
  const sending = useSending(['reason']);
  const intent = useRef(new Intent());
  const [short, setShort] = useState(false);
  const reason = draft.reason.trim();
  const isWrong = (preview?.problems.length ?? 0) > 0;
  const isOld = version !== undefined && draft.base !== null && version > draft.base;
  const stale = sending.failure instanceof ApiError && sending.failure.isConflict;
  const publish = () => {
    setShort(reason.length < SHORTEST);
    if (reason.length < SHORTEST) return;
    void sending.send(
      async () => {
        try {
          return await api.post<ThesaurusChangeView, PublishThesaurus>(
            CHANGES,
            { ...proposed(draft), reason },
            { ifMatch: draft.base, intent: intent.current },
          );
        } catch (problem) {
          // What others have published meanwhile is shown above, and the preview is made anew.
          if (problem instanceof ApiError && problem.isConflict) void cache.stale(PATH);
          throw problem;
        }
      },
      () => {
        clear();
        toast(t('thesaurus-published', { count: size }));
        void cache.stale(PATH);
        go(places.thesaurusChanges);
      },
    );
  };
  const message = short ? t('thesaurus-reason-short', { least: SHORTEST }) : sending.messageOf('reason');
  return (
    <form
      className="nc-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        publish();
      }}
    >
      <p>{t('thesaurus-publish-effect')}</p>
      <ErrorSummary
        errors={short ? [{ field: sending.idOf('reason'), message: message ?? '' }] : sending.errors}
      />
      <Textarea
        id={sending.idOf('reason')}
        label={t('reason')}
        description={t('thesaurus-reason-hint')}
        value={draft.reason}
        error={message}
        onChange={event => set({ reason: event.currentTarget.value })}
        maxLength={LONGEST}
        autosize
        minRows={3}
        required
      />
      {stale ? (
        <Notice tone="warn" live>
          <p>{t('thesaurus-stale')}</p>
        </Notice>
      ) : (
        sending.failure !== null && <ErrorNotice error={sending.failure} />
      )}
      {isWrong && <p className="nc-soft">{t('thesaurus-publish-problems')}</p>}
      {isOld && <p className="nc-soft">{t('thesaurus-publish-old')}</p>}
      <ActingNote />
      <div>
        <Button type="submit" loading={sending.busy} disabled={isWrong || isOld || preview === undefined}>
          {t('thesaurus-publish-it', { count: size })}
        </Button>
      </div>
    </form>
  );
}
