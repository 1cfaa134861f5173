import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type { ChallengeSummary, ClockView, DemoPerson, MoveClock, Page } from '@/api/views';
import { Disclosure } from '@/parts/Disclosure';
import { useGo } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { errorText } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { signInAs } from '@/session/session';
import { useMe } from '@/session/use-session';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { setOffset, useNow } from './clock';

const DAY = 86_400;

/** Only in demonstration mode: who one is, another person at one click, and a clock that can be moved forward. */
export function DemoBar() {
  const t = useT();
  const me = useMe();
  return (
    <aside className="nc-demo nc-no-print" aria-label={t('demo-label')}>
      <span className="nc-demo-who">
        <strong>{t('demo-mode')}</strong> <span>{t('demo-you-are', { name: me.name })}</span>
      </span>
      <PeopleMenu />
      <ClockMenu />
    </aside>
  );
}

function PeopleMenu() {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const client = useQueryClient();
  const people = useResource<Page<DemoPerson>>('/auth/demo');
  const change = async (key: string) => {
    try {
      await signInAs(key);
      void client.resetQueries();
      go(places.home);
    } catch (error) {
      toast(errorText(t, error), 'bad');
    }
  };
  return (
    <Disclosure
      buttonClass="nc-demo-button"
      button={
        <>
          {t('demo-switch')}
          <Icon name="chevron" size={14} />
        </>
      }
    >
      {close =>
        people.data?.items.map(person => (
          <button
            key={person.key}
            type="button"
            className="nc-panel-item"
            disabled={person.name === me.name}
            onClick={() => {
              close();
              void change(person.key);
            }}
          >
            <span>
              <strong>{person.name}</strong>
              <span className="nc-small nc-block">
                {[t.of(person.role), t.of(person.organisation)].filter(Boolean).join(', ')}
              </span>
            </span>
          </button>
        ))
      }
    </Disclosure>
  );
}

function ClockMenu() {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const clock = useResource<ClockView>('/demo/clock');
  useEffect(() => {
    if (clock.data) setOffset(clock.data.offset_seconds);
  }, [clock.data]);

  const move = async (by: MoveClock) => {
    setBusy(true);
    try {
      const moved = await api.post<ClockView>('/demo/clock', by);
      setOffset(moved.offset_seconds);
      toast(t('demo-clock-moved', { now: format.dateTime(moved.now) }));
      await client.invalidateQueries();
    } catch (error) {
      toast(errorText(t, error), 'bad');
    } finally {
      setBusy(false);
    }
  };

  const toDeadline = async () => {
    const next = await api.get<Page<ChallengeSummary>>('/challenges', {
      status: 'open',
      sort: 'deadline',
      limit: 1,
    });
    const closes = next.items[0]?.closes_at;
    if (!closes) return toast(t('demo-no-deadline'), 'bad');
    // A minute later the submissions may be opened.
    await move({ to: new Date(new Date(closes).getTime() + 61_000).toISOString() });
  };

  const steps: [string, () => Promise<void>][] = [
    ['demo-forward-day', () => move({ advance_seconds: DAY })],
    ['demo-forward-week', () => move({ advance_seconds: 7 * DAY })],
    ['demo-forward-deadline', toDeadline],
  ];
  return (
    <Disclosure
      buttonClass="nc-demo-button"
      disabled={busy}
      button={
        <>
          <Icon name="clock" size={15} />
          {t('demo-clock', { now: format.dateTime(now) })}
          <Icon name="chevron" size={14} />
        </>
      }
    >
      {close =>
        steps.map(([text, step]) => (
          <button
            key={text}
            type="button"
            className="nc-panel-item"
            onClick={() => {
              close();
              step().catch((error: unknown) => toast(errorText(t, error), 'bad'));
            }}
          >
            {t(text)}
          </button>
        ))
      }
    </Disclosure>
  );
}
