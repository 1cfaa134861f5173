// A person and their data: what they consent to, a copy of everything, a request that the operator carries out; and
// who has read what they handed in, even out of turn.
import { readFileSync } from "node:fs";
import { sendThroughApi } from "./chain/answer.mjs";
import { createStory } from "./chain/story.mjs";
import { escaped } from "./chain/words.mjs";

export const patience = 240_000;

const PERSON = "trinh-thi-ngan";
const OPERATOR = "kieu-the-hung";
const SUBMITTER = "bui-duc-tri";
const APPROVER = "dang-thanh-van";
const MESSAGE = "Nơi công tác của tôi trong biên bản cũ chưa đúng.";
const URGENT = "Thiết bị nêu trong hồ sơ đang gây nguy hiểm, cần xem ngay cách tắt.";

export default async (tools) => {
  const story = await createStory(tools);
  await consents(story);
  await copy(story);
  await asks(story);
  await carriesOut(story);
  await sees(story);
  await accounts(story);
  await outOfTurn(story);
};

const region = (page, name) => page.getByRole("region", { name });
const press = (scope, name) => scope.getByRole("button", { name, exact: true }).click();
const type = (scope, label, text) => scope.getByLabel(new RegExp(`^${escaped(label)}`)).fill(text);

async function consents(story) {
  const { enter, say, expect, picture, axe, api, facts } = story;
  const { items } = await (await api(PERSON)).get("/me/consents");
  const page = await enter(PERSON, "/privacy");
  const section = region(page, say("consents-title"));
  await expect(section.getByText(items[0].text)).toBeVisible();
  await expect(section.locator('input[type="checkbox"]:checked')).toHaveCount(0);
  // Whatever was said before: taken back, and given again after reading.
  const { title } = items[0];
  if (items[0].given) await press(section, say("consent-withdraw-name", { title }));
  const card = section.getByRole("listitem").filter({ hasText: title });
  await card.getByLabel(say("consent-agree")).check();
  await press(card, say("consent-give-name", { title }));
  await expect(card.getByText(say("consent-is-given"), { exact: true })).toBeVisible();
  await expect(card.getByText(say("consent-since"))).toBeVisible();
  await picture("personal-data");
  await axe(page);
  facts.page = page;
}

async function copy({ say, expect, facts, cast }) {
  const { page } = facts;
  const download = page.waitForEvent("download");
  await press(page, say("own-data-download"));
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain(cast.get(PERSON).name);
  expect(JSON.parse(text).format).toMatch(/^nhipcau-person/);
}

async function asks({ say, expect, facts }) {
  const { page } = facts;
  const form = region(page, say("data-request-new"));
  await form.getByLabel(say("data-request-what")).selectOption("correction");
  await type(form, say("data-request-message"), MESSAGE);
  await press(form, say("data-request-send"));
  const mine = page.getByRole("listitem").filter({ hasText: MESSAGE });
  await expect(mine.getByText(say("data_request-status-received"), { exact: true })).toBeVisible();
  await expect(mine.getByText(new RegExp(`^${say("data-request-due", { day: "" }).replace(/\.$/, "").trim()}`))).toBeVisible();
}

async function carriesOut(story) {
  const { enter, say, expect, picture, axe } = story;
  const page = await enter(OPERATOR);
  await page
    .getByRole("listitem")
    .filter({ hasText: say("task-acknowledge_data_request") })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: say("data-requests-title") })).toBeVisible();
  const card = page.getByRole("listitem").filter({ hasText: MESSAGE });
  await picture("data-requests");
  await axe(page);
  await story.take("data_request", "acknowledge", undefined, card);
  await expect(card.getByText(say("data_request-status-acknowledged"), { exact: true })).toBeVisible();
  await story.take("data_request", "complete_correction", undefined, card);
  await expect(card.getByText(say("data_request-status-completed"), { exact: true })).toBeVisible();
  await page.goto("/app/operations/retention");
  await expect(page.getByText(say("retention-dry"))).toBeVisible();
  await page.locator("tbody tr").first().waitFor();
  await picture("retention");
  await axe(page);
}

async function sees(story) {
  const { enter, say, expect } = story;
  const page = await enter(PERSON, "/privacy");
  const mine = page.getByRole("listitem").filter({ hasText: MESSAGE });
  await expect(mine.getByText(say("data_request-status-completed"), { exact: true })).toBeVisible();
}

/** The operator finds an account, suspends it with a reason and opens it again. */
async function accounts(story) {
  const { enter, say, expect, picture, axe, cast } = story;
  const page = await enter(OPERATOR, "/operations/accounts");
  const { name } = cast.get(PERSON);
  await page.getByLabel(say("accounts-search")).fill(name);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  for (const step of ["suspend", "restore"]) {
    const label = say(`account-step-${step}`);
    await press(page, label);
    const dialog = page.getByRole("dialog");
    await type(dialog, say("reason"), "Theo đề nghị của chính người này.");
    if (step === "suspend") await picture("suspend");
    await press(dialog, label);
    await expect(dialog).toBeHidden();
    const mark = page.getByText(say("account-is-suspended"), { exact: true });
    await expect(mark).toHaveCount(step === "suspend" ? 1 : 0);
  }
  await picture("account");
  await axe(page);
}

/** An approver reads a submission before the opening, and its people are told who, when and why. */
async function outOfTurn(story) {
  const { enter, say, expect, picture, axe, api, facts } = story;
  // An order of the city is answered, and its call is still open.
  const { items } = await (await api(SUBMITTER)).get("/challenges?status=open&province=79&limit=100");
  facts.challenge = items.find((one) => one.kind === "solution_order").id;
  const id = await sendThroughApi(story, SUBMITTER);
  const { code } = await (await api(SUBMITTER)).get(`/submissions/${id}`);
  let page = await enter(APPROVER, `/break-glass?submission=${id}`);
  await type(page, say("break-glass-reason"), URGENT);
  await picture("break-glass");
  await axe(page);
  await press(page, say("break-glass-open"));
  await expect(page.getByText(say("break-glass-opened"), { exact: true })).toBeVisible();
  await expect(page.getByText(code)).toBeVisible();
  await axe(page);
  page = await enter(SUBMITTER, `/submissions/${id}`);
  const readings = region(page, say("readings-title"));
  await expect(readings.getByText(say("reading-kind-break_glass")).first()).toBeVisible();
  await expect(readings.getByText(URGENT).first()).toBeVisible();
  await picture("readings");
  await axe(page);
}
