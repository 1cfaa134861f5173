import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { GoLink } from '@/parts/GoLink';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { SwitchOffer } from '@/parts/SwitchOffer';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

export function NotFound() {
  const t = useT();
  return (
    <>
      <PageHeader title={t('not-found-title')} />
      <EmptyState
        title={t('not-found-text')}
        action={<GoLink to={places.home}>{t('not-found-home')}</GoLink>}
      />
      <SwitchOffer />
    </>
  );
}

/** A screen that broke. The shell around it stands, so the person can go elsewhere or try again. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const t = useT();
  return (
    <div className="nc-stack">
      <PageHeader title={t('failure-title')} />
      <ErrorNotice error={error} retry={reset} />
      <div>
        <Button variant="outline" onClick={() => window.location.reload()}>
          {t('failure-reload')}
        </Button>
      </div>
    </div>
  );
}
