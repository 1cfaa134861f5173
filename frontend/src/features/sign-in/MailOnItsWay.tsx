import type { ReactNode } from 'react';
import { Icon } from '@/parts/Icon';
import { PageHeader, type PageHeaderProps } from '@/parts/PageHeader';

/** The rest happens in the mail box: what was sent, and what to do when nothing comes. */
export function MailOnItsWay({
  title,
  back,
  children,
}: Pick<PageHeaderProps, 'title' | 'back'> & { children: ReactNode }) {
  return (
    <div className="nc-entry">
      <PageHeader title={title} {...(back ? { back } : {})} />
      <div className="nc-stack" role="status">
        <Icon name="mail" size={32} />
        {children}
      </div>
    </div>
  );
}
