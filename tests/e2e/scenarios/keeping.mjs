// Nothing that was typed is lost: the network goes while an order is written, the session ends in the middle of a
// sentence, a long form is left before it could be sent.
import { createStory } from "./chain/story.mjs";

const GONE = [/ERR_INTERNET_DISCONNECTED/, /status of 401/];
const TEXT = "Mỗi ngày khoảng sáu mươi người chờ hơn bốn giờ để được gọi tên.";
const MORE = `${TEXT} Người già yếu thường bỏ về.`;

export const patience = 240_000;

export default async (tools) => {
  const story = await createStory({
    ...tools,
    newPage: (options) => tools.newPage({ ...options, allow: GONE }),
  });
  await network(story);
  await session(story);
  await form(story);
};

/** An order of one's own to write in. */
async function draft(story) {
  const station = await story.api("nguyen-thi-thu-ba");
  const me = await station.get("/me");
  const { items } = await station.get("/programmes");
  const view = await station.post("/challenges", {
    programme_id: items.find((one) => one.province === "79").id,
    proposer_id: me.memberships[0].organisation.id,
    kind: "solution_order",
    level: "provincial",
    title: { vi: "Gọi tên người chờ khám" },
  });
  return view.id;
}

async function network(story) {
  const { enter, say, field, expect, until, picture, facts } = story;
  facts.order = await draft(story);
  const page = await enter("nguyen-thi-thu-ba", `/challenges/${facts.order}/edit`);
  const section = page.locator("#section-problem");
  const words = field(say("challenge-section-problem"), section);
  await expect(words).toBeVisible();
  await page.context().setOffline(true);
  await words.fill(TEXT);
  await expect(section.getByText(say("save-offline"))).toBeVisible();
  await expect(words).toHaveValue(TEXT);
  await picture("without-network");
  await page.context().setOffline(false);
  await expect(section.getByText(say("save-saved"))).toBeVisible();
  await until(async () => (await written(story)) === TEXT, "the server has what was typed without a network");
}

const written = async ({ api, facts }) => {
  const { content } = await (await api("nguyen-thi-thu-ba")).get(`/challenges/${facts.order}/sections/problem`);
  return content.text?.vi;
};

async function session(story) {
  const { say, field, expect, until, cast, page, picture } = story;
  // The session is ended behind the page's back, as another tab's sign-out would.
  await page.evaluate(() => fetch("/api/v1/auth/logout", { method: "POST" }));
  const section = page.locator("#section-problem");
  await field(say("challenge-section-problem"), section).fill(MORE);
  const lost = page.getByRole("dialog", { name: say("lost-title") });
  await expect(lost).toBeVisible();
  await picture("without-session");
  await lost.getByRole("button", { name: new RegExp(`^${cast.get("nguyen-thi-thu-ba").name}`) }).click();
  await expect(lost).toBeHidden();
  await expect(field(say("challenge-section-problem"), section)).toHaveValue(MORE);
  await until(async () => (await written(story)) === MORE, "the server has what was typed without a session");
}

async function form(story) {
  const { enter, say, field, expect, api, picture } = story;
  const editor = await api("le-ngoc-hanh");
  const { items } = await editor.get("/pilots?mine=true&status=active");
  const active = items[0];
  const page = await enter("le-ngoc-hanh", `/pilots/${active.id}`);
  await page.getByRole("button", { name: say("report-write") }).click();
  await page.getByLabel(say("report-period-end")).fill(await story.day(-1));
  await field(say("report-part-overview")).fill(TEXT);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: say("report-send") }).click();
  await expect(page.getByText(say("failure-network"))).toBeVisible();
  await expect(field(say("report-part-overview"))).toHaveValue(TEXT);
  await page.context().setOffline(false);

  await page.goto("/app/pilots");
  const unsent = page.getByRole("link", { name: new RegExp(active.code) });
  await expect(page.getByText(say("unsent-title", { count: 1 }))).toBeVisible();
  await picture("unsent");
  await unsent.first().click();
  await expect(field(say("report-part-overview"))).toHaveValue(TEXT);
  await expect(page.getByText(say("form-restored"))).toBeVisible();
}
