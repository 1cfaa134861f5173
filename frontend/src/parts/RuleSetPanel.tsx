import { Fragment } from 'react';
import type { RuleSet } from '@/api/views';
import { Text } from '@/parts/Shown';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** The most points that a sheet can give. */
export const mostPoints = (rules: RuleSet): number =>
  rules.criteria.reduce((sum, criterion) => sum + criterion.max, 0);

/** By which rules the council judges, and which document each figure comes from. */
export function RuleSetPanel({ rules }: { rules: RuleSet }) {
  const t = useT();
  const format = useFormat();
  const most = mostPoints(rules);
  const number = (value: number) => format.number(value);
  return (
    <details className="nc-card">
      <summary className="nc-strong">
        {t('rules-title')}: <Text of={rules.title} />
      </summary>
      <div className="nc-stack nc-disclosed">
        <p className="nc-small nc-soft">
          <span className="nc-code">{rules.code}</span> ·{' '}
          {t('rules-version', { version: String(rules.version) })} ·{' '}
          {t(rules.confirmed ? 'rules-confirmed' : 'rules-unconfirmed')}
        </p>
        <Text of={rules.notice} />
        <ul>
          {rules.criteria.map(one => (
            <li key={one.key}>
              <span className="nc-strong">
                <Text of={one.label} />
              </span>
              {one.scale === 'points' && (
                <>
                  : {t('criterion-most', { max: number(one.max), share: format.percent(one.max / most) })}
                  {one.min > 0 && ` · ${t('criterion-least', { min: number(one.min) })}`}
                </>
              )}
            </li>
          ))}
        </ul>
        <ul>
          {typeof rules.pass_mark === 'number' && (
            <li>{t('rules-pass', { mark: number(rules.pass_mark), most: number(most) })}</li>
          )}
          {rules.zero_score && <li>{t('rules-zero', { share: rules.zero_score.more_than })}</li>}
          {rules.tie_break && rules.tie_break.length > 0 && (
            <li>
              {t('rules-tie')}: {rules.tie_break.map(one => t.or(`tie-rule-${one}`, one)).join(' → ')}
            </li>
          )}
          {rules.procedure.blind && <li>{t('rules-blind')}</li>}
          <li>{t('rules-quorum', { share: rules.quorum.present })}</li>
          <li>{t('rules-vote', { share: rules.vote.more_than })}</li>
        </ul>
        <h2 className="nc-section-title">{t('rules-sources')}</h2>
        <ul>
          {rules.sources.map(source => (
            <li key={source.key}>
              <span className="nc-strong">{source.number}</span> <Text of={source.title} />
              <ul className="nc-small nc-figures">
                {rules.basis
                  .filter(one => one.source === source.key)
                  .map(one => (
                    <li key={one.figures.join()}>
                      {one.figures.map((figure, index) => (
                        <Fragment key={figure}>
                          {index > 0 && ', '}
                          <span className="nc-code">{figure}</span>
                        </Fragment>
                      ))}
                      {one.article && ` · ${t('rules-article', { article: one.article })}`} ·{' '}
                      {t(one.confidence === 'S' ? 'rules-seen' : 'rules-to-check')}
                      {one.note && (
                        <>
                          {' '}
                          · <Text of={one.note} />
                        </>
                      )}
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
