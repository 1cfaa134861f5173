import { NativeSelect } from '@mantine/core';
import { useCache } from '@/api/query';
import type { JoiningView, Role } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Deadline, Moment, Text } from '@/parts/Shown';
import { StatusBadge } from '@/parts/StatusBadge';
import { type ActionForm, TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { readMeAgain } from '@/session/session';
import { capital } from '@/texts/capital';
import { type T, useT } from '@/texts/use-t';
import { rolesOf } from './kinds';

/** Who is let in on request is given a role by who lets them in. */
function roleForm(t: T, joining: JoiningView): Record<string, ActionForm> {
  if (joining.kind !== 'request') return {};
  const roles = rolesOf(joining.organisation.kind);
  return {
    accept: {
      initial: { role: roles.at(-1) },
      render: (value, set) => (
        <NativeSelect
          label={t('member-role')}
          description={t(`role-means-${String(value.role)}`)}
          value={String(value.role)}
          onChange={event => set({ role: event.currentTarget.value as Role })}
          data={roles.map(one => ({ value: one, label: capital(t(`role-${one}`)) }))}
          data-autofocus
        />
      ),
    },
  };
}

/** `mine`: seen by who it is addressed to or comes from, who knows their own name; else by the organisation. */
export function JoiningCard({ joining, mine }: { joining: JoiningView; mine: boolean }) {
  const t = useT();
  const cache = useCache();
  const { kind, status, organisation, person, role } = joining;
  const who = person?.name ?? joining.email ?? '';
  const what = t(mine ? `joining-mine-${kind}` : `joining-theirs-${kind}`, {
    by: joining.by?.name ?? t.of(organisation.name),
  });
  const stale = () => cache.stale('/me', `/organisations/${organisation.id}`);
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3>
          {mine ? (
            <GoLink to={places.organisation(organisation.id)}>
              <Text of={organisation.name} />
            </GoLink>
          ) : (
            who
          )}
        </h3>
        <StatusBadge noun="joining" status={status} />
      </div>
      <p>
        {what}
        {role && <> · {t('joining-as', { role: t(`role-${role}`) })}</>}
      </p>
      {joining.message && <p className="nc-prose">{joining.message}</p>}
      {joining.reason && (
        <p>
          <span className="nc-strong">{t('reason')}:</span> {joining.reason}
        </p>
      )}
      <p className="nc-small nc-soft">
        {t('joining-since')} <Moment at={joining.created_at} zone={false} />
        {status === 'pending' && (
          <>
            {' · '}
            {t('joining-until')} <Deadline at={joining.expires_at} zone={false} />
          </>
        )}
        {joining.decided_at && (
          <>
            {' · '}
            {t('joining-decided')} <Moment at={joining.decided_at} zone={false} />
          </>
        )}
      </p>
      <TransitionBar<JoiningView>
        personal={mine}
        noun="joining"
        about={`${mine ? t.of(organisation.name) : who}, ${what}`}
        path={`/joinings/${joining.id}`}
        version={joining.version}
        actions={joining.allowed_actions}
        forms={roleForm(t, joining)}
        called={{ accept: `accept_${kind}` }}
        onDone={() => {
          // A membership may have come about: the workspace offers what belongs to it.
          void readMeAgain().then(stale);
        }}
        onStale={() => void stale()}
      />
    </li>
  );
}
