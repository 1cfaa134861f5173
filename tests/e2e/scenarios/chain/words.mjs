// The product's own texts, so that a scenario presses what people read and survives a change of wording.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const locales = join(dirname(fileURLToPath(import.meta.url)), "../../../../locales");

function load(language) {
  const folder = join(locales, language);
  const texts = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    for (const [, key, text] of readFileSync(join(folder, file), "utf8").matchAll(/^([a-z][\w-]*) = (.*)$/gm)) {
      texts.set(key, text);
    }
  }
  return texts;
}

/** `say("demo-clock", { now: "" })`: the text with this id; an unknown id is a mistake of the scenario. */
export function words(language) {
  const texts = load(language);
  return (key, args = {}) => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`no text ${key} in ${language}`);
    return text.replace(/\{ *\$(\w+) *\}/g, (_, name) => args[name] ?? "").trim();
  };
}

export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
