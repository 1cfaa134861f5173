import type { ChallengeSectionContent, Completeness, Section } from '@/api/views';
import { Icon } from '@/parts/Icon';
import { useT } from '@/texts/use-t';
import { isWritten } from './content';

export interface SectionCheckProps {
  sections: Section<ChallengeSectionContent>[];
  missing: Completeness['missing'];
}

/** The sections as a list of what is done and what is missing; each line leads to its section. */
export function SectionCheck({ sections, missing }: SectionCheckProps) {
  const t = useT();
  return (
    <nav className="nc-card nc-stack-tight" aria-labelledby="order-check">
      <h2 id="order-check" className="nc-section-title">
        {t('check-title')}
      </h2>
      <p className="nc-small" role="status">
        {missing.length === 0 ? t('check-complete') : t('check-missing', { count: missing.length })}
      </p>
      <ul className="nc-list nc-check">
        {sections.map(section => {
          const lacks = missing.filter(one => one.section === section.key);
          const written = isWritten(section.content);
          const state = lacks.length > 0 ? 'lacks' : written ? 'done' : 'optional';
          return (
            <li key={section.key} className={`nc-check-item is-${state}`}>
              <Icon name={state === 'done' ? 'check' : state === 'lacks' ? 'alert' : 'pen'} size={16} />
              <span>
                <a href={`#section-${section.key}`}>
                  {t.or(`challenge-section-${section.key}`, section.key)}
                </a>{' '}
                <span className="nc-soft nc-small">
                  {state === 'lacks'
                    ? lacks.map(one => one.message).join(' ')
                    : t(state === 'done' ? 'check-written' : 'check-optional')}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
