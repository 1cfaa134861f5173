import type { Conflict, SolverMatch } from '@/api/views';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';

/** What stands between a solver and the call; what rules it out is told apart from what needs care. */
export function Conflicts({ conflicts }: { conflicts: Conflict[] }) {
  if (conflicts.length === 0) return null;
  return (
    <ul className="nc-list nc-stack-tight">
      {conflicts.map(one => (
        <li key={one.kind}>
          <Badge tone={one.blocks ? 'bad' : 'warn'} icon={one.blocks ? 'stop' : 'alert'}>
            {one.message}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

type Marked = Pick<SolverMatch, 'verdict' | 'invited' | 'verification' | 'reachable'>;

/** How far the desk is with a match, and what is known of its holder. */
export function Marks({ of }: { of: Marked }) {
  const t = useT();
  return (
    <p className="nc-row">
      {of.verdict && (
        <Badge
          tone={of.verdict === 'shortlisted' ? 'good' : 'quiet'}
          icon={of.verdict === 'shortlisted' ? 'star' : 'stop'}
        >
          {t(`verdict-${of.verdict}`)}
        </Badge>
      )}
      {of.invited && <StatusBadge noun="invitation" status={of.invited} />}
      <StatusBadge noun="organisation" status={of.verification} />
      {!of.reachable && (
        <Badge tone="warn" icon="mail">
          {t('match-unreachable')}
        </Badge>
      )}
    </p>
  );
}
