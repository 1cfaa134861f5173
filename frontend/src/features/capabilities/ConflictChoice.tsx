import { Button } from '@mantine/core';
import { Notice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';
import type { Content } from './content';

/** Two people wrote at once: both texts beside each other, and one of them is kept. */
export function ConflictChoice({
  mine,
  theirs,
  onChoose,
}: {
  mine: Content;
  theirs: Content;
  onChoose: (content: Content) => void;
}) {
  const t = useT();
  const asText = (content: Content) =>
    [content.title, content.summary, content.description, content.evidence]
      .flatMap(text => [text.vi, text.en])
      .filter(Boolean)
      .join('\n\n');
  const sides = [
    { title: t('conflict-mine'), content: mine, keep: t('conflict-keep-mine') },
    { title: t('conflict-theirs'), content: theirs, keep: t('conflict-take-theirs') },
  ];
  return (
    <div className="nc-stack">
      <Notice tone="warn" live title={t('conflict-title')}>
        <p>{t('conflict-elsewhere')}</p>
      </Notice>
      <div className="nc-conflict">
        {sides.map(side => (
          <div key={side.title}>
            <h3>{side.title}</h3>
            <div className="nc-conflict-text">{asText(side.content)}</div>
            <Button variant="outline" onClick={() => onChoose(side.content)}>
              {side.keep}
            </Button>
          </div>
        ))}
      </div>
    </div>
  );
}
