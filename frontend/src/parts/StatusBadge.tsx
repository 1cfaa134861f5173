import { useT } from '@/texts/use-t';
import { Icon, type IconName } from './Icon';

export type Tone = 'quiet' | 'info' | 'warn' | 'good' | 'bad';

const LOOK: Record<string, [Tone, IconName]> = {
  draft: ['quiet', 'pen'],
  proposed: ['info', 'up'],
  in_vetting: ['info', 'eye'],
  returned: ['warn', 'back'],
  in_identification: ['info', 'council'],
  approved: ['good', 'check'],
  open: ['good', 'clock'],
  closed: ['quiet', 'lock'],
  in_evaluation: ['info', 'council'],
  awarded: ['good', 'star'],
  in_pilot: ['good', 'pilot'],
  completed: ['good', 'check'],
  declined: ['bad', 'stop'],
  withdrawn: ['quiet', 'close'],
  cancelled: ['bad', 'stop'],
  not_awarded: ['quiet', 'stop'],
  sent: ['good', 'submission'],
  opened: ['info', 'eye'],
  ineligible: ['bad', 'stop'],
  eligible: ['good', 'check'],
  reserve: ['info', 'star'],
  not_selected: ['quiet', 'stop'],
  void: ['bad', 'stop'],
  forming: ['quiet', 'pen'],
  constituted: ['info', 'council'],
  scoring: ['info', 'pen'],
  meeting: ['warn', 'chat'],
  concluded: ['good', 'check'],
  dissolved: ['bad', 'stop'],
  preparing: ['quiet', 'pen'],
  active: ['good', 'pilot'],
  paused: ['warn', 'pause'],
  in_acceptance: ['info', 'council'],
  accepted: ['good', 'check'],
  failed: ['bad', 'stop'],
  terminated: ['bad', 'stop'],
  signed: ['good', 'check'],
  expired: ['warn', 'clock'],
  listed: ['good', 'eye'],
  unverified: ['quiet', 'info'],
  requested: ['info', 'clock'],
  verified: ['good', 'check'],
  refused: ['bad', 'stop'],
  planned: ['quiet', 'clock'],
  done: ['good', 'check'],
  submitted: ['good', 'check'],
  waiting: ['info', 'clock'],
  dead: ['bad', 'alert'],
};

export interface StatusBadgeProps {
  /** Noun whose words are used: `challenge` → text `challenge-status-<status>`. */
  noun: string;
  status: string;
  tone?: Tone;
}

/** A status as icon and word; colour only repeats what both say. */
export function StatusBadge({ noun, status, tone }: StatusBadgeProps) {
  const t = useT();
  const [usual, icon] = LOOK[status] ?? ['quiet', 'info'];
  return (
    <Badge tone={tone ?? usual} icon={icon}>
      {t.or(`${noun}-status-${status}`, status)}
    </Badge>
  );
}

export function Badge({
  tone = 'quiet',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: string;
}) {
  return (
    <span className={`nc-badge is-${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
