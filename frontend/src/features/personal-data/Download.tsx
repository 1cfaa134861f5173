import { Button } from '@mantine/core';
import { API } from '@/api/client';
import { downloadFile } from '@/api/download';
import { Icon } from '@/parts/Icon';
import { ErrorNotice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';

/** Everything that is kept about the person, as one file. */
export function Download() {
  const t = useT();
  const sending = useSending([]);
  const download = () =>
    sending.send(
      () => downloadFile(`${API}/me/data`, t('own-data-file-name')),
      () => toast(t('own-data-done')),
    );
  return (
    <section className="nc-card nc-stack" aria-labelledby="own-data">
      <h2 id="own-data">{t('own-data-title')}</h2>
      <p className="nc-measure">{t('own-data-lead')}</p>
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
      <div>
        <Button
          variant="outline"
          leftSection={<Icon name="download" size={16} />}
          loading={sending.busy}
          onClick={() => void download()}
        >
          {t('own-data-download')}
        </Button>
      </div>
    </section>
  );
}
