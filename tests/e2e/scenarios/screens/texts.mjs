// What may not stand on a screen: a text's key instead of the text, an unfilled place, the other language's label.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { escaped } from "../chain/words.mjs";

const locales = join(dirname(fileURLToPath(import.meta.url)), "../../../../locales");
const squeeze = (text) => text.replace(/\s+/g, " ").trim();

/** The parts of a Fluent text that can stand on a screen: its one line, or each variant of a choice. */
function sayings(lines) {
  if (!lines.some((line) => line.includes("->"))) return [squeeze(lines.join(" "))];
  const variants = lines.map((line) => line.match(/^\s*\*?\[[\w-]+\] (.*)$/)?.[1]).filter(Boolean);
  const [before] = lines.join(" ").split(/\{[^{}]*->/);
  return variants.map((variant) => squeeze(`${before} ${variant}`));
}

function load(language) {
  const keys = new Set();
  const plain = new Set();
  const patterns = [];
  const take = (lines) => {
    for (const text of sayings(lines)) {
      if (!text.includes("{")) plain.add(text);
      else if (/\p{L}/u.test(text.replace(/\{[^}]*\}/g, ""))) {
        patterns.push(new RegExp(`^${text.split(/\s*\{[^}]*\}\s*/).map(escaped).join(".*")}$`, "u"));
      }
    }
  };
  for (const file of readdirSync(join(locales, language)).filter((name) => name.endsWith(".ftl"))) {
    let lines = [];
    for (const line of readFileSync(join(locales, language, file), "utf8").split("\n")) {
      const start = line.match(/^([a-z][\w-]*) =(.*)$/) ?? line.match(/^ +(\.[a-z]+) =(.*)$/);
      if (start) {
        if (lines.length > 0) take(lines);
        if (!start[1].startsWith(".")) keys.add(start[1]);
        lines = [start[2]];
      } else if (/^\s/.test(line) && lines.length > 0) lines.push(line);
    }
    if (lines.length > 0) take(lines);
  }
  return { keys, plain, says: (text) => plain.has(text) || patterns.some((pattern) => pattern.test(text)) };
}

const catalogues = { vi: load("vi"), en: load("en") };
// A key that no catalogue has is shown as it is: it is known by its beginning.
const beginnings = new Set([...catalogues.vi.keys].filter((key) => key.includes("-")).map((key) => key.split("-")[0]));
for (const line of readFileSync(join(locales, "dynamic-keys.txt"), "utf8").split("\n")) {
  if (/^[a-z]/.test(line)) beginnings.add(line.split("-")[0]);
}

const isKey = (text) => /^[a-z][a-z0-9]*(-[a-z0-9_]+)+$/.test(text) && beginnings.has(text.split("-")[0]);
const isCode = (text) => /^[a-z]+(_[a-z]+)+$/.test(text);
const BROKEN = /\{ *\$\w+ *\}|\bundefined\b|\bNaN\b|\[object |Invalid Date|^null$/;

/**
 * What is wrong with the texts of a screen. Each is `{ text, chrome, foreign }`: chrome is a button or a way through
 * the workspace; foreign is marked as being in the other language, or taken from a text whose language nobody knows.
 */
export function wrongTexts(language, texts) {
  const own = catalogues[language];
  const other = catalogues[language === "vi" ? "en" : "vi"];
  const wrong = [];
  for (const { text: raw, chrome, foreign } of texts) {
    const text = squeeze(raw);
    if (!foreign && isKey(text)) wrong.push(`the key of a text: "${text}"`);
    else if (isCode(text)) wrong.push(`a code: "${text}"`);
    else if (BROKEN.test(text)) wrong.push(`a broken text: "${text}"`);
    else if (!foreign && other.plain.has(text) && !own.says(text)) wrong.push(`not in the screen's language: "${text}"`);
    else if (chrome && /\p{Ll}{2}/u.test(text) && !own.says(text)) wrong.push(`a label of no catalogue: "${text}"`);
  }
  return wrong;
}
