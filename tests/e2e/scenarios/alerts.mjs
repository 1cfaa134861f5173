// What somebody looks for is saved from the public search page; what comes later is told by mail; the link in the mail
// stops it without signing in, and takes the stop back.
import { mailsTo } from "../lib/mail.mjs";
import { createStory } from "./chain/story.mjs";

export const patience = 180_000;

const READER = { key: "phan-nhat-minh", email: "phan.nhat.minh@nhip-som.example" };
const HOLDER = { key: "bui-duc-tri" };
const WORDS = "máy thở xách tay";
const TITLE = "Máy thở xách tay dùng pin cho xe cứu thương";

export default async (tools) => {
  const story = await createStory(tools);
  const { say, expect } = story;
  const scene = { ...tools, ...story, say, expect };
  await save(scene);
  await told(scene);
  await stop(scene);
  await profile(scene);
};

const saved = (page, name) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name, exact: true }) });

async function save(scene) {
  const { enter, say, expect, shot, axe } = scene;
  const page = await enter(READER.key);
  await page.goto(`/vi/tim-kiem?q=${encodeURIComponent(WORDS)}&type=capability`);
  await shot(page, "search");
  await page.getByRole("link", { name: say("pages-search-save") }).click();
  await expect(page.getByRole("heading", { level: 2, name: say("saved-search-new") })).toBeVisible();
  await expect(page.getByLabel(new RegExp(`^${say("saved-search-name")}`))).toHaveValue(WORDS);
  await page.getByLabel(say("saved-search-frequency")).selectOption("at_once");
  await shot(page, "save");
  await axe(page);
  await page.getByRole("button", { name: say("saved-search-save"), exact: true }).click();
  await expect(saved(page, WORDS)).toBeVisible();
  await expect(saved(page, WORDS).getByText(say("frequency-at_once"))).toBeVisible();
  await shot(page, "list");
  await axe(page);
}

/** The page that stops it, from the last mail that says so. */
function stopLink(data) {
  const mails = mailsTo(data, READER.email).map(({ text }) => text);
  const links = mails.filter((text) => text.includes(WORDS)).map((text) => text.match(/(\/vi\/dung-bao\?token=\S+)/)?.[1]);
  return links.filter(Boolean).at(-1);
}

async function told(scene) {
  const { api, expect, until, data, say, enter, shot } = scene;
  const holder = await api(HOLDER.key);
  const me = await holder.get("/me");
  const made = await holder.post("/capabilities", {
    organisation_id: me.memberships[0].organisation.id,
    kind: "product",
    title: { vi: TITLE },
    description: { vi: "Chạy pin bốn giờ, đưa lên xe cấp cứu trong một phút." },
  });
  await holder.post(`/capabilities/${made.id}/transitions`, { action: "list" }, made.version);
  await until(() => Boolean(stopLink(data)), "a mail about the new capability");
  const text = mailsTo(data, READER.email).at(-1).text;
  expect(text).toContain(TITLE);
  const page = await enter(READER.key, "/saved-searches");
  const card = saved(page, WORDS);
  await expect(card.getByText(say("saved-search-new-count", { count: 1 }))).toBeVisible();
  await card.getByRole("button", { name: new RegExp(`^${say("saved-search-show")}`) }).click();
  await expect(card.getByRole("link", { name: TITLE })).toBeVisible();
  await shot(page, "found");
}

async function stop(scene) {
  const { newPage, say, expect, shot, axe, data, api } = scene;
  const page = await newPage();
  await page.goto(stopLink(data));
  await expect(page.getByRole("heading", { level: 1, name: say("pages-stop") })).toBeVisible();
  const reader = await api(READER.key);
  const frequency = async () => {
    const list = await reader.get("/me/saved-searches");
    return list.items.find((one) => one.name === WORDS).frequency;
  };
  // Looking stops nothing.
  expect(await frequency()).toBe("at_once");
  await shot(page, "stop");
  await axe(page);
  await page.getByRole("button", { name: say("pages-stop-do"), exact: true }).click();
  await expect(page.getByRole("status")).toBeVisible();
  expect(await frequency()).toBe("never");
  await shot(page, "stopped");
  await axe(page);
  await page.getByRole("button", { name: say("pages-stop-undo"), exact: true }).click();
  await expect(page.getByRole("button", { name: say("pages-stop-do"), exact: true })).toBeVisible();
  expect(await frequency()).toBe("at_once");
}

async function profile(scene) {
  const { enter, say, expect, shot, axe } = scene;
  const page = await enter("huynh-gia-bao", "/calls");
  await page.getByRole("button", { name: say("profile-alert-on"), exact: true }).click();
  await expect(page.getByRole("button", { name: say("profile-alert-off"), exact: true })).toBeVisible();
  await shot(page, "calls");
  await axe(page);
  await page.getByRole("link", { name: say("profile-alert-change") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("saved-searches-title") })).toBeVisible();
}
