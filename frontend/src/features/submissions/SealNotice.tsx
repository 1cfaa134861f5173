import { Notice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';

/** What sealing means, in plain words. */
export function SealNotice() {
  const t = useT();
  return (
    <Notice title={t('seal-title')}>
      <ul>
        <li>{t('seal-who')}</li>
        <li>{t('seal-until')}</li>
        <li>{t('seal-deadline')}</li>
      </ul>
    </Notice>
  );
}
