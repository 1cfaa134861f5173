import { Radio } from '@mantine/core';
import { useId } from 'react';
import { useResource } from '@/api/query';
import type { Page, RuleSet } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { useT } from '@/texts/use-t';
import type { FieldsProps } from './SectionFields';

/** By which rules the submissions will be judged; they freeze when the order is published. */
export function RuleSetField({ content, change }: FieldsProps) {
  const t = useT();
  const name = useId();
  const query = useResource<Page<RuleSet>>('/rule-sets', { for_orders: true });
  return (
    <Loaded query={query}>
      {({ items }) => {
        const sets = items.filter(one => one.council_kind === 'selection');
        const chosen = sets.find(one => one.code === content.rule_set);
        return (
          <>
            <fieldset className="nc-choices">
              <legend className="nc-sr">{t('rule-set-pick')}</legend>
              {sets.map(one => (
                <Radio
                  key={one.code}
                  name={name}
                  label={t.of(one.title)}
                  description={[
                    t('rule-set-outline', {
                      criteria: one.criteria.length,
                      min: one.composition.size.min,
                      max: one.composition.size.max,
                      pass: String(one.pass_mark ?? '–'),
                    }),
                    one.procedure.blind && t('rule-set-outline-blind'),
                  ]
                    .filter(Boolean)
                    .join('; ')}
                  checked={content.rule_set === one.code}
                  onChange={() => change(old => ({ ...old, rule_set: one.code }))}
                />
              ))}
            </fieldset>
            {chosen && <RuleSetNotice of={chosen} />}
          </>
        );
      }}
    </Loaded>
  );
}

/** What one must know first about a rule set, and its criteria. */
export function RuleSetNotice({ of }: { of: RuleSet }) {
  const t = useT();
  return (
    <>
      {(of.notice || !of.confirmed) && (
        <Notice tone={of.confirmed ? 'info' : 'warn'} title={t('rule-set-notice')}>
          <p>{of.notice ? <Text of={of.notice} /> : t('rule-set-unconfirmed')}</p>
        </Notice>
      )}
      {of.procedure.blind && <p className="nc-small">{t('rules-blind')}</p>}
      <details className="nc-small">
        <summary>{t('rule-set-criteria')}</summary>
        <ul>
          {of.criteria.map(one => (
            <li key={one.key}>
              <Text of={one.label} />
              {one.max ? ` – ${t('rule-set-points', { max: one.max })}` : null}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
