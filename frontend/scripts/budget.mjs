// The workspace's weight, gzipped: what the first screen loads, and each further chunk. Fails when past a budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FIRST_LOAD = 300;
const CHUNK = 60;
const CHART_CHUNK = 110;

const dist = new URL('../dist/', import.meta.url).pathname;
const weigh = path => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1024;
const kb = size => `${size.toFixed(1).padStart(7)} KB`;

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = new Set(
  [...html.matchAll(/(?:src|href)="\/app\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path),
);
const all = readdirSync(join(dist, 'assets'))
  .filter(name => /\.(js|css)$/.test(name))
  .map(name => `assets/${name}`);
// One language belongs to the first load too; the heavier one is counted.
const texts = all.filter(path => /assets\/(vi|en)-[\w-]+\.js$/.test(path));
const heaviestText = texts.sort((a, b) => weigh(b) - weigh(a))[0];
if (heaviestText) first.add(heaviestText);

let total = 0;
for (const path of first) {
  total += weigh(path);
  console.log(`${kb(weigh(path))}  first load  ${path}`);
}
const problems = [];
if (first.size === 0) problems.push('the first load was not found in index.html');
if (total > FIRST_LOAD) problems.push(`first load ${total.toFixed(1)} KB, allowed ${FIRST_LOAD} KB`);

for (const path of all.filter(one => !first.has(one)).sort((a, b) => weigh(b) - weigh(a))) {
  const size = weigh(path);
  const limit = /assets\/[\w-]*[Cc]hart[\w-]*\.js$/.test(path) ? CHART_CHUNK : CHUNK;
  if (size > 5) console.log(`${kb(size)}  later       ${path}`);
  if (size > limit) problems.push(`${path} ${size.toFixed(1)} KB, allowed ${limit} KB`);
}
console.log(`${kb(total)}  first load in all (budget ${FIRST_LOAD} KB)`);
for (const problem of problems) console.error(`past the budget: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
