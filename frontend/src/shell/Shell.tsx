import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useGo } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { Toasts } from '@/parts/toast';
import { places } from '@/places';
import { useSession } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { DemoBar } from './DemoBar';
import { Header, PlainHeader } from './Header';
import { LostSession } from './LostSession';
import { UnsentNotice } from './UnsentNotice';

/** Frame of every screen: skip link, header, landmarks, and the gate that asks for a session. */
export function Shell() {
  const t = useT();
  const session = useSession();
  const open = useMatches().some(match => match.staticData.open);
  const present = session.status === 'signed-in' || session.status === 'lost';
  return (
    <>
      <a className="nc-skip" href="#main">
        {t('skip-to-content')}
      </a>
      {present ? <Header /> : <PlainHeader />}
      {present && session.me.demo && <DemoBar />}
      <main id="main" className="nc-main" tabIndex={-1}>
        {present && <UnsentNotice />}
        {present || open ? <Outlet /> : session.status === 'starting' ? <Skeleton /> : <ToSignIn />}
      </main>
      <footer className="nc-footer nc-no-print">
        <p>
          <a href={`/${t.locale}/`}>{t('footer-public')}</a>
        </p>
        <p>{t('footer-time')}</p>
      </footer>
      <Toasts />
      {session.status === 'lost' && <LostSession />}
    </>
  );
}

/** Nobody is signed in: to the sign-in screen, which leads back here. */
function ToSignIn() {
  const go = useGo();
  useEffect(() => {
    const here = `${window.location.pathname.replace(/^\/app/, '')}${window.location.search}`;
    const next = here === '' || here === '/' ? '' : `?next=${encodeURIComponent(here)}`;
    go(`${places.signIn}${next}`, { replace: true });
  });
  return <Skeleton />;
}
