import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { GoLink, useGo } from '@/parts/GoLink';
import { Skeleton } from '@/parts/Loading';
import { Toasts } from '@/parts/toast';
import { places } from '@/places';
import { useSession } from '@/session/use-session';
import { mustEnrol } from '@/session/who';
import { useT } from '@/texts/use-t';
import { DemoBar } from './DemoBar';
import { Header, PlainHeader } from './Header';
import { LostSession } from './LostSession';
import { UnsentNotice } from './UnsentNotice';

/** Frame of every screen: skip link, header, landmarks, and the gate that asks for a session. */
export function Shell() {
  const t = useT();
  const session = useSession();
  const matches = useMatches();
  const open = matches.some(match => match.staticData.open);
  const present = session.status === 'signed-in' || session.status === 'lost';
  const enrolling = present && mustEnrol(session.me);
  const shown = enrolling ? matches.some(match => match.staticData.account) : present || open;
  return (
    <>
      <a className="nc-skip" href="#main">
        {t('skip-to-content')}
      </a>
      {present && !enrolling ? <Header /> : <PlainHeader leave={enrolling} />}
      {present && session.me.demo && <DemoBar />}
      <main id="main" className="nc-main" tabIndex={-1}>
        {present && !enrolling && <UnsentNotice />}
        {shown ? (
          <Outlet />
        ) : session.status === 'starting' ? (
          <Skeleton />
        ) : (
          <GoFirst to={enrolling ? places.security : places.signInFor} />
        )}
      </main>
      <footer className="nc-footer nc-no-print">
        <p>
          <a href={`/${t.locale}/`}>{t('footer-public')}</a>
        </p>
        {!enrolling && (
          <p>
            <GoLink to={places.log}>{t('log-title')}</GoLink>
          </p>
        )}
        <p>{t('footer-time')}</p>
      </footer>
      <Toasts />
      {session.status === 'lost' && <LostSession />}
    </>
  );
}

/** Something comes before this screen: signing in, or a second factor. It leads back here. */
function GoFirst({ to }: { to: (next?: string) => string }) {
  const go = useGo();
  useEffect(() => {
    const here = `${window.location.pathname.replace(/^\/app/, '')}${window.location.search}`;
    go(to(here === '' || here === '/' ? undefined : here), { replace: true });
  });
  return <Skeleton />;
}
