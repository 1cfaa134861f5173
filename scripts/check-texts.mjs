// Both languages are complete, no text is unused, and no text is asked for that does not exist.
// Keys that are put together at run time (`status-` and a status) have their prefix, with the place
// that does it, in locales/dynamic-keys.txt: `prefix-*  reason`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { conclude, files, isGenerated, isTest, read, root } from "./lib/repository.mjs";

const languages = ["vi", "en"];
const problems = [];

// The messages, terms and attributes of one file: `key`, `-term`, `key.attribute`; and what they refer to.
function parse(path, keys, references) {
  let current;
  read(path)
    .split("\n")
    .forEach((line, index) => {
      const message = /^(-?[A-Za-z][\w-]*) *=/.exec(line);
      const attribute = /^\s+\.([A-Za-z][\w-]*) *=/.exec(line);
      if (message) current = message[1];
      if (message || (attribute && current)) {
        const key = message ? current : `${current}.${attribute[1]}`;
        if (keys.has(key)) problems.push(`${path}:${index + 1}: ${key} is already in ${keys.get(key)}`);
        keys.set(key, path);
      }
      if (/^\s*#/.test(line)) return;
      for (const [, name] of line.matchAll(/\{ *(-?[A-Za-z][\w-]*(?:\.[\w-]+)?) *[}(]/g)) references.add(name);
    });
}

const texts = {};
const used = new Set();
for (const language of languages) {
  texts[language] = new Map();
  for (const path of files(new RegExp(`^locales/${language}/.*\\.ftl$`))) parse(path, texts[language], used);
}
const [vi, en] = languages.map((language) => texts[language]);
for (const [from, to, name] of [
  [vi, en, "en"],
  [en, vi, "vi"],
]) {
  for (const [key, path] of from) if (!to.has(key)) problems.push(`${key} (${path}) is missing in locales/${name}`);
}

const prefixes = new Map();
const list = "locales/dynamic-keys.txt";
if (existsSync(join(root, list))) {
  read(list)
    .split("\n")
    .forEach((line, index) => {
      if (!line.trim() || line.startsWith("#")) return;
      const [pattern, ...reason] = line.trim().split(/\s+/);
      if (!pattern.endsWith("*")) problems.push(`${list}:${index + 1}: ${pattern} must end with *`);
      if (reason.length === 0) problems.push(`${list}:${index + 1}: ${pattern} needs its reason`);
      prefixes.set(pattern.replace(/\*$/, ""), index + 1);
    });
}

const sources = files(/^(crates|frontend)\/.*\.(rs|ts|tsx|js|mjs)$/).filter(
  (path) => !isGenerated(path) && !isTest(path),
);
// Calls whose argument is a key: t("key"), t.or("key", …), text(locale, "key", …), <Localized id="key">.
const call = /(?<![\w])(?:t|t\.or|t\.has|text|has|getString)\(\s*(?:[^"'`()]*,\s*)?(["'`])([a-z][\w-]*(?:\.[\w-]+)?)(\1|\$\{)/g;
const element = /<Localized\b[^>]*?\bid=(?:\{)?(["'])([a-z][\w-]*)(\1)/g;
for (const path of sources) {
  const source = read(path);
  for (const [, literal] of source.matchAll(/["'`]([A-Za-z][\w-]*(?:\.[\w-]+)?)["'`]/g)) used.add(literal);
  for (const pattern of [call, element]) {
    for (const match of source.matchAll(pattern)) {
      const [, , key, end] = match;
      const line = source.slice(0, match.index).split("\n").length;
      if (end === "${") {
        if (![...prefixes.keys()].some((prefix) => key.startsWith(prefix))) {
          problems.push(`${path}:${line} makes keys from ${key}, which is not in ${list}`);
        }
      } else if (!vi.has(key)) {
        problems.push(`${path}:${line} asks for ${key}, which locales/vi does not have`);
      }
    }
  }
}

const parts = [...prefixes.keys()];
for (const [key, path] of vi) {
  const message = key.split(".")[0];
  if (used.has(key) || used.has(message) || parts.some((prefix) => key.startsWith(prefix))) continue;
  problems.push(`${key} (${path}) is not used`);
}
for (const [prefix, line] of prefixes) {
  if (![...vi.keys()].some((key) => key.startsWith(prefix))) {
    problems.push(`${list}:${line}: no key begins with ${prefix}`);
  }
}

if (vi.size === 0) problems.push("locales/vi has no text");
conclude("texts", problems, `${vi.size} texts in ${languages.length} languages, all used`);
