import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { OrgRef } from '@/api/views';
import { Disclosure } from '@/parts/Disclosure';
import { Icon } from '@/parts/Icon';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useActing, useMe, useSwitch } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** On every page: in whose name the person acts, and the way to act in another one. */
export function ActingBar() {
  const t = useT();
  const me = useMe();
  const { acting } = useActing();
  const switchTo = useSwitch();
  useFreshData(acting?.organisation ?? null);
  const named = (
    <span className="nc-acting-name">
      {t('in-whose-name')}:{' '}
      <strong>{acting ? <Text of={acting.organisation.name} /> : t('acting-self', { name: me.name })}</strong>
      {acting && <span className="nc-soft"> ({t(`role-${acting.role}`)})</span>}
    </span>
  );
  return (
    <div className="nc-acting">
      {me.memberships.length < 2 ? (
        <p className="nc-acting-plain">{named}</p>
      ) : (
        <Disclosure
          buttonClass="nc-bar-button nc-acting-button"
          button={
            <>
              {named}
              <span className="nc-acting-change">{t('acting-change')}</span>
              <Icon name="chevron" size={14} />
            </>
          }
        >
          {close => (
            <ul className="nc-list">
              {me.memberships.map(({ organisation, role }) => (
                <li key={organisation.id}>
                  <button
                    type="button"
                    className="nc-panel-item nc-acting-choice"
                    aria-current={organisation.id === acting?.organisation.id ? 'true' : undefined}
                    onClick={() => {
                      close();
                      switchTo(organisation);
                    }}
                  >
                    {organisation.id === acting?.organisation.id ? (
                      <Icon name="check" size={16} />
                    ) : (
                      <span className="nc-icon-space" />
                    )}
                    <span>
                      <Text of={organisation.name} />{' '}
                      <span className="nc-soft nc-small">{t(`role-${role}`)}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
      )}
    </div>
  );
}

/** What was read in one name is forgotten in another; and who lost a membership they acted by is told. */
function useFreshData(acting: OrgRef | null): void {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const before = useRef({ person: me.id, acting });
  useEffect(() => {
    const { person, acting: left } = before.current;
    before.current = { person: me.id, acting };
    // Another person begins anew anyhow.
    if (person !== me.id || left?.id === acting?.id) return;
    void client.resetQueries();
    if (left && !me.memberships.some(one => one.organisation.id === left.id)) {
      const name = t.of(left.name);
      toast(
        acting ? t('acting-ended', { name, next: t.of(acting.name) }) : t('acting-ended-all', { name }),
        'bad',
      );
    }
  }, [acting, me, client, t]);
}
