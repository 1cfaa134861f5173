import { useEffect, useSyncExternalStore } from 'react';
import { useT } from '@/texts/use-t';
import { Icon } from './Icon';

interface Said {
  id: number;
  text: string;
  tone: 'good' | 'bad';
}

let said: Said[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function set(next: Said[]): void {
  said = next;
  for (const listener of listeners) listener();
}

const dismiss = (id: number) => set(said.filter(one => one.id !== id));

/** Confirms something that was done. Failures belong beside what failed; use `bad` only where that place is gone. */
export function toast(text: string, tone: Said['tone'] = 'good'): void {
  counter += 1;
  set([...said.slice(-2), { id: counter, text, tone }]);
}

function Toast({ one }: { one: Said }) {
  const t = useT();
  useEffect(() => {
    const timer = setTimeout(() => dismiss(one.id), one.tone === 'bad' ? 12_000 : 6_000);
    return () => clearTimeout(timer);
  }, [one]);
  return (
    <div className={`nc-toast is-${one.tone}`}>
      <Icon name={one.tone === 'good' ? 'check' : 'alert'} />
      <span>{one.text}</span>
      <button
        type="button"
        className="nc-icon-button"
        aria-label={t('close')}
        onClick={() => dismiss(one.id)}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

export function Toasts() {
  const shown = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <div className="nc-toasts" role="status">
      {shown.map(one => (
        <Toast key={one.id} one={one} />
      ))}
    </div>
  );
}
