// The thesaurus: an officer adds an everyday word and sees which results change; the approver takes the draft from a
// file, publishes it, and searches find by the new word. It goes back to as shipped although a colleague has published
// meanwhile; what was downloaded differs in nothing.
import { readFileSync } from "node:fs";
import { createStory } from "./chain/story.mjs";
import { escaped } from "./chain/words.mjs";

export const patience = 300_000;

const OFFICER = "pham-hoai-phuong";
const APPROVER = "dang-thanh-van";
/** People's word for a stroke that neither the thesaurus nor any document has. */
const WORD = "xịu mồm";
const REASON = "Người dân gọi đột quỵ là xịu mồm, tìm không ra.";
const BACK = "Trở lại bản gốc để rà soát lại toàn bộ.";

export default async (tools) => {
  const story = await createStory(tools);
  const scene = Object.assign(story, { starts: (key) => new RegExp(`^${escaped(story.say(key))}`) });
  await writing(scene);
  await foreseen(scene);
  await taken(scene);
  await published(scene);
  await found(scene);
  await meanwhile(scene);
  await added(scene);
  await exchanged(scene);
};

const words = (page, say) =>
  page.getByLabel(`${say("thesaurus-field-synonyms")} (${say("language-vi")})`, { exact: true });
const stroke = (page) => page.getByRole("link", { name: "đột quỵ", exact: true });

/** From the desk to the concept, found without accents; what is typed survives a reload. */
async function writing({ enter, say, expect, picture, axe, starts }) {
  const page = await enter(OFFICER, "/desk");
  await page.getByRole("link", { name: say("thesaurus-title"), exact: true }).click();
  await page.getByLabel(say("thesaurus-search")).fill("dot quy");
  await expect(page).toHaveURL(/q=dot\+quy/);
  await expect(stroke(page).first()).toBeVisible();
  await picture("list");
  await axe(page);
  await stroke(page).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "đột quỵ" })).toBeVisible();
  const before = await words(page, say).inputValue();
  await words(page, say).fill(`${before}\n${WORD}`);
  await expect(page.getByText(say("thesaurus-your-change"))).toBeVisible();
  await page.reload();
  await expect(words(page, say)).toHaveValue(new RegExp(`${WORD}$`));
  await page.getByLabel(say("thesaurus-find-related")).fill("tim mach");
  await expect(page.getByText(/khái niệm; bấm để thêm/)).toBeVisible();
  await picture("concept");
  await axe(page);
  await page.getByLabel(say("thesaurus-find-related")).fill("");
  await page.getByRole("link", { name: say("thesaurus-to-draft") }).click();
  await expect(page.getByRole("button", { name: starts("thesaurus-undo") })).toBeVisible();
}

/** A debug build takes its time to fill two indexes. */
const PREVIEWED_WITHIN_MS = 60_000;
const previewed = ({ page, say, until }, key, what) =>
  until(() => page.getByText(say(key), { exact: true }).first().isVisible(), what, PREVIEWED_WITHIN_MS);

/** The preview in two columns, a query of one's own; the officer cannot publish and saves the draft as a file. */
async function foreseen(scene) {
  const { page, say, expect, picture, axe, facts } = scene;
  await previewed(scene, "thesaurus-hit-new", "the preview shows something new");
  await expect(page.getByRole("heading", { level: 4, name: `“${WORD}”` })).toBeVisible();
  await page.getByLabel(say("thesaurus-try")).fill("máy đo huyết áp");
  await page.getByRole("button", { name: say("thesaurus-try-it"), exact: true }).click();
  await previewed(scene, "thesaurus-query-same", "another query stays as it is");
  await picture("preview");
  await axe(page);
  await expect(page.getByText(say("thesaurus-publish-who"))).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: say("thesaurus-draft-save") }).click(),
  ]);
  facts.file = readFileSync(await file.path());
}

const chooses = (page, say, name, buffer) =>
  page
    .getByLabel(say("thesaurus-import"), { exact: true })
    .setInputFiles({ name, mimeType: "application/ld+json", buffer });

/** The approver reads the officer's file: one concept differs. */
async function taken({ enter, say, expect, picture, axe, facts }) {
  const page = await enter(APPROVER, "/desk/thesaurus");
  await chooses(page, say, "thesaurus-draft.jsonld", facts.file);
  const dialog = page.getByRole("dialog", { name: say("thesaurus-import-title") });
  await dialog.getByRole("button", { name: say("thesaurus-import-read"), exact: true }).click();
  const take = dialog.getByRole("button", { name: say("thesaurus-import-take", { count: "1" }) });
  await expect(take).toBeVisible();
  await picture("import");
  await axe(page);
  await take.click();
  await expect(page.getByRole("heading", { level: 1, name: say("thesaurus-draft") })).toBeVisible();
  await expect(page.locator("ins").filter({ hasText: WORD })).toBeVisible();
}

