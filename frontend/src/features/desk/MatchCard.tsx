import { Button, Checkbox } from '@mantine/core';
import type { SolverMatch, Verdict } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { seatOf } from '@/parts/ProvinceSelect';
import { inPoints } from '@/parts/points';
import { Missing, Reasons } from '@/parts/Reasons';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Conflicts, Marks } from './marks';

export interface MatchCardProps {
  match: SolverMatch;
  /** Whether the reasons are open at first. */
  explained: boolean;
  mayInvite: boolean;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
  onInvite: () => void;
  onJudge: (verdict: Verdict) => void;
}

/** One who could answer: how well it fits and why, what is missing, what stands in the way, what can be done. */
export function MatchCard(props: MatchCardProps) {
  const { match, explained, mayInvite, chosen, onChoose, onInvite, onJudge } = props;
  const t = useT();
  const format = useFormat();
  const name = t.of(match.organisation.name);
  const about = match.capability ? `${t.of(match.capability.title)}, ${name}` : name;
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between nc-match-head">
        <Checkbox
          className="nc-no-print"
          aria-label={t('match-choose', { name: about })}
          checked={chosen}
          onChange={event => onChoose(event.currentTarget.checked)}
        />
        <div className="nc-match-name">
          <h3>
            {match.capability ? (
              <GoLink to={places.capability(match.capability.id)}>
                <Text of={match.capability.title} />
              </GoLink>
            ) : (
              <GoLink to={places.organisation(match.organisation.id)}>
                <Text of={match.organisation.name} />
              </GoLink>
            )}
          </h3>
          <p className="nc-small">
            <GoLink to={places.organisation(match.organisation.id)}>
              <Text of={match.organisation.name} />
            </GoLink>
            {', '}
            {t.or(`organisation-kind-${match.organisation.kind}`, match.organisation.kind)}
            {match.capability &&
              ` · ${t.or(`capability-kind-${match.capability.kind}`, match.capability.kind)}`}
            {match.capability?.trl && ` · ${t('match-trl', { level: match.capability.trl })}`}
            {` · ${seatOf(t, match)}`}
          </p>
        </div>
        <p className="nc-score">
          <span className="nc-small nc-soft nc-block">{t(`strength-match-${match.strength}`)}</span>
          {format.number(inPoints(match.score, []).total, 1)}
          <span className="nc-small nc-soft"> {t('matches-of-hundred')}</span>
        </p>
      </div>
      <Conflicts conflicts={match.conflicts} />
      <Marks of={match} />
      {match.note && <p className="nc-prose nc-small nc-note">{match.note}</p>}
      <Missing gaps={match.missing} />
      <Reasons reasons={match.reasons} score={match.score} open={explained} />
      <div className="nc-row nc-no-print">
        {(!match.invited || match.invited === 'declined') && (
          <Button
            size="compact-md"
            disabled={!mayInvite || Boolean(match.conflict)}
            aria-label={t('invite-name', { name })}
            onClick={onInvite}
          >
            {t('invite')}
          </Button>
        )}
        {match.verdict !== 'shortlisted' && (
          <Button
            size="compact-md"
            variant="outline"
            aria-label={t('judge-shortlist-name', { name })}
            onClick={() => onJudge('shortlisted')}
          >
            {t('judge-shortlist')}
          </Button>
        )}
        {match.verdict !== 'rejected' && (
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            aria-label={t('judge-reject-name', { name })}
            onClick={() => onJudge('rejected')}
          >
            {t('judge-reject')}
          </Button>
        )}
      </div>
    </li>
  );
}
