// What the checks ask about the repository: its files, its packages, and how a check ends.
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const cargo = process.env.CARGO ?? "cargo";

const run = (command, args) =>
  execFileSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });

/** Files of the repository, new ones included and ignored ones not, as paths from its root. */
export function files(pattern = /./) {
  return run("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
    .split("\0")
    .filter((path) => path && pattern.test(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}

export const read = (path) => readFileSync(join(root, path), "utf8");

/** Files nobody edits by hand. */
export const isGenerated = (path) =>
  /(^|\/)(Cargo\.lock|package-lock\.json)$|^openapi\/|^docs\/reference\/|\.snap$|\.gen\.\w+$|\/generated\/|schema\.d\.ts$/.test(
    path,
  );

/** Files that only tests read. */
export const isTest = (path) =>
  /(^|\/)tests?(\/|\.rs$)|_tests?\.rs$|\.(test|spec)\.\w+$|^frontend\/src\/test\//.test(path);

/** The members of the workspace as cargo describes them. */
export function members() {
  const text = run(cargo, ["metadata", "--format-version", "1", "--no-deps", "--locked"]);
  return JSON.parse(text).packages.map((member) => ({
    ...member,
    folder: dirname(member.manifest_path).slice(root.length + 1),
  }));
}

/** The lines of `cargo tree`, each crate once: what is really built here, with these features. */
export function tree(edges, format, ...args) {
  const lines = run(cargo, [
    "tree", "--locked", "--prefix", "none", "--edges", edges, "--format", format, ...args,
  ]);
  // A crate that was printed before comes again with a star.
  return [...new Set(lines.split("\n").map((line) => line.replace(/ \(\*\)$/, "")).filter(Boolean))];
}

/** Ends a check: prints what it found and exits accordingly. */
export function conclude(check, problems, summary) {
  if (problems.length === 0) {
    console.log(`${check}: ${summary}`);
    return;
  }
  for (const problem of problems) console.error(`${check}: ${problem}`);
  process.exit(1);
}
