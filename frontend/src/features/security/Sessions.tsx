import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { HeldSession, Page } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { Loaded } from '@/parts/Loading';
import { ErrorNotice } from '@/parts/Notice';
import { Moment } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { useT } from '@/texts/use-t';
import { deviceOf } from './device';

const PATH = '/auth/sessions';

/** Where the person is signed in, each of which can be ended from here. */
export function Sessions() {
  const t = useT();
  const sessions = useResource<Page<HeldSession>>(PATH);
  const [ending, setEnding] = useState<HeldSession | 'others' | null>(null);
  return (
    <section className="nc-stack" aria-labelledby="security-sessions">
      <h2 id="security-sessions">{t('sessions-title')}</h2>
      <p className="nc-soft nc-measure">{t('sessions-lead')}</p>
      <Loaded query={sessions} lines={3}>
        {({ items }) => (
          <>
            <ul className="nc-list nc-stack-tight">
              {items.map(one => (
                <Session key={one.id} session={one} onEnd={() => setEnding(one)} />
              ))}
            </ul>
            {items.some(one => !one.current) ? (
              <div>
                <Button variant="outline" onClick={() => setEnding('others')}>
                  {t('sessions-end-others')}
                </Button>
              </div>
            ) : (
              <p className="nc-soft">{t('sessions-only-this')}</p>
            )}
          </>
        )}
      </Loaded>
      {ending && <EndDialog what={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

function Session({ session, onEnd }: { session: HeldSession; onEnd: () => void }) {
  const t = useT();
  const device = deviceOf(t, session.user_agent);
  return (
    <li className="nc-card nc-row-between">
      <div className="nc-stack-tight nc-session">
        <p className="nc-row">
          <strong>{device}</strong>
          {session.current && (
            <Badge tone="good" icon="check">
              {t('session-this')}
            </Badge>
          )}
        </p>
        <p className="nc-small">
          {session.current ? (
            t('session-in-use')
          ) : (
            <>
              {t('session-last-used')} <Moment at={session.last_used_at} zone={false} />
            </>
          )}
          {session.address && <> · {t('session-address', { address: session.address })}</>}
        </p>
        <p className="nc-small nc-soft">
          {t('session-since')} <Moment at={session.created_at} zone={false} /> · {t('session-until')}{' '}
          <Moment at={session.expires_at} zone={false} />
        </p>
        {session.user_agent && (
          <details className="nc-small">
            <summary>{t('session-device-says')}</summary>
            <code className="nc-hash">{session.user_agent}</code>
          </details>
        )}
      </div>
      {!session.current && (
        <Button variant="default" aria-label={t('session-end-one', { device })} onClick={onEnd}>
          {t('session-end')}
        </Button>
      )}
    </li>
  );
}

function EndDialog({ what, onClose }: { what: HeldSession | 'others'; onClose: () => void }) {
  const t = useT();
  const cache = useCache();
  const sending = useSending([]);
  const others = what === 'others';
  const end = () =>
    sending.send(
      () => api.delete(others ? PATH : `${PATH}/${what.id}`),
      () => {
        onClose();
        toast(t(others ? 'sessions-ended' : 'session-ended'));
        void cache.stale(PATH);
      },
    );
  return (
    <Dialog title={t(others ? 'sessions-end-others' : 'session-end')} onClose={onClose}>
      <div className="nc-stack">
        <p>
          {others
            ? t('sessions-end-effect')
            : t('session-end-effect', { device: deviceOf(t, what.user_agent) })}
        </p>
        {sending.failure !== null && <ErrorNotice error={sending.failure} />}
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button color="red" loading={sending.busy} onClick={() => void end()}>
            {t(others ? 'sessions-end-others' : 'session-end')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
