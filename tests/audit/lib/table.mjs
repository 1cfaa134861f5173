// The figures of all pages side by side, beside the budgets.
export const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

const COLUMNS = [
  ["perf", "≥ 99", ({ scores }) => scores[0], String],
  ["a11y", "100", ({ scores }) => scores[1], String],
  ["best", "100", ({ scores }) => scores[2], String],
  ["seo", "100", ({ scores }) => scores[3], String],
  ["FCP", "", ({ fcp }) => fcp, seconds],
  ["LCP", "≤ 1.20 s", ({ lcp }) => lcp, seconds],
  ["CLS", "≤ 0.010", ({ cls }) => cls, (value) => value.toFixed(3)],
  ["TBT", "", ({ tbt }) => tbt, (value) => `${Math.round(value)} ms`],
  ["bytes", "≤ 60.0 KB", ({ bytes }) => bytes, kilobytes],
  ["fonts", "", ({ fonts }) => fonts, kilobytes],
];

/** `measured`: for each page its name and the figures of every run. Shown is the median of each column. */
export function table(measured) {
  const rows = [
    ["page", ...COLUMNS.map(([title]) => title)],
    ["budget", ...COLUMNS.map(([, budget]) => budget)],
    ...measured.map(({ name, runs }) => [
      name,
      ...COLUMNS.map(([, , value, show]) => show(median(runs.map(value)))),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("  "))
    .join("\n");
}

/** Which audits cost points in most runs, and on which pages. */
export function losses(measured) {
  const pages = new Map();
  for (const { name, runs } of measured) {
    for (const audit of new Set(runs.flatMap(({ lost }) => lost))) {
      const often = runs.filter(({ lost }) => lost.includes(audit)).length * 2 > runs.length;
      if (often) pages.set(audit, [...(pages.get(audit) ?? []), name]);
    }
  }
  return [...pages].map(([audit, names]) => `${audit} (${names.join(", ")})`);
}
