import type { PaperView } from '@/api/views';
import { type LayUp, useLaidUp } from '@/parts/Papers';
import { useT } from '@/texts/use-t';

/** Where a signed paper about an agreement or a pilot is laid up. */
export function useSignedPapers<V extends { laid_up: PaperView[] }>(
  path: string,
  view: V,
  purpose: LayUp['purpose'],
): LayUp {
  const t = useT();
  return {
    uploadTo: `${path}/attachments`,
    purpose,
    accept: '.pdf,.docx,.png,.jpg,.jpeg',
    hint: t('signed-file-hint'),
    onLaidUp: useLaidUp(path, view),
  };
}
