// The broker's desk: matches are narrowed and compared, notes kept, several invited after a look at their letters; then
// the funnel, a refusal with its reason, and what the marketplace lacks.
import { createStory } from "./chain/story.mjs";

export const patience = 300_000;

const BROKER = "pham-hoai-phuong";
/** An open call with nobody invited yet. */
const CALL = "HCM-2026-0016";

export default async (tools) => {
  const story = await createStory(tools);
  const broker = await story.api(BROKER);
  const { items } = await broker.get("/challenges?mine=true&status=open&limit=100");
  const call = items.find((one) => one.code === CALL) ?? items[0];
  Object.assign(story.facts, { call: call.id, broker });
  await narrowing(story);
  await comparing(story);
  await notes(story);
  await inviting(story);
  await declined(story);
  await counted(story);
  await lacking(story);
};

const tab = (page, name) => page.getByRole("button", { name, exact: true }).click();

async function narrowing(story) {
  const { enter, say, expect, until, picture, axe, facts } = story;
  const page = await enter(BROKER, `/desk/${facts.call}`);
  await expect(page.getByText(say("reasons-title").split(":")[0]).first()).toBeVisible();
  await page.getByLabel(say("matches-trl"), { exact: true }).selectOption("7");
  await page.getByLabel(say("matches-only-free")).check();
  await expect(page).toHaveURL(/trl=7/);
  await page.reload();
  await expect(page.getByLabel(say("matches-trl"), { exact: true })).toHaveValue("7");
  await expect(page.getByLabel(say("matches-only-free"))).toBeChecked();
  await picture("narrowed");
  await axe(page);
  await page.getByRole("button", { name: say("matches-clear") }).click();
  await until(async () => !page.url().includes("trl="), "the filters have left the address");
}

/** The boxes of the list. */
const boxes = (page, say) => page.getByRole("checkbox", { name: new RegExp(`^${say("match-choose")}`) });

async function comparing(story) {
  const { page, say, expect, picture, axe } = story;
  for (const index of [0, 1, 2]) await boxes(page, say).nth(index).check();
  await page.getByRole("link", { name: say("chosen-compare", { count: "3" }) }).click();
  const table = page.getByRole("table", { name: say("compare-title") });
  await expect(table.getByRole("columnheader")).toHaveCount(3);
  await expect(table.getByRole("rowheader", { name: say("compare-evidence") })).toBeVisible();
  await picture("compared");
  await axe(page);
  await page.getByRole("link", { name: say("compare-back") }).click();
}

async function notes(story) {
  const { page, say, expect, picture, facts } = story;
  facts.names = [];
  const buttons = page.getByRole("button", { name: new RegExp(`^${say("judge-shortlist-name")}`) });
  await expect(buttons.first()).toBeVisible();
  // Two organisations, each by the best that it offers.
  for (let index = 0; facts.names.length < 2; index += 1) {
    const name = (await buttons.first().getAttribute("aria-label")).slice(say("judge-shortlist-name").length).trim();
    await buttons.first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(say("judge-note")).fill(`Nơi thứ ${index + 1}: gọi lại sau.`);
    await dialog.getByRole("button", { name: say("judge-shortlist"), exact: true }).click();
    await expect(dialog).toBeHidden();
    if (!facts.names.includes(name)) facts.names.push(name);
  }
  await tab(page, say("desk-tab-shortlist"));
  await page
    .getByRole("button", { name: say("shortlist-edit-name", { name: facts.names[0] }) })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("judge-note")).fill("Đã gọi: nhóm đủ người.");
  await dialog.getByRole("button", { name: say("judge-shortlist"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Đã gọi: nhóm đủ người.")).toBeVisible();
  // One organisation may stand there with several of its offers: every history is opened.
  const histories = page.locator("summary").filter({ hasText: say("shortlist-history").split(":")[0] });
  for (let index = 0; index < (await histories.count()); index += 1) await histories.nth(index).click();
  await expect(page.getByText(/^Nơi thứ \d: gọi lại sau\.$/).first()).toBeVisible();
  await picture("notes");
}

async function inviting(story) {
  const { page, say, expect, picture, axe, facts } = story;
  const each = boxes(page, say);
  for (let index = 0; index < (await each.count()); index += 1) await each.nth(index).check();
  await page
    .getByRole("region", { name: say("chosen-title") })
    .getByRole("button")
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("invite-message")).fill("Kính mời đơn vị xem bài toán và trả lời.");
  await dialog.getByLabel(facts.names[0], { exact: true }).fill("Xin kèm số liệu đã đo.");
  await dialog.getByRole("button", { name: say("invite-look") }).click();
  const letters = dialog.getByRole("region", { name: say("invite-preview") });
  await expect(letters.getByText(/Kính mời đơn vị xem bài toán/).first()).toBeVisible();
  await expect(letters.getByText(/Xin kèm số liệu đã đo/)).toHaveCount(1);
  await picture("letters");
  await axe(page);
  await dialog.getByRole("button", { name: /^Gửi/ }).click();
  await expect(dialog).toBeHidden();
  await tab(page, say("desk-tab-invitations"));
  const funnel = page.getByRole("region", { name: say("funnel-title") });
  await expect(funnel.getByText(say("funnel-sealed")).first()).toBeVisible();
  for (const name of facts.names) {
    await expect(page.getByRole("row", { name: new RegExp(name.slice(0, 20)) })).toBeVisible();
  }
  await picture("funnel");
  await axe(page);
}

/** One of the demonstration's people is invited, and declines with a reason that is counted. */
async function declined(story) {
  const { enter, say, expect, until, facts } = story;
  const lab = await story.api("bui-duc-tri");
  const { organisation } = (await lab.get("/me")).memberships[0];
  const { items } = await facts.broker.get(`/challenges/${facts.call}/invitations`);
  if (!items.some((one) => one.organisation.id === organisation.id)) {
    await facts.broker.post(`/challenges/${facts.call}/invitations`, { organisation_id: organisation.id, message: "Mời." });
  }
  const page = await enter("bui-duc-tri", "/invitations");
  await page.getByRole("button", { name: say("action-invitation-decline"), exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("decline-reason-time_short")).check();
  await dialog.getByRole("button", { name: say("action-invitation-decline"), exact: true }).click();
  await expect(dialog).toBeHidden();
  const { items: own } = await lab.get("/invitations?mine=true");
  facts.declinedTo = own.find((one) => one.decline_code === "time_short")?.challenge.id;
  await until(async () => {
    const report = await facts.broker.get(`/challenges/${facts.declinedTo}/funnel`);
    return report.declined_for.some((one) => one.code === "time_short");
  }, "the reason is counted");
}

async function counted(story) {
  const { enter, say, expect, picture, facts } = story;
  const page = await enter(BROKER, `/desk/${facts.declinedTo}?tab=invitations`);
  await expect(page.getByText(new RegExp(`^${say("decline-reason-time_short")}: \\d`))).toBeVisible();
  await picture("declined");
}

async function lacking(story) {
  const { enter, say, expect, until, picture, axe } = story;
  const page = await enter(BROKER, "/desk");
  await page.getByRole("link", { name: say("unmet-title"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("unmet-title") })).toBeVisible();
  await picture("unmet");
  await axe(page);
  await page.goBack();
  await page.getByRole("link", { name: say("idle-title"), exact: true }).click();
  const more = page.getByRole("button", { name: say("show-more") });
  await expect(more).toBeVisible();
  const before = await page.getByRole("heading", { level: 2 }).count();
  await more.click();
  await until(async () => (await page.getByRole("heading", { level: 2 }).count()) > before, "the next page is read");
  await picture("idle");
  await axe(page);
}
