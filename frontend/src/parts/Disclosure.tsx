import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface DisclosureProps {
  /** Content of the button. */
  button: ReactNode;
  buttonClass: string;
  disabled?: boolean;
  /** Which edge of the button the panel keeps to. */
  side?: 'start' | 'end';
  children: (close: () => void) => ReactNode;
}

/** A button that opens a small panel below itself. Escape and a click elsewhere close it. */
export function Disclosure({
  button,
  buttonClass,
  disabled = false,
  side = 'start',
  children,
}: DisclosureProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      trigger.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', leave);
    };
  }, [open]);

  return (
    <div className="nc-disclosure" ref={box}>
      <button
        ref={trigger}
        type="button"
        className={buttonClass}
        disabled={disabled}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(old => !old)}
      >
        {button}
      </button>
      {open && (
        <div id={id} className={`nc-panel is-${side}`}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}
