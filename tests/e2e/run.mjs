// Runs the scenarios in a real browser against the built binary.
//   node run.mjs [scenario …] [--list]
// CHROMIUM names the browser, NHIPCAU_BIN the binary, E2E_BASE a running server instead of it, E2E_DATA its data folder.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { executable, flags } from "./lib/chromium.mjs";
import { prepareData, startServer } from "./lib/server.mjs";
import { createStage } from "./lib/stage.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const artefacts = join(root, "artefacts/e2e");
const PATIENCE_MS = 120_000;

const all = readdirSync(join(here, "scenarios"))
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => basename(file, ".mjs"))
  .sort();
const args = process.argv.slice(2);
if (args.includes("--list")) {
  console.log(all.join("\n"));
  process.exit(0);
}
const unknown = args.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`no such scenario: ${unknown.join(", ")} (${all.join(", ")})`);
  process.exit(2);
}
const chosen = args.length > 0 ? args : all;

function findBinary() {
  if (process.env.NHIPCAU_BIN) return process.env.NHIPCAU_BIN;
  const metadata = execFileSync(
    process.env.CARGO ?? "cargo",
    ["metadata", "--no-deps", "--format-version", "1", "--offline"],
    { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 },
  );
  const binary = join(JSON.parse(metadata).target_directory, "debug/nhipcau");
  if (!existsSync(binary)) throw new Error(`${binary} is not built: cargo build -p nhipcau-server`);
  return binary;
}

const withinTime = (work, milliseconds) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Runs one scenario on a server of its own and answers with what went wrong, if anything. */
async function perform(name, browser, serverFor) {
  const folder = join(artefacts, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scenario = await import(pathToFileURL(join(here, "scenarios", `${name}.mjs`)));
  const server = await serverFor(folder);
  const stage = createStage({ browser, base: server.base, folder, data: server.folder });
  const problems = stage.problems;
  try {
    await withinTime(scenario.default(stage.tools), scenario.patience ?? PATIENCE_MS);
  } catch (error) {
    problems.unshift(error.stack ?? String(error));
    problems.push(`open pages: ${(await stage.lastPictures()).join(", ")}`);
  } finally {
    await stage.close();
    await server.stop();
  }
  return problems;
}

const external = process.env.E2E_BASE?.replace(/\/$/, "");
const binary = external ? null : findBinary();
const data = external ? null : await prepareData(binary);
const serverFor = external
  ? async () => ({ base: external, folder: process.env.E2E_DATA, stop: async () => {} })
  : (folder) => startServer(binary, data, join(folder, "server.log"));

const browser = await chromium.launch({ executablePath: executable, args: flags });

let passed = 0;
let failed = 0;
try {
  for (const name of chosen) {
    const started = Date.now();
    const problems = await perform(name, browser, serverFor).catch((error) => [error.stack ?? String(error)]);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (problems.length === 0) {
      passed += 1;
      console.log(`ok    ${name} (${seconds} s)`);
    } else {
      failed += 1;
      console.log(`FAIL  ${name} (${seconds} s)`);
      for (const problem of [...new Set(problems)]) console.log(`    ${problem}`);
    }
  }
} finally {
  await browser.close();
  data?.remove();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
