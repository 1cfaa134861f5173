import { Notice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';

/** Said wherever something is written about a need. */
export function PatientDataNotice() {
  const t = useT();
  return (
    <Notice tone="warn" title={t('patient-data-title')}>
      <p>{t('patient-data-text')}</p>
    </Notice>
  );
}
