import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';

export interface GoLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Workspace address below /app, from `places` or from the server's `link`. */
  to: string;
  children: ReactNode;
}

/** A link inside the workspace by address, for places of other features and links that the server sends. */
export function GoLink({ to, children, onClick, ...rest }: GoLinkProps) {
  const router = useRouter();
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !plain) return;
    event.preventDefault();
    router.history.push(`/app${to}`);
  };
  return (
    <a {...rest} href={`/app${to}`} onClick={go}>
      {children}
    </a>
  );
}

/** Goes to a workspace address from code, e.g. after creating something. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return (to, options) =>
    options?.replace ? router.history.replace(`/app${to}`) : router.history.push(`/app${to}`);
}
