import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '@/texts/use-t';

export interface DialogProps {
  title: string;
  /** Without it the dialog cannot be left except by what it contains. */
  onClose?: () => void;
  size?: 'md' | 'lg' | 'xl';
  children: ReactNode;
}

const stay = () => undefined;

/**
 * A dialog over the page: keeps the focus inside and gives it back. Mantine's own header element would count as a
 * second banner of the page, so the head is a plain box here.
 */
export function Dialog({ title, onClose, size = 'md', children }: DialogProps) {
  const t = useT();
  return (
    <Modal.Root
      opened
      onClose={onClose ?? stay}
      closeOnEscape={Boolean(onClose)}
      closeOnClickOutside={Boolean(onClose)}
      size={size}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="nc-dialog-head">
          <Modal.Title>{title}</Modal.Title>
          {onClose && <Modal.CloseButton aria-label={t('close')} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A panel from the side, for navigation on phones. */
export function SidePanel({ title, onClose, children }: Required<Omit<DialogProps, 'size'>>) {
  const t = useT();
  return (
    <Drawer.Root opened onClose={onClose} size="18rem">
      <Drawer.Overlay />
      <Drawer.Content>
        <div className="nc-dialog-head">
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
