import { PageHeader } from '@/parts/PageHeader';
import { useT } from '@/texts/use-t';
import { Consents } from './Consents';
import { Download } from './Download';
import { Requests } from './Requests';

/** What is done with the person's own data, with their consent and at their request. */
export function PersonalData() {
  const t = useT();
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('personal-data-title')} lead={t('personal-data-lead')} />
      <Consents />
      <Download />
      <Requests />
    </div>
  );
}
