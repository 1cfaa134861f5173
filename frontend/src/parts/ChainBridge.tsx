import type { StageKey, StageStatus } from '@/api/views';
import { useT } from '@/texts/use-t';
import { GoLink } from './GoLink';

export interface ChainStage {
  key: StageKey;
  status: StageStatus;
  /** A short line below the name, e.g. a date. */
  note?: string | undefined;
  /** Workspace address of the stage's own page. */
  to?: string | undefined;
}

function Span({ status }: { status: StageStatus }) {
  return (
    <svg
      className="nc-span"
      viewBox="0 0 120 64"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="nc-span-body" d="M0 10h120v54h-12a48 46 0 0 0-96 0H0z" />
      <path className="nc-span-arch" d="M12 64a48 46 0 0 1 96 0" />
      <path className="nc-span-deck" d="M0 10h120" />
      {status === 'current' && <path className="nc-span-half" d="M0 10h60v8a48 46 0 0 0-48 46H0z" />}
    </svg>
  );
}

/**
 * The chain order → match → submission → decision → pilot → use as spans of one bridge, filled as they are built.
 * What is drawn is also said: the list is the content, the spans are its decoration.
 */
export function ChainBridge({ stages, label }: { stages: ChainStage[]; label?: string }) {
  const t = useT();
  return (
    <ol className="nc-bridge" aria-label={label ?? t('chain-label')}>
      {stages.map(stage => (
        <li
          key={stage.key}
          className={`nc-bridge-stage is-${stage.status}`}
          aria-current={stage.status === 'current' ? 'step' : undefined}
        >
          <Span status={stage.status} />
          <span className="nc-bridge-text">
            <span className="nc-bridge-name">
              {stage.to ? <GoLink to={stage.to}>{t(`stage-${stage.key}`)}</GoLink> : t(`stage-${stage.key}`)}
            </span>
            <span className="nc-bridge-state">{t(`stage-state-${stage.status}`)}</span>
            {stage.note && <span className="nc-bridge-note">{stage.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
