// What the stations of the chain share: people, their API tokens, steps, papers and the clock.
import { escaped, words } from "./words.mjs";

const DAY = 86_400_000;

/** A paper as the server expects it: real enough to be recognised by its first bytes. */
const paper = (name) => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${name}\ntrailer<</Root 1 0 R>>\n%%EOF\n`),
});

export async function createStory({ newPage, shot, axe, expect, base }, language = "vi") {
  const say = words(language);
  const cast = new Map();
  let pictures = 0;
  let page = null;

  async function call(method, path, { token, body, version } = {}) {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        "accept-language": language,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(version === undefined ? {} : { "if-match": `"v${version}"` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return text ? JSON.parse(text) : null;
  }

  const demo = await call("GET", "/auth/demo");
  for (const person of demo.items) cast.set(person.key, person);

  /** The API in the name of a person, for what would only repeat what the screen has shown. */
  async function api(key) {
    const { access_token: token } = await call("POST", "/auth/demo", { body: { key } });
    return {
      get: (path) => call("GET", path, { token }),
      post: (path, body, version) => call("POST", path, { token, body, version }),
      patch: (path, body, version) => call("PATCH", path, { token, body, version }),
      put: (path, body, version) => call("PUT", path, { token, body, version }),
    };
  }

  /** A person sits down: a fresh browser, signed in by the picker. `allow`: console errors that are provoked. */
  async function enter(key, path = "/", allow = []) {
    const person = cast.get(key);
    if (!person) throw new Error(`${key} is not among the demonstration people`);
    await page?.context().close();
    page = await newPage({ allow, locale: language === "vi" ? "vi-VN" : "en-GB" });
    await page.goto(`/app/sign-in?lang=${language}`);
    await page.getByRole("button", { name: new RegExp(`^${escaped(person.name)}`) }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("home-title") })).toBeVisible();
    if (path !== "/") await page.goto(`/app${path}`);
    return page;
  }

  /** Goes where a duty in "waits for me" leads. */
  async function follow(task, title) {
    const duty = page
      .getByRole("listitem")
      .filter({ hasText: say(`task-${task}`) })
      .filter({ hasText: title });
    await duty.getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Takes a step that the record offers; `fill` gives what its dialog asks for. */
  async function take(noun, action, fill, within = page) {
    const label = say(`action-${noun}-${action}`);
    await within
      .getByRole("region", { name: say("actions-label") })
      .getByRole("button", { name: label, exact: true })
      .click();
    const dialog = page.getByRole("dialog", { name: label });
    await expect(dialog).toBeVisible();
    if (fill) await fill(dialog);
    await dialog.getByRole("button", { name: label, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** The field of a text in two languages. */
  const field = (label, scope = page, tongue = "vi") =>
    scope.getByLabel(`${label} (${say(`language-${tongue}`)})`, { exact: true });

  async function attach(scope, name) {
    await scope.locator('input[type="file"]').setInputFiles(paper(name));
    await expect(scope.getByRole("link", { name })).toBeVisible();
  }

  /** Somebody of the office lays a signed paper up, for another to put on record: nobody does both. */
  async function layUp(name) {
    await attach(page.getByRole("region", { name: say("papers-title"), exact: true }), name);
  }

  /** The paper that a colleague has laid up is the only one, and so it is chosen already. */
  const laidUp = (scope, name) => expect(scope.getByRole("radio", { name, exact: true })).toBeChecked();

  const now = async () => new Date((await call("GET", "/demo/clock")).now);

  /** A calendar day of Vietnam, so many days from the demonstration's today. */
  async function day(offset = 0) {
    const instant = new Date((await now()).getTime() + offset * DAY + 7 * 3_600_000);
    return instant.toISOString().slice(0, 10);
  }

  /** Moves the clock by the demonstration bar, a week at a time. */
  async function weeks(count) {
    for (let week = 0; week < count; week += 1) {
      const before = await now();
      const bar = page.getByRole("complementary", { name: say("demo-label") });
      await bar.getByRole("button", { name: new RegExp(`^${escaped(say("demo-clock"))}`) }).click();
      await bar.getByRole("button", { name: say("demo-forward-week"), exact: true }).click();
      await until(async () => (await now()) - before > 6 * DAY, "the clock has moved");
    }
  }

  /** Waits for what happens behind the screen: the search index, the sequencer. */
  async function until(holds, what, milliseconds = 15_000) {
    const deadline = Date.now() + milliseconds;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`still waiting: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  async function picture(name) {
    // What is still on its way is waited for: a picture shows a screen, not its grey lines.
    await expect(page.locator(".nc-skeleton")).toHaveCount(0);
    pictures += 1;
    await shot(page, `${language}-${String(pictures).padStart(2, "0")}-${name}`);
  }

  const headline = (text) => expect(page.getByRole("heading", { level: 1, name: text })).toBeVisible();
  const status = (noun, code) =>
    expect(page.locator(".nc-page-header").getByText(say(`${noun}-status-${code}`), { exact: true })).toBeVisible();

  return {
    ...{ say, cast, api, enter, follow, take, field, attach, layUp, laidUp, now, day, weeks, until, picture },
    ...{ headline, status, axe, expect },
    get page() {
      return page;
    },
    /** What the stations learn and hand on: ids and titles. */
    facts: {},
  };
}
