import type { InvitationPreview } from '@/api/views';
import { Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { useT } from '@/texts/use-t';

/** The letters as they will be sent, in the languages of their readers; and who gets none. */
export function Letters({ of }: { of: InvitationPreview }) {
  const t = useT();
  const many = of.items.length > 1;
  return (
    <section className="nc-stack" aria-labelledby="invite-preview">
      <h3 id="invite-preview" className="nc-label">
        {t('invite-preview')}
      </h3>
      {of.items.map((one, index) => (
        <article key={one.organisation_id} className="nc-stack-tight">
          {many && (
            <h4>
              <Text of={one.organisation?.name ?? one.organisation_id} />
            </h4>
          )}
          {one.message && (
            <Notice tone="warn">
              <p>{one.message}</p>
            </Notice>
          )}
          {one.letters.map(letter => (
            <details key={letter.locale} className="nc-letter" open={index === 0}>
              <summary>
                <span className="nc-strong" lang={letter.locale}>
                  {letter.subject}
                </span>{' '}
                <span className="nc-small nc-soft">
                  {t.or(`language-${letter.locale}`, letter.locale)} ·{' '}
                  {letter.readers === 0
                    ? t('invite-no-readers')
                    : t('invite-readers', { count: letter.readers })}
                </span>
              </summary>
              <pre className="nc-letter-text" lang={letter.locale}>
                {letter.text}
              </pre>
            </details>
          ))}
        </article>
      ))}
    </section>
  );
}
