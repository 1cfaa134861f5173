import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { Notifications, Page, Task } from '@/api/views';
import { SidePanel } from '@/parts/Dialog';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { LanguageSwitch } from '@/parts/LanguageSwitch';
import { Logo } from '@/parts/Logo';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { navigation } from '../navigation';
import { ActingBar } from './ActingBar';
import { PersonMenu } from './PersonMenu';
import { SchemeSwitch } from './SchemeSwitch';
import { useSignOut } from './use-sign-out';

function Brand() {
  const t = useT();
  return (
    <GoLink to={places.home} className="nc-brand">
      <Logo />
      <span>{t('product-name')}</span>
    </GoLink>
  );
}

/** For people who are not signed in, or not far enough to go anywhere: those may only leave. */
export function PlainHeader({ leave }: { leave: boolean }) {
  const t = useT();
  const signOut = useSignOut();
  return (
    <header className="nc-header">
      <div className="nc-header-bar">
        <Brand />
        <div className="nc-header-tools">
          <LanguageSwitch />
          <SchemeSwitch />
          {leave && (
            <button type="button" className="nc-bar-button" onClick={() => void signOut()}>
              <Icon name="out" size={20} />
              {t('sign-out')}
            </button>
          )}
        </div>
      </div>
    </header>
  );
}

function NavList({ waiting, onGo }: { waiting: number; onGo?: () => void }) {
  const t = useT();
  const who = useWho();
  const path = useRouterState({ select: state => state.location.pathname });
  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));
  return (
    <ul className="nc-list nc-nav-list">
      {navigation
        .filter(item => item.show(who))
        .map(item => (
          <li key={item.to}>
            <GoLink to={item.to} aria-current={isHere(item.to) ? 'page' : undefined} onClick={onGo}>
              <Icon name={item.icon} />
              <span>{t(item.text)}</span>
              {item.to === places.home && waiting > 0 && (
                <span className="nc-count">
                  {waiting}
                  <span className="nc-sr"> {t('waiting-count', { count: waiting })}</span>
                </span>
              )}
            </GoLink>
          </li>
        ))}
    </ul>
  );
}

export function Header() {
  const t = useT();
  const [drawer, setDrawer] = useState(false);
  const tasks = useResource<Page<Task>>('/me/tasks', undefined, { refetchEvery: 60_000 });
  const waiting = tasks.data?.items.length ?? 0;
  return (
    <header className="nc-header nc-no-print">
      <div className="nc-header-bar">
        <button
          type="button"
          className="nc-bar-button nc-burger"
          aria-expanded={drawer}
          aria-label={t('menu')}
          onClick={() => setDrawer(true)}
        >
          <Icon name="menu" size={22} />
        </button>
        <Brand />
        <div className="nc-header-tools">
          <Bell />
          <LanguageSwitch />
          <SchemeSwitch />
          <PersonMenu />
        </div>
      </div>
      <nav className="nc-nav" aria-label={t('navigation')}>
        <NavList waiting={waiting} />
      </nav>
      <ActingBar />
      {drawer && (
        <SidePanel title={t('navigation')} onClose={() => setDrawer(false)}>
          <nav aria-label={t('navigation')}>
            <NavList waiting={waiting} onGo={() => setDrawer(false)} />
          </nav>
        </SidePanel>
      )}
    </header>
  );
}

function Bell() {
  const t = useT();
  const { data } = useResource<Notifications>('/me/notifications', { limit: 1 }, { refetchEvery: 60_000 });
  const unread = data?.unread ?? 0;
  // The name says what is seen, for those who speak to their machine.
  const shown = unread > 99 ? '99+' : unread;
  return (
    <GoLink
      to={places.notifications}
      className="nc-bar-button nc-bell"
      aria-label={t('notifications-unread', { count: shown })}
    >
      <Icon name="bell" size={20} />
      {unread > 0 && <span className="nc-count">{shown}</span>}
    </GoLink>
  );
}
