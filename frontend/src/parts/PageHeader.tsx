import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '@/texts/use-t';
import { GoLink } from './GoLink';
import { Icon } from './Icon';

// The heading takes the focus once for each place that is navigated to, never on the first load.
let announced = window.location.pathname;
let announcedBy: HTMLElement | null = null;

/**
 * The screen that is being left may draw once more under the new address and announce it: its heading then goes and
 * takes the focus with it, which is given to the heading that stands there instead.
 */
const focusWentWithIt = () =>
  announcedBy !== null && !announcedBy.isConnected && document.activeElement === document.body;

export interface PageHeaderProps {
  title: string;
  /** Language of the title when it differs from the page's. */
  titleLang?: string | undefined;
  /** Where "back" leads. */
  back?: { to: string; text: string };
  code?: string | null | undefined;
  status?: ReactNode;
  lead?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** The one h1 of a screen. Names the document and receives the focus after navigation. */
export function PageHeader({ title, titleLang, back, code, status, lead, actions }: PageHeaderProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} · ${t('product-name')}`;
  }, [title, t]);

  useEffect(() => {
    if (announced === window.location.pathname && !focusWentWithIt()) return;
    announced = window.location.pathname;
    announcedBy = heading.current;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  });

  return (
    <header className="nc-page-header">
      {back && (
        <GoLink to={back.to} className="nc-back">
          <Icon name="back" size={16} />
          {back.text}
        </GoLink>
      )}
      <div className="nc-row-between">
        <div className="nc-page-title">
          {(code || status) && (
            <p className="nc-row nc-page-code">
              {code && <span className="nc-code">{code}</span>}
              {status}
            </p>
          )}
          <h1 ref={heading} tabIndex={-1} lang={titleLang}>
            {title}
          </h1>
        </div>
        {actions && <div className="nc-row nc-no-print">{actions}</div>}
      </div>
      {lead && <div className="nc-page-lead">{lead}</div>}
    </header>
  );
}
