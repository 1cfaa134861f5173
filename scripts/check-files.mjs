// What holds for every file: sources stay readable in size, and nothing names one machine.
import { conclude, files, isGenerated, isTest, read } from "./lib/repository.mjs";

const LIMIT = 500;
const problems = [];

const sources = files(/\.(rs|ts|tsx|mjs|js|css|sql)$/).filter((path) => !isGenerated(path));
for (const path of sources.filter((path) => !isTest(path))) {
  const lines = read(path).split("\n").length - 1;
  if (lines > LIMIT) problems.push(`${path} has ${lines} lines; past ${LIMIT} it is split`);
}

const text =
  /\.(rs|ts|tsx|mjs|js|css|html|json|jsonl|toml|lock|md|yml|yaml|ftl|sh|sql|snap|svg|txt|xml)$|(^|\/)[^.]+$/;
const machinePath = /(^|[\s"'`(=:,[])\/(root|work|farm|home\/[\w-]+|Users\/[\w-]+)\//;
const registry = /"resolved": *"(?!https:\/\/registry\.npmjs\.org\/)|source = "registry\+(?!https:\/\/github\.com\/rust-lang\/crates\.io-index")/;
const checked = files(text);
for (const path of checked) {
  read(path)
    .split("\n")
    .forEach((line, index) => {
      const where = `${path}:${index + 1}`;
      if (machinePath.test(line)) problems.push(`${where} names a folder of one machine`);
      if (/(package-lock\.json|Cargo\.lock)$/.test(path) && registry.test(line)) {
        problems.push(`${where} names a registry other than the public one`);
      }
    });
}

conclude("files", problems, `${sources.length} sources within ${LIMIT} lines, ${checked.length} texts name no machine`);
