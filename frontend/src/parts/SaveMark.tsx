import { Button } from '@mantine/core';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Icon } from './Icon';
import { errorText } from './Notice';
import type { SaveState } from './use-autosave';

/** "saved 10:32": what became of the last change. */
export function SaveMark({ state, retry }: { state: SaveState; retry: () => void }) {
  const t = useT();
  const format = useFormat();
  switch (state.kind) {
    case 'idle':
      return null;
    case 'dirty':
    case 'saving':
      return <span className="nc-save">{t('save-saving')}</span>;
    case 'saved':
      return (
        <span className="nc-save is-good">
          <Icon name="check" size={15} />
          {t('save-saved', { time: format.time(state.at) })}
        </span>
      );
    case 'offline':
      return (
        <span className="nc-save is-warn" role="status">
          <Icon name="offline" size={15} />
          {t('save-offline')}
          <Button size="compact-xs" variant="subtle" onClick={retry}>
            {t('try-again')}
          </Button>
        </span>
      );
    case 'conflict':
      return (
        <span className="nc-save is-warn">
          <Icon name="alert" size={15} />
          {t('save-conflict')}
        </span>
      );
    case 'refused':
      return (
        <span className="nc-save is-bad" role="alert">
          <Icon name="stop" size={15} />
          {t('save-refused')} {errorText(t, state.error)}
        </span>
      );
  }
}
