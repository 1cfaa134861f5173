import { useDrafts } from '@/parts/drafts';
import { GoLink } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { useNow } from './clock';

/** Texts that are still only on this device although their screen is not open: where to go to send them. */
export function UnsentNotice() {
  const t = useT();
  useNow();
  const here = window.location.pathname.replace(/^\/app/, '');
  const elsewhere = useDrafts(useMe().id).filter(draft => draft.place !== here);
  if (elsewhere.length === 0) return null;
  return (
    <Notice tone="warn" title={t('unsent-title', { count: elsewhere.length })}>
      <ul>
        {elsewhere.map(draft => (
          <li key={draft.path}>
            <GoLink to={draft.place}>{draft.title}</GoLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
