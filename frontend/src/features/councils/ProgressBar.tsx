import { Progress } from '@mantine/core';
import { useT } from '@/texts/use-t';

/** "3 of 5" with a bar that says the same. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const t = useT();
  return (
    <div className="nc-progress">
      <span className="nc-small">
        {label}: {t('council-progress', { done, total })}
      </span>
      <Progress.Root size="sm">
        <Progress.Section value={total > 0 ? (done / total) * 100 : 0} aria-label={label} />
      </Progress.Root>
    </div>
  );
}
