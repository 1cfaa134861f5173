// A path named in the documentation exists. Checked are code spans and fenced blocks that begin
// with a folder of the repository (`crates/…`, with {a,b} and <placeholders> allowed), and links.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { conclude, files, read, root } from "./lib/repository.mjs";

const known = [
  ".ci", "crates", "docs", "frontend", "locales", "migrations", "openapi", "rule-sets", "scripts", "tests",
  "vocabularies",
];
const pathInProse = new RegExp(
  `(?<![\\w./<-])((?:${known.map((name) => name.replace(".", "\\.")).join("|")})/[\\w./{},*<>…-]*)`,
  "g",
);
// Made by building, so not there in a clean clone.
const built = /^frontend\/(dist|node_modules)(\/|$)/;

const braces = (path) => {
  const match = /\{([^{}]*)\}/.exec(path);
  if (!match) return [path];
  return match[1]
    .split(",")
    .flatMap((part) => braces(path.slice(0, match.index) + part + path.slice(match.index + match[0].length)));
};

// Whether some file answers to the path; a segment with a placeholder or star answers to any name.
function exists(path) {
  let folders = [root];
  for (const segment of path.split("/").filter(Boolean)) {
    const open = /[<*…]/.test(segment);
    const pattern = new RegExp(
      `^${segment.replace(/[.+^$()|[\]\\]/g, "\\$&").replace(/<[^>]*>|\*+|…/g, ".+")}$`,
    );
    folders = folders.flatMap((folder) => {
      if (!open) return existsSync(join(folder, segment)) ? [join(folder, segment)] : [];
      try {
        return readdirSync(folder).filter((name) => pattern.test(name)).map((name) => join(folder, name));
      } catch {
        return []; // a file, not a folder
      }
    });
  }
  return folders.length > 0;
}

const problems = [];
let count = 0;
for (const page of files(/^(README|CONTRIBUTING|docs\/.*|[\w-]+\/README|crates\/[\w-]+\/README)\.md$/)) {
  read(page)
    .split("\n")
    .forEach((line, index) => {
      const where = `${page}:${index + 1}`;
      for (const [, raw] of line.matchAll(pathInProse)) {
        for (const path of braces(raw.replace(/[.,]+$/, ""))) {
          count += 1;
          if (!built.test(path) && !exists(path)) problems.push(`${where} names ${path}, which does not exist`);
        }
      }
      for (const [, target] of line.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
        if (/^[a-z]+:|^\//.test(target)) continue;
        count += 1;
        const path = normalize(join(dirname(page), target));
        if (!existsSync(join(root, path))) problems.push(`${where} links to ${target}, which does not exist`);
      }
    });
}
conclude("docs", problems, `${count} paths, all there`);
