import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { ExpertView, Page, Topic } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { fullName } from '@/parts/person';
import { useT } from '@/texts/use-t';

const SHOWN = 12;

/** Finds experts by name or place of work and offers them. */
export function ExpertPicker({ taken, onPick }: { taken: string[]; onPick: (expert: ExpertView) => void }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 250);
  const query = useResource<Page<ExpertView>>('/experts', { q: asked.trim() }, { keepOld: true });
  const topics = useResource<Page<Topic>>('/topics').data?.items ?? [];
  const named = (fields: string[]) =>
    topics
      .filter(one => fields.includes(one.code))
      .map(one => t.of(one.label))
      .join(', ');
  return (
    <section className="nc-stack-tight" aria-labelledby="council-experts">
      <h3 id="council-experts">{t('convene-experts-title')}</h3>
      <TextInput
        label={t('convene-experts-search')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Loaded query={query} lines={3}>
        {({ items }) => {
          const free = items.filter(one => !taken.includes(one.id));
          if (free.length === 0) return <p className="nc-soft">{t('convene-experts-none')}</p>;
          return (
            <ul className="nc-list nc-stack-tight">
              {free.slice(0, SHOWN).map(expert => (
                <li key={expert.id} className="nc-row-between nc-expert">
                  <span>
                    {fullName(expert)}
                    <span className="nc-small nc-soft nc-block">
                      {[expert.affiliation, named(expert.fields)].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <Button
                    size="compact-sm"
                    variant="outline"
                    aria-label={t('convene-experts-add-name', { name: expert.name })}
                    onClick={() => onPick(expert)}
                  >
                    {t('convene-experts-add')}
                  </Button>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
