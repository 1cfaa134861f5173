import { useQueryClient } from '@tanstack/react-query';
import { setLocale } from '@/texts/locale';
import { useT } from '@/texts/use-t';

/** The other language, in its own words; the place and everything typed stay. */
export function LanguageSwitch() {
  const t = useT();
  const client = useQueryClient();
  const other = t.locale === 'vi' ? 'en' : 'vi';
  return (
    <button
      type="button"
      className="nc-bar-button"
      lang={other}
      onClick={async () => {
        await setLocale(other);
        // Texts that the server writes (reasons, messages) come in the new language.
        await client.invalidateQueries();
      }}
    >
      {t(`switch-to-${other}`)}
    </button>
  );
}
