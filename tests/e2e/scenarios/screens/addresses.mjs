// The workspace's screens as its own routes name them, so that a new one is visited or missed aloud.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const features = join(dirname(fileURLToPath(import.meta.url)), "../../../../frontend/src/features");

/** `/challenges/$challengeId/edit`, … of every feature. */
export const patterns = readdirSync(features)
  .flatMap((feature) => {
    const index = readFileSync(join(features, feature, "index.ts"), "utf8");
    return [...index.matchAll(/^ +path: '(\/[^']*)'/gm)].map(([, path]) => path);
  })
  .sort();
if (patterns.length === 0) throw new Error(`no routes in ${features}`);

const shapes = patterns.map((pattern) => {
  const names = [...pattern.matchAll(/\$(\w+)/g)].map(([, name]) => name);
  return { pattern, names, shape: new RegExp(`^${pattern.replace(/\$\w+/g, "([^/]+)")}$`) };
});
// `/challenges/new` is a screen of its own and no challenge.
shapes.sort((a, b) => a.names.length - b.names.length);

/** The route an address below /app belongs to, and the ids in it: `{ pattern, ids: [["challengeId", "…"]] }`. */
export function routeOf(address) {
  const path = address.split("?")[0];
  for (const { pattern, names, shape } of shapes) {
    const found = path.match(shape);
    if (found) return { pattern, ids: names.map((name, index) => [name, found[index + 1]]) };
  }
  return null;
}

/** The address of a pattern with these ids, or null when one is lacking. */
export function fill(pattern, ids) {
  let complete = true;
  const address = pattern.replace(/\$(\w+)/g, (_, name) => {
    complete &&= name in ids;
    return ids[name];
  });
  return complete ? address : null;
}
