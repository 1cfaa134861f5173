import { useResource } from '@/api/query';
import type { ChallengeSectionContent, Page, RuleSet, Section, Topic } from '@/api/views';
import { ProvinceName } from '@/parts/ProvinceSelect';
import { MoneyText, Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { FLAGS, isWritten } from './content';
import { RuleSetNotice } from './fields/RuleSetField';

/** The sections of an order as everybody reads them. */
export function ChallengeBody({
  sections,
  level = 2,
}: {
  sections: Section<ChallengeSectionContent>[];
  level?: 2 | 3;
}) {
  const t = useT();
  const Heading = level === 2 ? 'h2' : 'h3';
  const written = sections.filter(section => isWritten(section.content));
  if (written.length === 0) return <p className="nc-soft">{t('challenge-empty')}</p>;
  return (
    <div className="nc-stack-wide">
      {written.map(section => (
        <section key={section.key} className="nc-stack-tight" aria-labelledby={`read-${section.key}`}>
          <Heading id={`read-${section.key}`} className="nc-section-title">
            {t.or(`challenge-section-${section.key}`, section.key)}
          </Heading>
          <SectionContent sectionKey={section.key} content={section.content} />
        </section>
      ))}
    </div>
  );
}

function SectionContent({ sectionKey, content }: { sectionKey: string; content: ChallengeSectionContent }) {
  const t = useT();
  return (
    <>
      {(content.text?.vi || content.text?.en) && (
        <p className="nc-prose">
          <Text of={content.text} />
        </p>
      )}
      {content.measures && content.measures.length > 0 && <Measures content={content} />}
      {content.integrations && content.integrations.length > 0 && (
        <Listed label={t('constraint-integrations')} items={content.integrations} />
      )}
      {FLAGS.some(flag => content[flag]) && (
        <Listed
          label={t('constraint-flags')}
          items={FLAGS.filter(flag => content[flag]).map(flag => t(`constraint-${flag}`))}
        />
      )}
      {content.province && (
        <p>
          <ProvinceName code={content.province} />
        </p>
      )}
      {content.sites && content.sites.length > 0 && <Listed label={t('site-list')} items={content.sites} />}
      {(content.min || content.max || content.sources) && <Budget content={content} />}
      {(content.trl_min || content.trl_max) && (
        <p>{t('trl-range', { low: content.trl_min ?? 1, high: content.trl_max ?? 9 })}</p>
      )}
      {content.pilot_months ? <p>{t('pilot-months', { count: content.pilot_months })}</p> : null}
      {content.topics && content.topics.length > 0 && <Topics codes={content.topics} />}
      {content.rule_set && <Rules code={content.rule_set} />}
      {sectionKey === 'contact' && <Contact content={content} />}
    </>
  );
}

function Listed({ label, items }: { label: string; items: string[] }) {
  const shown = [...new Set(items.filter(one => one.trim() !== ''))];
  return (
    <div>
      <p className="nc-label">{label}</p>
      <ul>
        {shown.map(one => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}

function Measures({ content }: { content: ChallengeSectionContent }) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className="nc-list nc-measures">
      {(content.measures ?? []).map((one, index) => (
        <li key={one.key ?? `measure-${index}`} className="nc-measure-shown">
          <span className="nc-strong">
            <Text of={one.name} />
          </span>
          <span>
            {t('measure-figures', {
              baseline: format.number(one.baseline),
              target: format.number(one.target),
              unit: t.of(one.unit),
            })}
          </span>
          {one.method && (
            <span className="nc-small nc-soft">
              <Text of={one.method} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Budget({ content }: { content: ChallengeSectionContent }) {
  const t = useT();
  return (
    <>
      {(content.min || content.max) && (
        <p>
          {content.min && (
            <>
              {t('budget-from')} <MoneyText value={content.min} />{' '}
            </>
          )}
          {content.max && (
            <>
              {t('budget-to')} <MoneyText value={content.max} />
            </>
          )}
        </p>
      )}
      <p className="nc-row">
        {(content.sources ?? []).map(one => (
          <Badge key={one}>{t.or(`funding-source-${one}`, one)}</Badge>
        ))}
      </p>
    </>
  );
}

function Topics({ codes }: { codes: string[] }) {
  const t = useT();
  const query = useResource<Page<Topic>>('/topics');
  const labelOf = (code: string) => t.of(query.data?.items.find(one => one.code === code)?.label) || code;
  return (
    <p className="nc-row">
      {codes.map(code => (
        <Badge key={code}>{labelOf(code)}</Badge>
      ))}
    </p>
  );
}

function Rules({ code }: { code: string }) {
  const query = useResource<RuleSet>(`/rule-sets/${code}`);
  if (!query.data) return <p className="nc-code">{code}</p>;
  return (
    <>
      <p className="nc-strong">
        <Text of={query.data.title} />
      </p>
      <RuleSetNotice of={query.data} />
    </>
  );
}

function Contact({ content }: { content: ChallengeSectionContent }) {
  return (
    <p>
      {content.name}
      {content.email && (
        <>
          {content.name && ' · '}
          <a href={`mailto:${content.email}`}>{content.email}</a>
        </>
      )}
      {content.phone && (
        <>
          {' · '}
          <a href={`tel:${content.phone.replace(/[^\d+]/g, '')}`}>{content.phone}</a>
        </>
      )}
    </p>
  );
}
