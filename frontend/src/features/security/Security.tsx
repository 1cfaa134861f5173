import './security.css';
import { useSearch } from '@tanstack/react-router';
import { useGo } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { places } from '@/places';
import { readMeAgain } from '@/session/session';
import { useMe } from '@/session/use-session';
import { mustEnrol } from '@/session/who';
import { useT } from '@/texts/use-t';
import { EmailSection } from './EmailSection';
import { PasswordSection } from './PasswordSection';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';

export function Security() {
  const { next } = useSearch({ from: '/security' });
  return <SecurityScreen next={next} />;
}

/** How the person signs in and where they are signed in. Who owes a second factor sees only that. */
export function SecurityScreen({ next }: { next?: string | undefined }) {
  const t = useT();
  const go = useGo();
  if (mustEnrol(useMe())) {
    return (
      <div className="nc-stack-wide">
        <PageHeader title={t('security-enrol-title')} />
        <Notice tone="warn" title={t('security-enrol-needed')}>
          <p>{t('security-enrol-why')}</p>
        </Notice>
        <SecondFactor
          onChanged={async () => {
            await readMeAgain();
            go(next ?? places.home, { replace: true });
          }}
        />
      </div>
    );
  }
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('security-title')} lead={t('security-lead')} />
      <SecondFactor onChanged={readMeAgain} />
      <div className="nc-security-pair">
        <PasswordSection />
        <EmailSection />
      </div>
      <Sessions />
    </div>
  );
}
