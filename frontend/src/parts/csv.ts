import { saveText } from './save-text';

type Cell = string | number;

function quote(cell: Cell): string {
  const text = String(cell);
  // A spreadsheet would run a text that begins like a formula.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const toCsv = (rows: Cell[][]): string => rows.map(row => row.map(quote).join(',')).join('\r\n');

/** Hands the table over as a file; the mark at the start makes spreadsheets read it as UTF-8. */
export function downloadCsv(name: string, rows: Cell[][]): void {
  saveText(`${name}.csv`, `\uFEFF${toCsv(rows)}`, 'text/csv');
}
