import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { AttachmentView } from '@/api/views';
import { useT } from '@/texts/use-t';
import { ActingNote } from './ActingNote';
import { Dialog } from './Dialog';
import { ErrorNotice } from './Notice';
import { Moment } from './Shown';
import { Badge } from './StatusBadge';
import { toast } from './toast';
import { useSending } from './use-sending';

/** Whether it is confirmed that a file names nobody, for whoever confirms it: the council reads only what is. */
export function Redaction({ of, submission }: { of: AttachmentView; submission: string }) {
  const t = useT();
  const cache = useCache();
  const sending = useSending([]);
  const [asking, setAsking] = useState(false);
  const { file_name: name, redaction_confirmed_at: confirmed } = of;
  const path = `/attachments/${of.id}/redaction`;
  const done = (text: string) => {
    setAsking(false);
    toast(text);
    void cache.stale(`/submissions/${submission}`, '/me/tasks');
  };
  const confirm = () =>
    sending.send(
      () => api.put<AttachmentView, undefined>(path, undefined),
      () => done(t('redaction-confirmed-now', { name })),
    );
  const takeBack = () =>
    sending.send(
      () => api.delete<AttachmentView>(path),
      () => done(t('redaction-taken-back', { name })),
    );
  return (
    <div className="nc-stack-tight nc-redaction">
      <p className="nc-row">
        <Badge tone={confirmed ? 'good' : 'warn'} icon={confirmed ? 'check' : 'clock'}>
          {t(confirmed ? 'redaction-confirmed' : 'redaction-open')}
        </Badge>
        {confirmed && (
          <span className="nc-small nc-soft">
            <Moment at={confirmed} />
          </span>
        )}
        {/* One button for both ways, so that the focus stays on it when the way back takes the place of the act. */}
        <Button
          size="compact-sm"
          variant={confirmed ? 'default' : 'outline'}
          aria-label={t(confirmed ? 'redaction-take-back-name' : 'redaction-confirm-name', { name })}
          loading={sending.busy && !asking}
          onClick={confirmed ? () => void takeBack() : () => setAsking(true)}
        >
          {t(confirmed ? 'redaction-take-back' : 'redaction-confirm')}
        </Button>
      </p>
      {sending.failure !== null && !asking && <ErrorNotice error={sending.failure} />}
      {asking && (
        <Dialog title={t('redaction-confirm')} onClose={() => setAsking(false)}>
          <div className="nc-stack">
            <p className="nc-strong">{name}</p>
            <p>{t('redaction-meaning')}</p>
            <p>{t('redaction-effect')}</p>
            {sending.failure !== null && <ErrorNotice error={sending.failure} />}
            <ActingNote />
            <div className="nc-row nc-dialog-buttons">
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('back-out')}
              </Button>
              <Button loading={sending.busy} onClick={() => void confirm()}>
                {t('redaction-confirm')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
