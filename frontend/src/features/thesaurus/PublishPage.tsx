import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '@/parts/Dialog';
import { GoLink } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { DraftBar } from './DraftBar';
import { DraftEntries } from './DraftEntries';
import { useDraft } from './draft';
import { Meanwhile } from './Meanwhile';
import { Preview } from './Preview';
import { PublishForm } from './PublishForm';
import { usePreview } from './use-preview';
import { useVersion } from './use-version';
import './thesaurus.css';

export function PublishPage() {
  return useWho().broker ? <Publish /> : <NotFound />;
}

/** The draft in words, what it does to results, and its publication. */
export function Publish() {
  const t = useT();
  const { draft, size } = useDraft();
  const version = useVersion();
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('thesaurus-draft')}
        lead={t('thesaurus-draft-lead')}
        back={{ to: places.thesaurus, text: t('thesaurus-title') }}
      />
      {size === 0 ? (
        <>
          <DraftBar />
          <EmptyState
            title={t('thesaurus-draft-empty')}
            action={<GoLink to={places.thesaurus}>{t('thesaurus-title')}</GoLink>}
          >
            <p>{t('thesaurus-draft-empty-hint')}</p>
          </EmptyState>
        </>
      ) : (
        <>
          {version !== undefined && draft.base !== null && version > draft.base && (
            <Meanwhile base={draft.base} version={version} />
          )}
          <Proposed version={version} />
        </>
      )}
    </div>
  );
}

function Proposed({ version }: { version: number | undefined }) {
  const t = useT();
  const { size } = useDraft();
  const [discarding, setDiscarding] = useState(false);
  const suggested = usePreview();
  return (
    <>
      <section className="nc-stack" aria-labelledby="draft-entries">
        <div className="nc-row-between">
          <h2 id="draft-entries">{t('thesaurus-draft-entries', { count: size })}</h2>
          <Button
            variant="outline"
            color="red"
            size="compact-md"
            className="nc-no-print"
            onClick={() => setDiscarding(true)}
          >
            {t('thesaurus-discard')}
          </Button>
        </div>
        <DraftEntries preview={suggested.data} />
      </section>
      <section className="nc-stack" aria-labelledby="draft-preview">
        <h2 id="draft-preview">{t('thesaurus-preview')}</h2>
        {suggested.error && <ErrorNotice error={suggested.error} retry={() => void suggested.refetch()} />}
        {(suggested.isPending || suggested.isPlaceholderData) && (
          <p className="nc-soft" role="status">
            {t('thesaurus-preview-waits')}
          </p>
        )}
        {suggested.isPending && <Skeleton lines={6} />}
        {suggested.data && <Preview of={suggested.data} />}
      </section>
      <PublishForm preview={suggested.isPlaceholderData ? undefined : suggested.data} version={version} />
      {discarding && <DiscardDialog onClose={() => setDiscarding(false)} />}
    </>
  );
}

function DiscardDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { size, clear } = useDraft();
  return (
    <Dialog title={t('thesaurus-discard')} onClose={onClose}>
      <div className="nc-stack">
        <p>{t('thesaurus-discard-effect', { count: size })}</p>
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              onClose();
              clear();
            }}
          >
            {t('thesaurus-discard')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
