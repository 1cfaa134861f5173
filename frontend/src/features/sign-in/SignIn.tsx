import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { GoLink, useGo } from '@/parts/GoLink';
import { ArchRow } from '@/parts/Logo';
import { PageHeader } from '@/parts/PageHeader';
import { places } from '@/places';
import { SignInChoice } from '@/session/SignInChoice';
import { useT } from '@/texts/use-t';

export function SignIn() {
  const t = useT();
  const go = useGo();
  const client = useQueryClient();
  const { next } = useSearch({ from: '/sign-in' });
  return (
    <div className="nc-entry">
      <ArchRow spans={5} />
      <PageHeader title={t('sign-in-title')} lead={t('sign-in-lead')} />
      <SignInChoice
        onDone={() => {
          void client.resetQueries();
          go(next ?? places.home, { replace: true });
        }}
      />
      <p>
        {t('register-question')}{' '}
        <GoLink to={`${places.register}${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
          {t('register-link')}
        </GoLink>
      </p>
    </div>
  );
}
