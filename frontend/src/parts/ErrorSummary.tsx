import { useEffect, useRef } from 'react';
import { useT } from '@/texts/use-t';

export interface FormError {
  /** Id of the input the message belongs to. */
  field: string;
  message: string;
}

/** What keeps a form from being sent, at its top, with the focus; each line leads to its field. */
export function ErrorSummary({ errors }: { errors: FormError[] }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  // By what is said: a form that is drawn anew while somebody types says the same and leaves the focus with them.
  const said = errors.map(error => `${error.field} ${error.message}`).join('\n');
  useEffect(() => {
    if (said !== '') box.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className="nc-notice is-bad" role="alert">
      <div className="nc-stack-tight">
        <p className="nc-strong">{t('form-errors', { count: errors.length })}</p>
        <ul>
          {errors.map(error => (
            <li key={`${error.field}-${error.message}`}>
              <a
                href={`#${error.field}`}
                onClick={event => {
                  event.preventDefault();
                  document.getElementById(error.field)?.focus();
                }}
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
