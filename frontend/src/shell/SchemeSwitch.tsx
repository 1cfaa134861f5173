import { Icon } from '@/parts/Icon';
import { useT } from '@/texts/use-t';
import { chooseScheme, useResolvedScheme } from '@/theme/scheme';

/** Light or dark; choosing what the system has anyway returns to following it. */
export function SchemeSwitch() {
  const t = useT();
  const dark = useResolvedScheme() === 'dark';
  const change = () => {
    const system = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const wanted = !dark;
    chooseScheme(wanted === system ? 'auto' : wanted ? 'dark' : 'light');
  };
  return (
    <button
      type="button"
      className="nc-bar-button"
      aria-label={t(dark ? 'scheme-to-light' : 'scheme-to-dark')}
      onClick={change}
    >
      <Icon name={dark ? 'sun' : 'moon'} size={20} />
    </button>
  );
}
