import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { downloadCsv } from './csv';
import { Icon } from './Icon';

export interface Column<I> {
  key: string;
  header: string;
  cell: (item: I) => ReactNode;
  /** Value for sorting and for the export; without it the column does neither. */
  value?: (item: I) => string | number | null | undefined;
  align?: 'end';
  /** Heads the card on phones and the row for screen readers. */
  main?: boolean;
}

export interface DataListProps<I> {
  /** Names the table for everybody who does not see it. */
  caption: string;
  items: I[];
  columns: Column<I>[];
  rowKey: (item: I) => string;
  /** Shown instead of an empty table. */
  empty: ReactNode;
  /** File name without ending; with it the table exports. */
  csvName?: string;
  /** More rows exist: reads the next page. */
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
}

/** A table that turns into cards on phones, sorts by the language's alphabet and exports what it shows. */
export function DataList<I>(props: DataListProps<I>) {
  const { caption, items, columns, rowKey, empty, csvName, onMore, loadingMore = false } = props;
  const t = useT();
  const format = useFormat();
  const [order, setOrder] = useState<{ key: string; down: boolean } | null>(null);

  const rows = useMemo(() => {
    const value = columns.find(column => column.key === order?.key)?.value;
    if (!order || !value) return items;
    const sorted = [...items].sort((a, b) => {
      const [left, right] = [value(a), value(b)];
      if (typeof left === 'number' && typeof right === 'number') return left - right;
      return format.compare(String(left ?? ''), String(right ?? ''));
    });
    return order.down ? sorted.reverse() : sorted;
  }, [items, columns, order, format]);

  if (items.length === 0) return empty;
  const sortBy = (key: string) =>
    setOrder(old => (old?.key === key ? (old.down ? null : { key, down: true }) : { key, down: false }));
  const exported = columns.filter(column => column.value);

  return (
    <div className="nc-stack">
      <table className="nc-table">
        <caption className="nc-sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.key}
                scope="col"
                className={column.align === 'end' ? 'is-end' : undefined}
                aria-sort={order?.key === column.key ? (order.down ? 'descending' : 'ascending') : undefined}
              >
                {column.value ? (
                  <button type="button" className="nc-sort" onClick={() => sortBy(column.key)}>
                    {column.header}
                    {order?.key === column.key && <Icon name={order.down ? 'down' : 'up'} size={14} />}
                  </button>
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(item => (
            <tr key={rowKey(item)}>
              {columns.map(column => {
                const Cell = column.main ? 'th' : 'td';
                return (
                  <Cell
                    key={column.key}
                    {...(column.main ? { scope: 'row' as const } : {})}
                    className={`${column.main ? 'is-main' : ''} ${column.align === 'end' ? 'is-end' : ''}`}
                  >
                    {!column.main && (
                      <span className="nc-cell-label" aria-hidden="true">
                        {column.header}
                      </span>
                    )}
                    <span className="nc-cell">{column.cell(item)}</span>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="nc-row nc-no-print">
        {onMore && (
          <Button variant="default" onClick={onMore} loading={loadingMore}>
            {t('show-more')}
          </Button>
        )}
        {csvName && exported.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="download" size={15} />}
            onClick={() =>
              downloadCsv(csvName, [
                exported.map(column => column.header),
                ...rows.map(item => exported.map(column => column.value?.(item) ?? '')),
              ])
            }
          >
            {t('export-csv')}
          </Button>
        )}
      </div>
    </div>
  );
}
