import type { ChallengeView } from '@/api/views';
import { Notice } from '@/parts/Notice';
import { Moment } from '@/parts/Shown';
import { useT } from '@/texts/use-t';

/** Why the order came back: first thing its authors see. */
export function ReturnedNotice({ returned }: { returned: NonNullable<ChallengeView['returned']> }) {
  const t = useT();
  return (
    <Notice tone="warn" title={t('returned-title')}>
      <p className="nc-prose">{returned.reason}</p>
      <p className="nc-small nc-soft">
        {returned.by?.name} <Moment at={returned.at} />
      </p>
    </Notice>
  );
}
