import { useState } from 'react';
import type { AttachmentView } from '@/api/views';
import { AttachmentList } from '@/parts/AttachmentList';
import { useT } from '@/texts/use-t';

export interface SignedFileProps {
  uploadTo: string;
  purpose: string;
  onUploaded: (attachment: AttachmentView) => void;
}

/** The scanned paper with its signatures; the last one uploaded counts. */
export function SignedFile({ uploadTo, purpose, onUploaded }: SignedFileProps) {
  const t = useT();
  const [file, setFile] = useState<AttachmentView | null>(null);
  return (
    <div className="nc-stack-tight">
      <p className="nc-label">
        {t('signed-file')} <span className="nc-required">{t('required')}</span>
      </p>
      <AttachmentList
        label={t('signed-file')}
        items={file ? [file] : []}
        uploadTo={uploadTo}
        purpose={purpose}
        accept=".pdf,.docx,.png,.jpg,.jpeg"
        hint={t('signed-file-hint')}
        onUploaded={attachment => {
          setFile(attachment);
          onUploaded(attachment);
        }}
      />
    </div>
  );
}
