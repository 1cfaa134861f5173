import { useCache } from '@/api/query';
import type { ChallengeView } from '@/api/views';
import { AttachmentList } from '@/parts/AttachmentList';
import { useT } from '@/texts/use-t';

export interface ChallengeFilesProps {
  view: ChallengeView;
  path: string;
  upload?: boolean;
}

/** The papers that belong to an order. */
export function ChallengeFiles({ view, path, upload = false }: ChallengeFilesProps) {
  const t = useT();
  const cache = useCache();
  if (!upload && view.attachments.length === 0) return null;
  return (
    <div className="nc-card nc-stack-tight">
      <h2 className="nc-section-title">{t('challenge-files')}</h2>
      <AttachmentList
        label={t('challenge-files')}
        items={view.attachments}
        {...(upload ? { uploadTo: `${path}/attachments` } : {})}
        onUploaded={() => void cache.stale(path)}
      />
    </div>
  );
}
