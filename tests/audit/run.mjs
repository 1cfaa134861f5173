// Measures the public pages with Lighthouse and prints the medians beside the budgets. It judges
// nothing: it fails only when a page could not be measured.
//   NHIPCAU_BIN=<binary> node run.mjs [page …] [--runs=N]
// CHROMIUM names the browser. The full reports are kept in artefacts/audit.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { executable } from "../e2e/lib/chromium.mjs";
import { prepareData, startServer } from "../e2e/lib/server.mjs";
import { closeBrowsers, measure } from "./lib/measure.mjs";
import { pagesOf } from "./lib/pages.mjs";
import { losses, median, table } from "./lib/table.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const artefacts = join(here, "../../artefacts/audit");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "5" } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs=${values.runs} is no number of runs`);
const binary = process.env.NHIPCAU_BIN;
if (!binary) throw new Error("NHIPCAU_BIN names no binary: start this by scripts/audit-web");

function machine(measured) {
  const all = measured.flatMap((page) => page.runs);
  const [cpu] = cpus();
  const { version } = JSON.parse(readFileSync(join(here, "node_modules/lighthouse/package.json"), "utf8"));
  const browser = execFileSync(executable, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const power = Math.round(median(all.map((run) => run.power)));
  return [
    `machine: ${cpu.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`,
    `load average at the end ${loadavg().map((load) => load.toFixed(1)).join(" ")}, benchmark index ${power}`,
    `Lighthouse ${version}, ${browser.trim()}, Node ${process.version}; phone, simulated slow 4G; median of ${runs}`,
  ].join("\n");
}

rmSync(artefacts, { recursive: true, force: true });
mkdirSync(artefacts, { recursive: true });
const data = await prepareData(binary);
let server;
const cleanUp = async () => {
  await server?.stop();
  data.remove();
};
for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]]) {
  process.once(signal, async () => {
    closeBrowsers();
    await cleanUp();
    process.exit(code);
  });
}
try {
  server = await startServer(binary, data, join(artefacts, "server.log"));
  const all = await pagesOf(server.base);
  const names = all.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no such page: ${unknown.join(", ")} (${names.join(", ")})`);
  const measured = [];
  for (const { name, path } of all) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.error(`measuring ${name} (${path})`);
    const folder = join(artefacts, name.replaceAll(" ", "-"));
    measured.push({ name, runs: await measure(`${server.base}${path}`, { runs, folder }) });
  }
  console.log(`\n${table(measured)}\n\n${machine(measured)}`);
  const lost = losses(measured);
  if (lost.length > 0) console.log(`\npoints were lost by\n  ${lost.join("\n  ")}`);
} finally {
  await cleanUp();
}
