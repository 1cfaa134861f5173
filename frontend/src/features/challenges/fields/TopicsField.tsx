import { Checkbox } from '@mantine/core';
import { useResource } from '@/api/query';
import type { Page, Topic } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { useT } from '@/texts/use-t';
import type { FieldsProps } from './SectionFields';

/** Topics with those below them, so that solvers with the right field find the order. */
export function TopicsField({ content, change }: FieldsProps) {
  const t = useT();
  const query = useResource<Page<Topic>>('/topics');
  const chosen = content.topics ?? [];
  const toggle = (code: string, on: boolean) =>
    change(old => ({
      ...old,
      topics: on ? [...(old.topics ?? []), code] : (old.topics ?? []).filter(one => one !== code),
    }));
  const box = (topic: Topic) => (
    <Checkbox
      key={topic.code}
      label={t.of(topic.label)}
      checked={chosen.includes(topic.code)}
      onChange={event => toggle(topic.code, event.currentTarget.checked)}
    />
  );
  return (
    <Loaded query={query}>
      {({ items }) => (
        <fieldset className="nc-choices">
          <legend className="nc-label">{t('topics-chosen', { count: chosen.length })}</legend>
          <div className="nc-topics">
            {items
              .filter(topic => !topic.broader || !items.some(one => one.code === topic.broader))
              .map(topic => (
                <div key={topic.code} className="nc-topic">
                  {box(topic)}
                  {items.some(one => one.broader === topic.code) && (
                    <div className="nc-topic-narrower">
                      {items.filter(one => one.broader === topic.code).map(box)}
                    </div>
                  )}
                </div>
              ))}
          </div>
        </fieldset>
      )}
    </Loaded>
  );
}
