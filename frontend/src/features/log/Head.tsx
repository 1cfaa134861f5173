import type { HeadView } from '@/api/views';
import { CopyButton } from '@/parts/CopyButton';
import { Moment } from '@/parts/Shown';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** How long the log is, when that was signed last, and what to keep to be able to check it later. */
export function Head({ head }: { head: HeadView }) {
  const t = useT();
  const format = useFormat();
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="log-head">
      <h2 id="log-head" className="nc-log-head">
        {t('log-size', { count: head.size, shown: format.number(head.size, 0) })}
      </h2>
      {head.at ? (
        <p>
          {t('log-signed-at')} <Moment at={head.at} />
        </p>
      ) : (
        <p className="nc-soft">{t('log-unsigned')}</p>
      )}
      <details>
        <summary>{t('log-keep')}</summary>
        <div className="nc-stack nc-disclosed">
          <p className="nc-measure">{t('log-keep-why')}</p>
          {head.checkpoint && <Kept label={t('log-checkpoint')} text={head.checkpoint} />}
          <Kept label={t('log-key')} text={head.verifier_key} />
        </div>
      </details>
    </section>
  );
}

/** A text of the log to be copied as it stands. */
export function Kept({ label, text }: { label: string; text: string }) {
  const t = useT();
  return (
    <figure className="nc-stack-tight nc-log-kept">
      <figcaption className="nc-label">{label}</figcaption>
      <pre>{text}</pre>
      <CopyButton text={text} label={t('log-copy')} />
    </figure>
  );
}
