import { useResource } from '@/api/query';
import type { Page, Topic } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { CheckGroup } from './CheckGroup';

/** Topics of the vocabulary; the chosen ones are named while the list is folded. */
export function TopicPicker({
  value,
  onChange,
  error,
}: {
  value: string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const topics = useResource<Page<Topic>>('/topics');
  return (
    <Loaded query={topics} lines={2}>
      {({ items }) => {
        const named = items
          .map(one => ({ value: one.code, label: t.of(one.label) }))
          .sort((a, b) => format.compare(a.label, b.label));
        const chosen = named.filter(one => value.includes(one.value)).map(one => one.label);
        return (
          <div className="nc-stack-tight">
            <p>
              <span className="nc-label">{t('capability-topics')}:</span>{' '}
              {chosen.length > 0 ? chosen.join(' · ') : t('capability-topics-none')}
            </p>
            {error && <p className="nc-small nc-bad">{error}</p>}
            <details>
              <summary>{t('capability-topics-choose')}</summary>
              <CheckGroup
                legend={t('capability-topics-hint')}
                options={named}
                value={value}
                onChange={onChange}
              />
            </details>
          </div>
        );
      }}
    </Loaded>
  );
}
