import { Button } from '@mantine/core';
import { useCache, useResource } from '@/api/query';
import type { ChallengeView, CouncilKind, CouncilView, Page, PilotSummary } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { fullName } from '@/parts/person';
import { Day } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** The councils of a challenge: who sits on them, what keeps them from beginning, and the way to their room. */
export function CouncilsPanel({ challenge }: { challenge: ChallengeView }) {
  const t = useT();
  const path = `/challenges/${challenge.id}/councils`;
  const query = useResource<Page<CouncilView>>(path);
  const pilots = useResource<Page<PilotSummary>>(challenge.status === 'in_pilot' ? '/pilots' : null, {
    challenge: challenge.id,
    status: 'in_acceptance',
  });
  return (
    <section className="nc-stack" aria-labelledby="desk-councils">
      <h2 id="desk-councils">{t('desk-tab-councils')}</h2>
      <Loaded query={query}>
        {({ items }) => {
          const working = (kind: CouncilKind) =>
            items.some(one => one.kind === kind && one.status !== 'dissolved');
          const waiting = pilots.data?.items.filter(() => !working('acceptance')) ?? [];
          return (
            <>
              {items.length === 0 && <p className="nc-soft">{t('convene-no-council')}</p>}
              {items.map(one => (
                <Council key={one.id} council={one} listPath={path} />
              ))}
              {challenge.status === 'in_evaluation' && !working('selection') && (
                <div>
                  <Button component={GoLink} to={places.newCouncil(challenge.id)}>
                    {t('convene-selection')}
                  </Button>
                </div>
              )}
              {waiting.map(pilot => (
                <div key={pilot.id}>
                  <Button component={GoLink} to={places.newCouncil(challenge.id, pilot.id)}>
                    {t('convene-for-pilot', { code: pilot.code })}
                  </Button>
                </div>
              ))}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Council({ council, listPath }: { council: CouncilView; listPath: string }) {
  const t = useT();
  const format = useFormat();
  const cache = useCache();
  const taken = () => void cache.stale(listPath, `/councils/${council.id}`, '/councils', '/me/tasks');
  return (
    <article className="nc-card nc-stack" aria-labelledby={`council-${council.id}`}>
      <div className="nc-row-between">
        <h3 id={`council-${council.id}`}>{t(`council-kind-${council.kind}`)}</h3>
        <StatusBadge noun="council" status={council.status} />
      </div>
      <p className="nc-small">
        {t.of(council.rule_set.title)}
        {council.meeting_on && (
          <>
            {' · '}
            {t('convene-meets')} <Day on={council.meeting_on} />
          </>
        )}
        {council.progress.total > 0 && (
          <>
            {' · '}
            {t('convene-progress', {
              done: format.number(council.progress.done),
              total: format.number(council.progress.total),
            })}
          </>
        )}
      </p>
      {council.unscreened > 0 && (
        <Notice tone="warn">
          <p>{t('convene-unscreened', { count: council.unscreened })}</p>
        </Notice>
      )}
      <ul>
        {council.members.map(one => (
          <li key={one.id}>
            {fullName(one.person)} – {t(`council-role-${one.role}`)}
            {one.represents && ` · ${t(`represents-${one.represents}`)}`}
            {one.has_conflict && <strong className="nc-bad"> {t('convene-conflict')}</strong>}
          </li>
        ))}
      </ul>
      <TransitionBar<CouncilView>
        noun="council"
        path={`/councils/${council.id}`}
        version={council.version}
        actions={council.allowed_actions}
        onDone={taken}
        onStale={taken}
      />
      <p className="nc-row">
        <GoLink to={places.council(council.id)}>{t('convene-room')}</GoLink>
      </p>
    </article>
  );
}
