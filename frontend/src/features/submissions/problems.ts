import type { FieldProblem } from '@/api/views';

/** The server's words about one field of one row, or about the row as a whole. */
export function problemAt(
  problems: FieldProblem[],
  list: string,
  index: number | null,
  field: string,
): string | undefined {
  if (index === null) return undefined;
  const pointer = `/${list}/${index}/${field}`;
  return problems.find(one => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))?.message;
}
