import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { Icon } from '@/parts/Icon';
import { useT } from '@/texts/use-t';

export interface RowsProps<R> {
  label: string;
  value: R[];
  onChange: (value: R[]) => void;
  blank: () => R;
  /** A row nobody has written into yet stays here and is not saved. */
  isBlank: (row: R) => boolean;
  nameOf: (row: R, position: number) => string;
  add: string;
  empty: string;
  /** `index` is where the row stands in what is saved, for the server's words about it; null while it is not saved. */
  children: (row: R, set: (patch: Partial<R>) => void, index: number | null) => ReactNode;
}

interface Kept<R> {
  id: number;
  row: R;
}

/** A list of rows, each a small form. */
export function Rows<R>({
  label,
  value,
  onChange,
  blank,
  isBlank,
  nameOf,
  add,
  empty,
  children,
}: RowsProps<R>) {
  const t = useT();
  const counter = useRef(0);
  const keep = (row: R): Kept<R> => {
    counter.current += 1;
    return { id: counter.current, row };
  };
  const [rows, setRows] = useState<Kept<R>[]>(() => value.map(keep));
  const told = useRef(JSON.stringify(value));
  const list = useRef<HTMLUListElement>(null);

  // What came from elsewhere (a colleague, a settled conflict) replaces the rows; what came from here does not.
  const incoming = JSON.stringify(value);
  if (incoming !== told.current) {
    told.current = incoming;
    setRows(value.map(keep));
  }

  const become = (next: Kept<R>[]) => {
    setRows(next);
    const written = next.map(one => one.row).filter(row => !isBlank(row));
    const text = JSON.stringify(written);
    if (text === told.current) return;
    told.current = text;
    onChange(written);
  };
  const addRow = () => {
    become([...rows, keep(blank())]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  };

  let saved = -1;
  return (
    <section className="nc-stack" aria-label={label}>
      {rows.length === 0 && <p className="nc-soft">{empty}</p>}
      <ul className="nc-list nc-rows" ref={list}>
        {rows.map(({ id, row }, position) => {
          const index = isBlank(row) ? null : ++saved;
          const name = nameOf(row, position + 1);
          return (
            <li key={id}>
              <div className="nc-row-between">
                <h3 className="nc-label">{name}</h3>
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  leftSection={<Icon name="trash" size={15} />}
                  aria-label={t('row-remove', { name })}
                  onClick={() => become(rows.filter(other => other.id !== id))}
                >
                  {t('remove')}
                </Button>
              </div>
              <div className="nc-rows-fields">
                {children(
                  row,
                  patch =>
                    become(rows.map(other => (other.id === id ? { id, row: { ...row, ...patch } } : other))),
                  index,
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <div>
        <Button variant="outline" leftSection={<Icon name="plus" size={16} />} onClick={addRow}>
          {add}
        </Button>
      </div>
    </section>
  );
}
