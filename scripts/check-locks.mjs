// A package-lock.json names the packages of every platform. npm leaves out the optional ones that its
// registry cannot describe (a mirror may hold one platform only), and then `npm ci` refuses the file
// everywhere. `node scripts/check-locks.mjs --mend` adds what is missing.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { conclude, files, read, root } from "./lib/repository.mjs";

const mend = process.argv.includes("--mend");
const platform =
  /(?<os>aix|android|darwin|freebsd|linux|netbsd|openbsd|sunos|win32)[-_](?<cpu>arm64|x64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x)(?:-(?<libc>musl))?/;

const problems = [];
const locks = files(/(^|\/)package-lock\.json$/);
for (const path of locks) {
  const lock = JSON.parse(read(path));
  const held = new Set(Object.keys(lock.packages).map((key) => key.replace(/^.*node_modules\//, "")));
  const missing = Object.values(lock.packages).flatMap((entry) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !held.has(name))
      .map(([name, version]) => ({ name, version, dev: entry.dev })),
  );
  for (const { name, version, dev } of missing) {
    const match = platform.exec(name)?.groups;
    if (!mend || !match || !/^\d/.test(version)) {
      problems.push(`${path} lacks the optional ${name} ${version}: node scripts/check-locks.mjs --mend`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [match.cpu],
      ...(dev && { dev }),
      ...(match.libc && { libc: [match.libc] }),
      optional: true,
      os: [match.os],
    };
    console.log(`${path}: added ${name} ${version}`);
  }
  if (mend && missing.length > 0) {
    lock.packages = Object.fromEntries(
      Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, "en")),
    );
    writeFileSync(join(root, path), `${JSON.stringify(lock, null, 2)}\n`);
  }
}
conclude("locks", problems, `${locks.length} lock files, complete for every platform`);
