// The product under test: the built binary in demonstration mode, each time on a data folder of its own.
import { spawn } from "node:child_process";
import { cpSync, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_WITHIN_MS = 60_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
      .once("error", reject)
      .listen(0, "127.0.0.1", () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
  });

const environment = (dataDir, port) => ({
  ...process.env,
  NHIPCAU_DATA_DIR: dataDir,
  NHIPCAU_HTTP_ADDR: `127.0.0.1:${port}`,
});

function command(binary, args, dataDir) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { env: environment(dataDir, 0), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`nhipcau ${args.join(" ")} ended with ${code}:\n${output.slice(-4000)}`)),
    );
  });
}

/** Migrates and fills one data folder, of which every server gets a copy. */
export async function prepareData(binary) {
  const folder = mkdtempSync(join(tmpdir(), "nhipcau-e2e-"));
  try {
    await command(binary, ["migrate"], folder);
    await command(binary, ["demo"], folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the server on a copy of `data`, waits until it is ready, and writes its output to `logFile`. */
export async function startServer(binary, data, logFile) {
  const folder = mkdtempSync(join(tmpdir(), "nhipcau-e2e-"));
  cpSync(data.folder, folder, { recursive: true });
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = spawn(binary, ["serve", "--demo"], {
    env: environment(folder, port),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  let ended;
  const exit = new Promise((resolve) => {
    child.once("error", (error) => resolve((ended = error.message)));
    child.once("exit", (code, signal) => resolve((ended = `exit ${code ?? signal}`)));
  });

  const stop = async () => {
    if (!ended) {
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await exit;
      clearTimeout(patience);
    }
    log.end();
    rmSync(folder, { recursive: true, force: true });
  };

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!ended && Date.now() < deadline) {
    const ready = await fetch(`${base}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return { base, stop, folder };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const reason = ended ? `ended (${ended})` : `was not ready within ${READY_WITHIN_MS / 1000} s`;
  await stop();
  throw new Error(`the server ${reason}, see ${logFile}`);
}
