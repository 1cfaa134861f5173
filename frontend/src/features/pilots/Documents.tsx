import type { PilotView } from '@/api/views';
import { AttachmentList } from '@/parts/AttachmentList';
import { useT } from '@/texts/use-t';

/** Evidence and papers of a pilot. */
export function Documents({ view, onChanged }: { view: PilotView; onChanged: () => void }) {
  const t = useT();
  return (
    <div className="nc-card nc-stack-tight">
      <h2>{t('pilot-documents')}</h2>
      <AttachmentList
        label={t('pilot-documents')}
        items={view.attachments ?? []}
        purpose="evidence"
        onUploaded={onChanged}
        {...(view.may_record ? { uploadTo: `/pilots/${view.id}/attachments` } : {})}
      />
    </div>
  );
}