async function publish({ page, say, expect, until }, reason, count = "1") {
  await page.getByLabel(new RegExp(`^${say("reason")}`)).fill(reason);
  const button = page.getByRole("button", { name: say("thesaurus-publish-it", { count }), exact: true });
  await until(() => button.isEnabled(), "the preview is there", PREVIEWED_WITHIN_MS);
  await button.click();
  await expect(page.getByRole("heading", { level: 1, name: say("thesaurus-changes") })).toBeVisible();
}

async function published(scene) {
  const { page, say, expect, picture, axe } = scene;
  await previewed(scene, "thesaurus-hit-new", "the preview shows something new");
  await publish(scene, REASON);
  const entry = page.getByRole("listitem").filter({ hasText: REASON }).first();
  await expect(entry.locator("ins").filter({ hasText: WORD })).toBeVisible();
  await picture("history");
  await axe(page);
  await entry.getByRole("link", { name: say("thesaurus-in-log") }).click();
  await expect(page.getByRole("cell", { name: new RegExp(say("action-thesaurus-publish")) })).toBeVisible();
}

/** The titles on the public page of a search. */
const titles = async (page, query) => {
  await page.goto(`/vi/tim-kiem?q=${encodeURIComponent(query)}`);
  return page.locator("main").innerText();
};

async function found({ page, expect, until, picture }) {
  await until(async () => (await titles(page, WORD)).includes("đột quỵ"), "the new word finds", 60_000);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await picture("found");
}

/** Back to as shipped, while a colleague publishes something else. */
async function meanwhile(scene) {
  const { page, say, expect, until, picture, axe, api } = scene;
  await page.goto("/app/desk/thesaurus/concept?id=nc%3Astroke");
  await expect(page.getByRole("heading", { level: 2, name: say("thesaurus-shipped") })).toBeVisible();
  await page.getByRole("button", { name: say("thesaurus-restore"), exact: true }).click();
  await expect(page.getByText(say("thesaurus-will-return"))).toBeVisible();
  const colleague = await api(APPROVER);
  const { concept, version } = await colleague.get("/thesaurus/concepts/nc:acupuncture");
  concept.synonyms.vi.push("châm tê");
  await colleague.post("/thesaurus/changes", { put: [concept], remove: [], restore: [], reason: "Thêm châm tê vào châm cứu." }, version);
  await page.getByRole("link", { name: say("thesaurus-to-draft") }).click();
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: say("thesaurus-meanwhile") })).toBeVisible();
  await expect(page.getByText("Thêm châm tê vào châm cứu.")).toBeVisible();
  await until(async () => (await page.locator(".nc-skeleton").count()) === 0, "the preview is there", PREVIEWED_WITHIN_MS);
  await picture("meanwhile");
  await axe(page);
  await page.getByRole("button", { name: say("thesaurus-meanwhile-go-on") }).click();
  await publish(scene, BACK);
  const entry = page.getByRole("listitem").filter({ hasText: BACK }).first();
  await expect(entry.getByText(say("thesaurus-does-restore")).first()).toBeVisible();
  await until(async () => !(await titles(page, WORD)).includes("đột quỵ"), "the word finds no longer", 60_000);
}

/** A concept of one's own: kept while it is written, taken in, and told what is wrong with it. */
async function added({ enter, say, expect, picture, axe }) {
  // Whether its id is free is asked of the server, which says that there is no such thing.
  const page = await enter(OFFICER, "/desk/thesaurus/concept", [/status of 404/]);
  const term = (language) => page.getByLabel(new RegExp(`^${escaped(`${say("thesaurus-field-term")} (${say(`language-${language}`)})`)}`));
  await term("vi").fill("đột quỵ");
  await expect(page.getByText(say("thesaurus-alike"))).toBeVisible();
  await term("en").fill("fainting mouth");
  await picture("new");
  await axe(page);
  await page.getByRole("button", { name: say("thesaurus-take-in"), exact: true }).click();
  await expect(page.getByText("nc:fainting-mouth")).toBeVisible();
  await page.getByRole("link", { name: say("thesaurus-to-draft") }).click();
  await expect(page.getByText(say("thesaurus-problems-hint"))).toBeVisible();
  await picture("problems");
  await axe(page);
  await page.getByRole("button", { name: say("thesaurus-discard"), exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: say("thesaurus-discard"), exact: true }).click();
  await expect(page.getByText(say("thesaurus-draft-empty"))).toBeVisible();
}

/** What is downloaded can be read in again and differs in nothing. */
async function exchanged({ enter, say, expect }) {
  const page = await enter(OFFICER, "/desk/thesaurus");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: say("thesaurus-export"), exact: true }).click(),
  ]);
  const whole = readFileSync(await file.path());
  expect(JSON.parse(whole.toString())["@graph"].length).toBeGreaterThan(600);
  await chooses(page, say, "thesaurus.jsonld", whole);
  const dialog = page.getByRole("dialog", { name: say("thesaurus-import-title") });
  await dialog.getByRole("button", { name: say("thesaurus-import-read"), exact: true }).click();
  await expect(dialog.getByText(/^0 khái niệm khác/)).toBeVisible();
}
