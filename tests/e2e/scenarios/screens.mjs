// Every screen of the workspace as everybody who is offered it: each demonstration person follows their navigation and
// every link that leads to a screen, or a state of a thing, that they have not seen. What they may not see says so.
// Each screen is examined by axe once in light, and once in English, in dark and on a narrow window.
import { findings } from "../lib/axe.mjs";
import { escaped, words } from "./chain/words.mjs";
import { patterns, routeOf } from "./screens/addresses.mjs";
import { go, look, NARROW, narrow, settled, unfold, watched } from "./screens/look.mjs";
import { CLOSED, hiddenFrom, notOffered, refused, UNKNOWN } from "./screens/refusals.mjs";
import { behindButtons, firstOfEachState, partOf, reader, stateOf, thingsOf } from "./screens/things.mjs";

/** More than a thousand visits, which a busy machine takes its time for. */
export const patience = 1_800_000;

/** As many people at once as the smallest machine has cores. */
const AT_ONCE = 2;
const FAILED_CALL = /^Failed to load resource: the server responded with a status of/;
/** Reached from the header or the foot of the page, though not by the navigation. */
const ALWAYS = ["/profile", "/notifications", "/security", "/log"];
/** Open to everybody: reached from the sign-in screen and from mails. */
const OPEN = ["/sign-in", "/register", "/forgot-password", "/confirm", "/reset-password", "/confirm-email"];

export default async ({ newPage, base, report }) => {
  const survey = {
    ...{ newPage, base },
    problems: new Map(),
    people: [],
    known: new Map(),
    examined: new Set(),
    narrowed: new Map(),
    /** The visit of each screen that offered the most, to be made again in English. */
    richest: new Map(),
    visits: 0,
  };
  const answer = await fetch(`${base}/api/v1/auth/demo`);
  survey.people = (await answer.json()).items.map((person) => ({ ...person, offered: new Set() }));

  try {
    await round(survey);
  } finally {
    for (const [problem, places] of survey.problems) {
      const rest = places.length > 3 ? `, and ${places.length - 3} more` : "";
      report(`${problem}\n      at ${places.slice(0, 3).join(", ")}${rest}`);
    }
  }
};

async function round(survey) {
  await door(survey);
  await each(survey.people, (person) => walk(survey, person));
  await each(survey.people, (person) => refusals(survey, person));
  await each(again(survey), ([person, addresses]) => inEnglish(survey, person, addresses));
  const seen = new Set([...survey.richest.values()].map(({ pattern }) => pattern));
  for (const pattern of patterns) if (!seen.has(pattern)) note(survey, `nobody was led to ${pattern}`, "the end");
  console.log(`      ${survey.visits} visits to ${seen.size} screens by ${survey.people.length} people`);
}

