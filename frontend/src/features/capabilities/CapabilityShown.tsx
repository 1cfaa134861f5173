import type { ReactNode } from 'react';
import { useResource } from '@/api/query';
import type { Bilingual, CapabilityView, Page, Topic } from '@/api/views';
import { Day, Text } from '@/parts/Shown';
import { useT } from '@/texts/use-t';

/** A capability as readers outside its holder see it. */
export function CapabilityShown({ view }: { view: CapabilityView }) {
  const t = useT();
  const topics = useResource<Page<Topic>>('/topics').data?.items ?? [];
  const topicOf = (code: string) => t.of(topics.find(one => one.code === code)?.label) || code;
  const languageNames = new Intl.DisplayNames([t.locale], { type: 'language' });
  return (
    <div className="nc-columns">
      <div className="nc-card nc-stack">
        <Part title={t('capability-summary')} text={view.summary} />
        <Part title={t('capability-description')} text={view.description} />
        <Part title={t('capability-evidence')} text={view.evidence} />
      </div>
      <dl className="nc-card nc-facts">
        <Fact term={t('capability-trl')}>{view.trl ?? t('capability-not-stated')}</Fact>
        <Fact term={t('capability-ip')}>
          {view.ip_status ? t(`ip-status-${view.ip_status}`) : t('capability-not-stated')}
        </Fact>
        {view.seeks.length > 0 && (
          <Fact term={t('capability-seeks')}>{view.seeks.map(one => t(`seeks-${one}`)).join(' · ')}</Fact>
        )}
        {view.languages.length > 0 && (
          <Fact term={t('capability-languages')}>
            {view.languages.map(one => languageNames.of(one) ?? one).join(' · ')}
          </Fact>
        )}
        {view.topics.length > 0 && (
          <Fact term={t('capability-topics')}>{view.topics.map(topicOf).join(' · ')}</Fact>
        )}
        {view.origin_task && (
          <Fact term={t('origin-task')}>
            <span className="nc-code">{view.origin_task.code}</span> · {t(`level-${view.origin_task.level}`)}{' '}
            · <Day on={view.origin_task.accepted_on} /> ·{' '}
            {t.or(`grade-${view.origin_task.grade}`, view.origin_task.grade)}
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Part({ title, text }: { title: string; text: Bilingual | null | undefined }) {
  if (!text?.vi && !text?.en) return null;
  return (
    <section className="nc-stack-tight">
      <h2>{title}</h2>
      <div className="nc-prose">
        <Text of={text} />
      </div>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
