// What a person may not see, and what the workspace has to say to it.
import { words } from "../chain/words.mjs";
import { fill, patterns, routeOf } from "./addresses.mjs";
import { answerTo, NOUNS } from "./things.mjs";

/** Names no thing. */
export const UNKNOWN = "00000000-0000-7000-8000-000000000000";

/** Screens of one kind of office or duty: whoever is not led to them is told that there is nothing. The others explain themselves. */
export const CLOSED = /^\/(desk|verification|operations|break-glass)(\/|$)/;

/** Addresses that must be refused: no screen, things that do not exist, things of others that are closed to them. */
export async function hiddenFrom(people, person, read) {
  const addresses = [{ address: "/no-such-screen", exists: false }];
  for (const noun of NOUNS) {
    const about = patterns.filter((pattern) => pattern.match(/\$(\w+)/)?.[1] === noun);
    const others = new Set(people.flatMap(({ things }) => [...things[noun].keys()]));
    let closed = null;
    for (const id of others) {
      if (person.things[noun].has(id)) continue;
      const status = await answerTo(read, noun, id);
      if (status === 404 || status === 403) closed = id;
      if (closed) break;
    }
    for (const id of [UNKNOWN, closed].filter(Boolean)) {
      const exists = id !== UNKNOWN;
      for (const pattern of about) addresses.push({ address: fill(pattern, { subjectId: UNKNOWN, [noun]: id }), exists });
    }
  }
  return addresses;
}

/** Screens that others are led to and this person is not, about things that they may see. */
export function notOffered(people, person) {
  const offered = new Set(people.flatMap((one) => [...one.offered]));
  return [...offered]
    .filter((pattern) => !person.offered.has(pattern))
    .map((pattern) => {
      const ids = Object.fromEntries(NOUNS.map((noun) => [noun, [...person.things[noun].keys()][0]]));
      for (const [name, id] of Object.entries(ids)) if (!id) delete ids[name];
      return fill(pattern, { ...ids, subjectId: UNKNOWN });
    })
    .filter(Boolean);
}

/** What is wrong with the answer to somebody who may not see a screen, if anything. */
export async function refused(page, language) {
  const say = words(language);
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  if (heading === say("not-found-title")) return null;
  // The server's own words, on a screen that has more to show than the one thing.
  return (await page.getByRole("main").getByRole("alert").count()) > 0 ? null : `not refused: "${heading}"`;
}