/** Works through a list, `AT_ONCE` at a time. */
async function each(list, work) {
  const left = [...list];
  const one = async () => {
    while (left.length > 0) await work(left.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function note(survey, problem, place) {
  const places = survey.problems.get(problem) ?? [];
  if (!places.includes(place)) places.push(place);
  survey.problems.set(problem, places);
}

/** A browser of one's own whose failures are noted with the place where they happened. */
async function visit(survey, who, { mayFail = false, ...options }) {
  // The console says less of a failed call than the answer itself, which is noted below.
  const page = await survey.newPage({ allow: [FAILED_CALL], ...options });
  const visitor = watched(page, (failure) => {
    if (!mayFail || !/^40[34] /.test(failure)) note(survey, failure, placeOf(visitor));
  });
  return Object.assign(visitor, { who, address: "/", from: null });
}

/** Who was where, and which screen sent them there. */
const placeOf = ({ who, address, from }) => `${who} ${address}${from ? ` (from ${from})` : ""}`;

/** A screen that never comes to rest is noted, and the round goes on from a fresh page. */
async function standing(survey, visitor, work) {
  try {
    await work();
  } catch (error) {
    note(survey, error.message.split("\n")[0], placeOf(visitor));
    await visitor.page.goto("/app/");
    await settled(visitor);
  }
}

/** Looks at the screen that stands there; answers with what was seen. */
async function inspect(survey, visitor, language, key) {
  survey.visits += 1;
  await unfold(visitor);
  const seen = await look(visitor, language);
  const wrong = [...seen.wrong];
  // The same screen of the same state is as wide for everybody, unless it offers more.
  if (!(survey.narrowed.get(`${key} ${language}`) >= seen.controls)) {
    survey.narrowed.set(`${key} ${language}`, seen.controls);
    wrong.push(...(await narrow(visitor)));
  }
  for (const problem of wrong) note(survey, problem, placeOf(visitor));
  return seen;
}

async function examine(survey, visitor, key) {
  if (survey.examined.has(key)) return;
  survey.examined.add(key);
  for (const finding of await findings(visitor.page)) note(survey, finding, `${placeOf(visitor)}: ${key}`);
}

async function signIn(visitor, person, language) {
  await visitor.page.goto(`/app/sign-in?lang=${language}`);
  await settled(visitor);
  await visitor.page.getByRole("button", { name: new RegExp(`^${escaped(person.name)}`) }).click();
  await visitor.page.getByRole("heading", { level: 1, name: words(language)("home-title") }).waitFor();
  await settled(visitor);
}

/** Who is not signed in is asked to, wherever they knock. */
async function door(survey) {
  for (const [language, colorScheme] of [
    ["vi", "light"],
    ["en", "dark"],
  ]) {
    const visitor = await visit(survey, "nobody", { colorScheme });
    const title = words(language)("sign-in-title");
    for (const address of [...OPEN, "/", "/desk", `/challenges/${UNKNOWN}/edit`]) {
      visitor.address = address;
      await visitor.page.goto(`/app${address}?lang=${language}`);
      await settled(visitor);
      const seen = await inspect(survey, visitor, language, address);
      const { pattern } = routeOf(address);
      if (OPEN.includes(address)) {
        survey.richest.set(pattern, { pattern, person: null, address, controls: 0 });
        await examine(survey, visitor, `${pattern} ${language} ${colorScheme}`);
      } else if (seen.headings[0] !== title) note(survey, `no sign-in: "${seen.headings[0]}"`, `nobody ${address}`);
    }
    await visitor.page.context().close();
  }
}

/** What people of the same part have seen: the same kinds of organisation, roles and duties. */
function shared(survey, { part }) {
  if (!survey.known.has(part)) survey.known.set(part, new Set());
  return survey.known.get(part);
}

/** One person goes wherever they are led. */
async function walk(survey, person) {
  const read = await reader(survey.base, person.key);
  person.part = await partOf(read);
  person.things = await thingsOf(read);
  const visitor = await visit(survey, person.key, { colorScheme: "light" });
  await signIn(visitor, person, "vi");
  const navigation = visitor.page.locator("header nav a");
  person.navigation = await navigation.evaluateAll((all) => all.map((one) => one.getAttribute("href").slice(4)));

  // People of one part are shown each state once among them, and each of them every screen.
  const known = shared(survey, person);
  const doors = [...firstOfEachState(person.things), ...(await behindButtons(read, person.things))];
  const queue = [...person.navigation, ...ALWAYS, ...doors].map((address) => ({ address }));
  while (queue.length > 0) {
    const { address, from } = queue.shift();
    const route = routeOf(address);
    Object.assign(visitor, { address, from });
    if (!route) {
      note(survey, "a link to no screen", `${person.key} ${address}`);
      continue;
    }
    const key = `${route.pattern} ${stateOf(person.things, route, address)}`;
    const first = !person.offered.has(route.pattern);
    if (known.has(key) && !first) continue;
    known.add(key);
    person.offered.add(route.pattern);
    await standing(survey, visitor, async () => {
      await go(visitor, address, person.navigation.includes(address) ? navigation : null);
      queue.push(...(await regard(survey, visitor, person, key)));
      for (const name of await tabsOf(visitor)) {
        await visitor.page.locator(TABS).getByRole("button", { name, exact: true }).click();
        await settled(visitor);
        visitor.address = visitor.page.url().split("/app")[1];
        queue.push(...(await regard(survey, visitor, person, `${key} ${name}`, name)));
      }
    });
  }
  person.storageState = await visitor.page.context().storageState();
  await visitor.page.context().close();
}

/** Everything asked of a screen in Vietnamese and in light; answers with the addresses it leads to. */
async function regard(survey, visitor, person, key, tab = "") {
  const seen = await inspect(survey, visitor, "vi", key);
  await examine(survey, visitor, `${key} vi light`);
  const { pattern } = routeOf(visitor.address);
  const screen = `${pattern} ${tab}`;
  const before = survey.richest.get(screen);
  if (!before || before.controls < seen.controls) {
    survey.richest.set(screen, { pattern, person, address: visitor.address, controls: seen.controls });
  }
  return seen.links.map((address) => ({ address, from: visitor.address }));
}

const TABS = "main nav.nc-tabs";
const tabsOf = (visitor) => visitor.page.locator(`${TABS} button:not([aria-current])`).allInnerTexts();

/** What a person may not see says so, in words, on a screen that stands. */
async function refusals(survey, person) {
  const read = await reader(survey.base, person.key);
  const { storageState } = person;
  const visitor = await visit(survey, person.key, { colorScheme: "light", storageState, mayFail: true });
  await visitor.page.goto("/app/");
  await settled(visitor);
  const known = shared(survey, person);
  for (const { address, exists } of await hiddenFrom(survey.people, person, read)) {
    const key = `refused ${routeOf(address)?.pattern} ${exists}`;
    // What is not there is not there for anybody: one of them asks.
    const asked = exists ? known : shared(survey, { part: "anybody" });
    if (asked.has(key)) continue;
    asked.add(key);
    visitor.address = address;
    await standing(survey, visitor, async () => {
      await go(visitor, address);
      await inspect(survey, visitor, "vi", key);
      const problem = await refused(visitor.page, "vi");
      if (problem) note(survey, problem, `${person.key} ${address}`);
      await examine(survey, visitor, `refused ${routeOf(address)?.pattern} vi light`);
    });
  }
  for (const address of notOffered(survey.people, person)) {
    const key = `not offered ${routeOf(address)?.pattern}`;
    if (known.has(key)) continue;
    known.add(key);
    visitor.address = address;
    await standing(survey, visitor, async () => {
      await go(visitor, address);
      await inspect(survey, visitor, "vi", key);
      const problem = CLOSED.test(address) && (await refused(visitor.page, "vi"));
      if (problem) note(survey, problem, `${person.key} ${address}`);
    });
  }
  await visitor.page.context().close();
}

/** The richest visits, by person. */
function again(survey) {
  const byPerson = new Map();
  for (const { person, address } of survey.richest.values()) {
    if (person) byPerson.set(person, [...(byPerson.get(person) ?? []), address]);
  }
  return byPerson;
}

/** The same screens in English, in dark, and by axe on a narrow window. */
async function inEnglish(survey, person, addresses) {
  const visitor = await visit(survey, person.key, { colorScheme: "dark", locale: "en-GB" });
  await signIn(visitor, person, "en");
  const wide = visitor.page.viewportSize();
  for (const address of addresses) {
    visitor.address = address;
    await standing(survey, visitor, async () => {
      await go(visitor, address);
      await inspect(survey, visitor, "en", address);
      await visitor.page.setViewportSize({ width: NARROW, height: wide.height });
      await examine(survey, visitor, `${address} en dark ${NARROW} px`);
    });
    await visitor.page.setViewportSize(wide);
  }
  await visitor.page.context().close();
}
