import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/error';
import { type T, useT } from '@/texts/use-t';
import { Icon, type IconName } from './Icon';
import { ArchRow } from './Logo';
import type { Tone } from './StatusBadge';

const ICONS: Record<Tone, IconName> = {
  quiet: 'info',
  info: 'info',
  warn: 'alert',
  good: 'check',
  bad: 'stop',
};

/** Something to know about the page. `live`: it appeared after an act and is read out. */
export function Notice({
  tone = 'info',
  title,
  live = false,
  children,
}: {
  tone?: Tone;
  title?: string;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={`nc-notice is-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={ICONS[tone]} size={20} />
      <div className="nc-stack-tight">
        {title && <p className="nc-strong">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** One sentence for any failure: the server's own words where it spoke. */
export function errorText(t: T, error: unknown): string {
  if (!(error instanceof ApiError)) return t('failure-unexpected');
  if (error.isNetwork) return t('failure-network');
  return error.detail || error.title || t('failure-unexpected');
}

/** A failure in place of, or above, what could not be shown or done. */
export function ErrorNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useT();
  const requestId = error instanceof ApiError ? error.requestId : null;
  // Where no field of the screen shows what was refused about it, it is said here.
  const fields = error instanceof ApiError ? error.fields : [];
  return (
    <Notice tone="bad" live>
      <p>{errorText(t, error)}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(one => (
            <li key={`${one.pointer}-${one.code}`}>{one.message}</li>
          ))}
        </ul>
      )}
      {requestId && <p className="nc-small">{t('failure-request', { id: requestId })}</p>}
      {retry && (
        <div>
          <Button size="compact-sm" variant="outline" onClick={retry}>
            {t('try-again')}
          </Button>
        </div>
      )}
    </Notice>
  );
}

/** Nothing here yet: says why and what can be done. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="nc-empty">
      <ArchRow />
      <p className="nc-empty-title">{title}</p>
      {children && <div className="nc-soft">{children}</div>}
      {action}
    </div>
  );
}
