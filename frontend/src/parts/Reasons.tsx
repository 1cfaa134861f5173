import type { Gap, ReasonView } from '@/api/views';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Icon } from './Icon';
import { inPoints } from './points';
import './reasons.css';
import { Said } from './Said';

const byShare = (a: ReasonView, b: ReasonView) => b.share - a.share;

export interface ReasonsProps {
  reasons: ReasonView[];
  score: number;
  /** Unfolded at first. */
  open: boolean;
  /** Which side was found: an offer for an order, or an order for an offer. */
  found?: 'offer' | 'order';
}

/**
 * Why a match has its score: one bar that the parts make up, each part with its number, and the sentences the words
 * stand in, side by side with those of the order.
 */
export function Reasons({ reasons, score, open, found = 'offer' }: ReasonsProps) {
  const t = useT();
  const format = useFormat();
  if (reasons.length === 0) return <p className="nc-soft nc-small">{t('reasons-none')}</p>;
  const sorted = [...reasons].sort(byShare);
  const { total, parts } = inPoints(
    score,
    sorted.map(one => one.share),
  );
  const points = (value: number) => format.number(value, 1);
  const key = (one: ReasonView, index: number) => `${index}-${one.kind}-${one.label}`;
  return (
    <details className="nc-match-reasons" open={open}>
      <summary>{t('reasons-title', { score: points(total) })}</summary>
      <div className="nc-score-bar" aria-hidden="true">
        {sorted.map((one, index) => (
          <span
            key={key(one, index)}
            className={`is-part-${index % 4}`}
            style={{ inlineSize: `${Math.max(parts[index] ?? 0, 0)}%` }}
          />
        ))}
      </div>
      <ul className="nc-list nc-reason-list">
        {sorted.map((reason, index) => (
          <li key={key(reason, index)} className="nc-reason">
            <span className="nc-reason-label">
              <span className={`nc-reason-key is-part-${index % 4}`} aria-hidden="true" />
              {reason.kind !== 'other' && (
                <span className="nc-small nc-soft">{t.or(`reason-kind-${reason.kind}`, reason.kind)} </span>
              )}
              <Said by={reason}>{reason.label}</Said>
              {reason.concept && reason.concept !== reason.label.toLowerCase() && (
                <span className="nc-small nc-soft"> ({reason.concept})</span>
              )}
            </span>
            <span className="nc-reason-bar" aria-hidden="true">
              <span style={{ inlineSize: `${Math.max(parts[index] ?? 0, 0)}%` }} />
            </span>
            <span className="nc-reason-share">{t('reason-share', { share: points(parts[index] ?? 0) })}</span>
            <Sentences of={reason} found={found} />
          </li>
        ))}
      </ul>
      <p className="nc-small nc-reason-sum">{t('reasons-sum', { score: points(total) })}</p>
    </details>
  );
}

/** The sentence of the offer and that of the order, side by side where both are known. */
function Sentences({ of, found }: { of: ReasonView; found: 'offer' | 'order' }) {
  const t = useT();
  const { detail, counterpart } = of;
  if (!detail && !counterpart) return null;
  const [offered, ordered] = found === 'offer' ? [detail, counterpart] : [counterpart, detail];
  return (
    <span className="nc-reason-words nc-small">
      {offered && (
        <span>
          <span className="nc-soft nc-block">{t(found === 'offer' ? 'reason-offered' : 'reason-own')}</span>
          <q lang="">{offered}</q>
        </span>
      )}
      {ordered && (
        <span>
          <span className="nc-soft nc-block">{t('reason-asked')}</span>
          <q lang="">{ordered}</q>
        </span>
      )}
    </span>
  );
}

/** What the order asks for and this does not have, or does not say. */
export function Missing({ gaps }: { gaps: Gap[] }) {
  const t = useT();
  if (gaps.length === 0) return null;
  return (
    <div className="nc-gaps">
      <p className="nc-label">{t('gaps-title')}</p>
      <ul className="nc-list">
        {gaps.map(gap => (
          <li key={`${gap.kind}-${gap.code}`}>
            <Icon name={gap.code === 'unknown' ? 'info' : 'alert'} size={15} /> {gap.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
