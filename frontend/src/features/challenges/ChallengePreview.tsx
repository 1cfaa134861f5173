import type { ChallengeView } from '@/api/views';
import { Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';
import { ChallengeBody } from './ChallengeBody';

/** The order as the public will read it once it is published. */
export function ChallengePreview({ view }: { view: ChallengeView }) {
  const t = useT();
  return (
    <article className="nc-stack">
      <Notice>
        <p>{t('preview-note')}</p>
      </Notice>
      <p className="nc-row">
        <span className="nc-code">{view.code}</span>
        <Badge>{t(`challenge-kind-${view.kind}`)}</Badge>
        {view.level && <Badge>{t(`level-${view.level}`)}</Badge>}
      </p>
      <p className="nc-preview-title">
        <Text of={view.title} />
      </p>
      {view.summary && (
        <p className="nc-page-lead">
          <Text of={view.summary} />
        </p>
      )}
      <p className="nc-soft">
        <Text of={view.proposer.name} />
        {view.orderer.id !== view.proposer.id && (
          <>
            {' · '}
            <Text of={view.orderer.name} />
          </>
        )}
      </p>
      <ChallengeBody sections={view.sections} level={3} />
    </article>
  );
}
