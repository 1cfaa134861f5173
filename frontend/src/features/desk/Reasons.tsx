import type { ReasonView } from '@/api/views';
import { Said } from '@/parts/Said';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

const byShare = (a: ReasonView, b: ReasonView) => b.share - a.share;

export interface ReasonsProps {
  reasons: ReasonView[];
  score: number;
  /** Unfolded at first. */
  open: boolean;
}

/** Why a match has its score: each part as a bar and a number, with the sentences the words stand in. */
export function Reasons({ reasons, score, open }: ReasonsProps) {
  const t = useT();
  const format = useFormat();
  if (reasons.length === 0) return <p className="nc-soft nc-small">{t('reasons-none')}</p>;
  const points = (share: number) => format.number(share * 100, 1);
  // Bars are drawn against the largest part, so that small parts can still be told apart.
  const largest = Math.max(...reasons.map(one => Math.abs(one.share)), Number.EPSILON);
  return (
    <details className="nc-match-reasons" open={open}>
      <summary>{t('reasons-title', { score: points(score) })}</summary>
      <ul className="nc-list nc-reason-list">
        {[...reasons].sort(byShare).map(reason => (
          <li key={`${reason.kind}-${reason.label}`} className="nc-reason">
            <span className="nc-reason-label">
              {reason.kind !== 'other' && (
                <span className="nc-small nc-soft">{t.or(`reason-kind-${reason.kind}`, reason.kind)} </span>
              )}
              <Said by={reason}>{reason.label}</Said>
            </span>
            <span className="nc-reason-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(Math.abs(reason.share) / largest) * 100}%` }} />
            </span>
            <span className="nc-reason-share">{t('reason-share', { share: points(reason.share) })}</span>
            {(reason.detail || reason.counterpart) && (
              <span className="nc-reason-words nc-small">
                {reason.detail && <q lang="">{reason.detail}</q>}
                {reason.counterpart && (
                  <span className="nc-soft">
                    {t('reason-asked')} <q lang="">{reason.counterpart}</q>
                  </span>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
