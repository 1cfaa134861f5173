import type { ReactNode } from 'react';
import { type Step, verdictOf } from '@/log/check';
import { Icon, type IconName } from '@/parts/Icon';
import { Notice } from '@/parts/Notice';
import type { Tone } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';

const LOOK: Record<Step['outcome'], [string, IconName]> = {
  passed: ['is-good', 'check'],
  failed: ['is-bad', 'stop'],
  absent: ['', 'info'],
  unable: ['is-warn', 'alert'],
};
const TONE: Record<ReturnType<typeof verdictOf>, Tone> = { proven: 'good', refused: 'bad', unproven: 'warn' };

/** What all steps together come to, and what that means. */
export function VerdictNotice({ steps, children }: { steps: Step[]; children?: ReactNode }) {
  const t = useT();
  const verdict = verdictOf(steps);
  return (
    <Notice tone={TONE[verdict]} live title={t(`log-verdict-${verdict}`)}>
      {verdict === 'refused' ? <p>{t('log-refused-meaning')}</p> : children}
    </Notice>
  );
}

/** Each step in plain words, with the values that were compared behind it. */
export function Steps({ title, steps }: { title: string; steps: Step[] }) {
  const t = useT();
  return (
    <section aria-label={title} className="nc-stack-tight">
      <h3>{title}</h3>
      <ol className="nc-list nc-steps">
        {steps.map(step => {
          const [tone, icon] = LOOK[step.outcome];
          return (
            <li key={step.key} className={tone}>
              <Icon name={icon} size={20} />
              <div className="nc-stack-tight">
                <p>
                  <strong>{t(`log-outcome-${step.outcome}`)}</strong> {t(`log-step-${step.key}`)}
                </p>
                {step.facts.length > 0 && <Values facts={step.facts} />}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Values({ facts }: { facts: Step['facts'] }) {
  const t = useT();
  return (
    <details className="nc-small">
      <summary>{t('log-values')}</summary>
      <dl className="nc-facts nc-disclosed">
        {facts.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path has many hashes of one name, and never changes
          <div key={`${name}-${at}`}>
            <dt>{t(`log-fact-${name}`)}</dt>
            <dd className="nc-hash">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
