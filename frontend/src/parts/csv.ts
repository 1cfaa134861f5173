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
  const url = URL.createObjectURL(new Blob([`\uFEFF${toCsv(rows)}`], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = `${name}.csv`;
  anchor.click();
  URL.revokeObjectURL(url);
}
