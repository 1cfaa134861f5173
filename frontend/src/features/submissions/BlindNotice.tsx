import { Notice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';

/** What whoever writes for a call without names has to know: the council must not learn from the text whose it is. */
export function BlindNotice() {
  const t = useT();
  return (
    <Notice title={t('blind-title')}>
      <ul>
        <li>{t('blind-who')}</li>
        <li>{t('blind-text')}</li>
        <li>{t('blind-team')}</li>
        <li>{t('blind-files')}</li>
      </ul>
    </Notice>
  );
}
