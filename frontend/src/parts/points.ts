/** A score and its parts in points of 100, to one decimal, so that the parts as shown add up to the score as shown. */
export function inPoints(score: number, shares: number[]): { total: number; parts: number[] } {
  const tenths = Math.round(score * 1000);
  const exact = shares.map(share => share * 1000);
  const parts = exact.map(Math.floor);
  let left = tenths - parts.reduce((sum, part) => sum + part, 0);
  // What rounding down has taken goes to those that lost most by it.
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest);
  for (const { index } of order) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return { total: tenths / 10, parts: parts.map(part => part / 10) };
}
