import { Button, Progress } from '@mantine/core';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { uploadAttachment } from '@/api/upload';
import type { AttachmentView } from '@/api/views';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { FileLink } from './FileLink';
import { Icon } from './Icon';
import { errorText } from './Notice';

interface Upload {
  id: string;
  file: File;
  share: number;
  error: unknown;
}

export interface AttachmentListProps<A extends AttachmentView> {
  label: string;
  /** Absent where the files stand elsewhere and only the uploading belongs here. */
  items?: A[];
  /** Where files go, e.g. `/challenges/{id}/attachments`; without it the list is read only. */
  uploadTo?: string;
  purpose?: string;
  accept?: string;
  hint?: string;
  /** What else is to be known of, or done to, a file. */
  beside?: (attachment: A) => ReactNode;
  onUploaded?: (attachment: AttachmentView) => void;
}

/** Documents with size and a way to open them; uploads by button or drop, each with its progress. */
export function AttachmentList<A extends AttachmentView>(props: AttachmentListProps<A>) {
  const { label, items, uploadTo, purpose = 'attachment', accept, hint, beside, onUploaded } = props;
  const t = useT();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [over, setOver] = useState(false);
  // An upload takes a while: whoever is told of its end is the page as it stands by then, not as it was.
  const told = useRef(onUploaded);
  useEffect(() => {
    told.current = onUploaded;
  });

  const patch = (uploadId: string, change: Partial<Upload>) =>
    setUploads(old => old.map(one => (one.id === uploadId ? { ...one, ...change } : one)));
  const drop = (uploadId: string) => setUploads(old => old.filter(one => one.id !== uploadId));

  const send = async (upload: Upload) => {
    if (!uploadTo) return;
    patch(upload.id, { error: null, share: 0 });
    try {
      const done = await uploadAttachment(uploadTo, upload.file, purpose, share =>
        patch(upload.id, { share }),
      );
      drop(upload.id);
      told.current?.(done);
    } catch (error) {
      patch(upload.id, { error });
    }
  };

  const take = (files: FileList | null) => {
    for (const file of files ?? []) {
      const upload = { id: crypto.randomUUID(), file, share: 0, error: null };
      setUploads(old => [...old, upload]);
      void send(upload);
    }
    if (input.current) input.current.value = '';
  };

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <section className="nc-stack-tight" aria-label={label}>
      {items?.length === 0 && uploads.length === 0 && <p className="nc-soft">{t('attachments-none')}</p>}
      <ul className="nc-list nc-attachments">
        {items?.map(item => (
          <li key={item.id}>
            <Icon name="file" />
            <FileLink url={item.url} name={item.file_name} />
            <span className="nc-soft nc-small">{format.bytes(item.size)}</span>
            {beside?.(item)}
          </li>
        ))}
        {uploads.map(upload => (
          <li key={upload.id}>
            <Icon name={upload.error ? 'alert' : 'up'} />
            <span className="nc-attachment-name">
              {upload.file.name}
              {upload.error ? (
                <span className="nc-small nc-bad" role="alert">
                  {errorText(t, upload.error)}
                </span>
              ) : (
                <Progress.Root size="sm">
                  <Progress.Section
                    value={upload.share * 100}
                    aria-label={t('attachments-uploading', { name: upload.file.name })}
                  />
                </Progress.Root>
              )}
            </span>
            {upload.error ? (
              <span className="nc-row">
                <Button size="compact-xs" variant="outline" onClick={() => void send(upload)}>
                  {t('try-again')}
                </Button>
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => drop(upload.id)}>
                  {t('remove')}
                </Button>
              </span>
            ) : (
              <span className="nc-small nc-soft">{format.percent(upload.share)}</span>
            )}
          </li>
        ))}
      </ul>
      {uploadTo && (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the labelled file input inside
        <div
          className={`nc-drop ${over ? 'is-over' : ''}`}
          onDragOver={event => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <label className="nc-file-button">
            <Icon name="plus" size={16} />
            {t('attachments-add')}
            <input
              ref={input}
              className="nc-sr"
              type="file"
              multiple
              accept={accept}
              onChange={event => take(event.currentTarget.files)}
            />
          </label>
          <p className="nc-small nc-soft">{hint ?? t('attachments-hint')}</p>
        </div>
      )}
    </section>
  );
}
