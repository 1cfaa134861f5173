// Adds up what the test runners printed and prints the closing line `N passed, N failed`.
//   node tally.mjs "<failed groups, separated by spaces>" <log of a group> …
// Exits 1 when a test or a group failed, or when a group ran no test at all.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [failedGroups, ...logs] = process.argv.slice(2);

const sum = (text, pattern) =>
  [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1] ?? 0), 0);

const counters = {
  // cargo-nextest prints one summary, cargo test one result line for each binary.
  rust: (text) => {
    const summary = /^ *Summary \[.*$/m.exec(text)?.[0];
    if (summary) {
      return {
        passed: sum(summary, /(\d+) passed/g),
        failed: sum(summary, /(\d+) (?:failed|timed out|exec failed)/g),
      };
    }
    const results = [...text.matchAll(/^test result: .*$/gm)].join("\n");
    return { passed: sum(results, /(\d+) passed/g), failed: sum(results, /(\d+) failed/g) };
  },
  workspace: (text) => {
    const line = /^ *Tests +(.*)$/m.exec(text)?.[1] ?? "";
    return { passed: sum(line, /(\d+) passed/g), failed: sum(line, /(\d+) failed/g) };
  },
  browser: (text) => ({
    passed: sum(text, /^(\d+) passed, \d+ failed$/gm),
    failed: sum(text, /^\d+ passed, (\d+) failed$/gm),
  }),
};

let passed = 0;
let failed = 0;
const silent = [];
for (const log of logs) {
  const group = basename(log);
  const count = counters[group](readFileSync(log, "utf8"));
  console.log(`${group}: ${count.passed} passed, ${count.failed} failed`);
  if (count.passed + count.failed === 0) silent.push(group);
  passed += count.passed;
  failed += count.failed;
}
if (silent.length > 0) console.log(`no test ran: ${silent.join(", ")}`);
// A group can fail without a failing test (it did not compile, a lint complained).
const broken = failedGroups.split(" ").filter(Boolean);
if (failed === 0) failed = new Set([...broken, ...silent]).size;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
