import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { CopyButton } from '@/parts/CopyButton';
import { Icon } from '@/parts/Icon';
import { saveText } from '@/parts/save-text';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** The codes for when the app is lost, shown this once: they have to be kept before going on. */
export function RecoverySheet({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useT();
  const me = useMe();
  const [kept, setKept] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    // Leaving now would lose them for good.
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);
  const owner = t('recovery-file', { product: t('product-name'), email: me.email });
  const text = `${owner}\n\n${codes.join('\n')}\n`;
  return (
    <div className="nc-stack nc-codes">
      <h3 ref={heading} tabIndex={-1}>
        {t('recovery-title')}
      </h3>
      <p className="nc-measure">{t('recovery-lead')}</p>
      <p className="nc-small nc-address">{owner}</p>
      <ul className="nc-list nc-codes-list">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="nc-row nc-no-print">
        <CopyButton text={text} label={t('recovery-copy')} />
        <Button
          variant="default"
          size="compact-md"
          leftSection={<Icon name="download" size={15} />}
          onClick={() => saveText(`${t('recovery-file-name')}.txt`, text)}
        >
          {t('recovery-download')}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<Icon name="file" size={15} />}
          onClick={() => window.print()}
        >
          {t('recovery-print')}
        </Button>
      </div>
      <div className="nc-stack nc-no-print">
        <Checkbox
          label={t('recovery-kept')}
          checked={kept}
          onChange={event => setKept(event.currentTarget.checked)}
        />
        <div>
          <Button disabled={!kept} onClick={onKept}>
            {t('recovery-done')}
          </Button>
        </div>
      </div>
    </div>
  );
}
