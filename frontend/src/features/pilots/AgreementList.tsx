import { useResource } from '@/api/query';
import type { AgreementSummary, ChallengeSummary, Page, Task } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { Loaded } from '@/parts/Loading';
import { Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { useDuties } from '@/parts/use-duties';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** Agreements that still ask for something, and awarded orders that have none yet. */
export function AgreementList() {
  const agreements = useResource<Page<AgreementSummary>>('/agreements', { limit: 100 });
  const awarded = useResource<Page<ChallengeSummary>>('/challenges', {
    status: 'awarded',
    mine: true,
    limit: 100,
  });
  const renewals = useDuties('draw_up_agreement');
  return (
    <Loaded query={agreements} lines={2}>
      {({ items }) => <Open items={items} awarded={awarded.data?.items ?? []} duties={renewals} />}
    </Loaded>
  );
}

interface OpenProps {
  items: AgreementSummary[];
  awarded: ChallengeSummary[];
  /** Where the server asks for an agreement: also under a pilot whose agreement has run out. */
  duties: Task[];
}

function Open({ items, awarded, duties }: OpenProps) {
  const t = useT();
  const me = useActor();
  const live = (one: AgreementSummary) => one.status === 'draft' || one.status === 'signed';
  const covered = new Set(items.filter(live).map(one => one.challenge.id));
  const own = new Set(me.memberships.map(one => one.organisation.id));
  const waiting = awarded.filter(one => own.has(one.orderer.id) && !covered.has(one.id));
  const renewals = duties.filter(one => !waiting.some(other => other.id === one.id));
  if (items.length === 0 && waiting.length === 0 && renewals.length === 0) return null;
  return (
    <section className="nc-stack-tight" aria-labelledby="agreements-heading">
      <h2 id="agreements-heading">{t('agreements-heading')}</h2>
      <ul className="nc-list nc-stack-tight">
        {[...waiting, ...renewals].map(challenge => (
          <li key={challenge.id} className="nc-card nc-row-between">
            <span>
              <span className="nc-code nc-small">{challenge.code}</span> <Text of={challenge.title} />
            </span>
            <GoLink to={places.newAgreement(challenge.id)}>
              <Icon name="pen" size={15} />{' '}
              {t(renewals.some(one => one.id === challenge.id) ? 'agreement-renew' : 'agreement-draw-up')}
            </GoLink>
          </li>
        ))}
        {items.map(one => (
          <li key={one.id} className="nc-card nc-row-between">
            <span>
              <GoLink to={places.agreement(one.id)}>
                <Text of={one.title} />
              </GoLink>
              <span className="nc-block nc-small nc-soft">
                <span className="nc-code">{one.challenge.code}</span> · <Text of={one.orderer.name} /> –{' '}
                <Text of={one.solver.name} />
              </span>
            </span>
            <StatusBadge noun="agreement" status={one.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
