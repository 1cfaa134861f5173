// An account from nothing: registered, confirmed from the mail, guarded by a second factor, looked after from another
// place, forgotten and found again.
import { createHmac } from "node:crypto";
import { mailsTo } from "../lib/mail.mjs";
import { createStory } from "./chain/story.mjs";

export const patience = 240_000;

const PERSON = { name: "Lê Thị Bích Đào", email: "bich.dao@example.vn" };
const FIRST = "cau ca dao ngoai me thuong doc";
const SECOND = "chieu chieu ra dung ngo sau ma";
// What is refused on the way: a session that is not there yet, a code that is still owed, a link that was used.
const REFUSED = [/status of 401/, /status of 422/];

/** The code an authenticator shows for a secret, so many steps of half a minute from now (RFC 6238). */
export function codeOf(secret, steps = 0) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export default async (tools) => {
  const story = await createStory(tools);
  const { say, expect } = story;
  const page = await tools.newPage({ allow: REFUSED });
  const scene = { ...tools, ...story, page, say, expect, press: (key) => press(page, say(key)) };
  await register(scene);
  await secondFactor(scene);
  await signInAgain(scene);
  await elsewhere(scene);
  await forgotten(scene);
};

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const type = (page, label, text) => page.getByLabel(new RegExp(`^${label}`)).fill(text);
const title = ({ page, expect, say }, key) =>
  expect(page.getByRole("heading", { level: 1, name: say(key) })).toBeVisible();

/** The last link of this kind that was mailed; those of accounts are shown to nobody else. */
async function linkFrom({ data, until }, screen) {
  let link;
  await until(() => {
    const links = mailsTo(data, PERSON.email).map(({ text }) => text.match(/https?:\/\/[^/\s]+(\/app\/\S+)/)?.[1]);
    link = links.filter((one) => one?.startsWith(`/app/${screen}?`)).at(-1);
    return Boolean(link);
  }, `a mail with a link to ${screen}`);
  return link;
}

async function register(scene) {
  const { page, say, expect, press, shot, axe } = scene;
  await page.goto("/app/register");
  await type(page, say("person-name"), PERSON.name);
  await type(page, say("email"), PERSON.email);
  await type(page, say("password"), "matkhau");
  await expect(page.getByText(say("strength-not-enough").slice(2))).toBeVisible();
  await type(page, say("password"), FIRST);
  await expect(page.getByText(say("strength-enough").slice(2))).toBeVisible();
  await shot(page, "register");
  await axe(page);
  await press("register-send");
  await title(scene, "register-sent-title");
  await shot(page, "register-sent");
  await page.goto(await linkFrom(scene, "confirm"));
  await title(scene, "confirm-title");
  await axe(page);
  await press("confirm-send");
  await title(scene, "home-title");
  await expect(page.getByText(PERSON.name).first()).toBeVisible();
}

async function secondFactor(scene) {
  const { page, say, expect, press, shot, axe, facts } = scene;
  await page.goto("/app/security");
  await title(scene, "security-title");
  await shot(page, "security");
  await axe(page);
  await press("second-factor-begin");
  const section = page.getByRole("region", { name: say("second-factor-title") });
  await section.getByLabel(new RegExp(`^${say("password-current")}`)).fill(FIRST);
  await press("second-factor-next");
  const secret = (await section.locator(".nc-secret").innerText()).replaceAll(" ", "");
  await expect(section.getByRole("img", { name: say("second-factor-qr") })).toBeVisible();
  await shot(page, "second-factor");
  await axe(page);
  await type(page, say("second-factor-code"), codeOf(secret));
  await press("second-factor-confirm");
  await expect(section.getByRole("heading", { name: say("recovery-title") })).toBeVisible();
  facts.recovery = await section.locator(".nc-codes-list li").allInnerTexts();
  expect(facts.recovery.length).toBe(10);
  await shot(page, "recovery-codes");
  await axe(page);
  await expect(section.getByRole("button", { name: say("recovery-done"), exact: true })).toBeDisabled();
  await section.getByLabel(say("recovery-kept")).check();
  await press("recovery-done");
  await expect(section.getByText(say("second-factor-on"), { exact: true })).toBeVisible();
}

/** Signs in with the password and one of the codes that were kept. */
async function enterAs(scene, visitor, password) {
  const { say, expect, facts } = scene;
  await visitor.goto("/app/sign-in");
  await visitor.getByText(say("sign-in-with-password")).click();
  await type(visitor, say("email"), PERSON.email);
  await type(visitor, say("password"), password);
  await press(visitor, say("sign-in"));
  await press(visitor, say("second-factor-by-recovery"));
  await type(visitor, say("recovery-code"), facts.recovery.pop());
  await press(visitor, say("sign-in"));
  await expect(visitor.getByRole("heading", { level: 1, name: say("home-title") })).toBeVisible();
}

async function signInAgain(scene) {
  const { page, say } = scene;
  await page.getByRole("button", { name: new RegExp(PERSON.name) }).click();
  await press(page, say("sign-out"));
  await enterAs(scene, page, FIRST);
}

/** A second place is signed in, and ended from the first. */
async function elsewhere(scene) {
  const { page, say, expect, newPage, shot } = scene;
  const other = await newPage({ allow: REFUSED });
  await enterAs(scene, other, FIRST);
  await page.goto("/app/security");
  await page.getByRole("button", { name: new RegExp(say("session-end-one").trim()) }).first().click();
  await shot(page, "end-a-session");
  await press(page, say("session-end"));
  await expect(page.getByText(say("session-ended"))).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { level: 1, name: say("sign-in-title") })).toBeVisible();
}

async function forgotten(scene) {
  const { say, expect, newPage } = scene;
  const page = await newPage({ allow: REFUSED });
  await page.goto("/app/forgot-password");
  await type(page, say("email"), PERSON.email);
  await press(page, say("forgot-send"));
  await expect(page.getByRole("heading", { level: 1, name: say("forgot-sent-title") })).toBeVisible();
  const link = await linkFrom(scene, "reset-password");
  await page.goto(link);
  await type(page, say("password-new"), SECOND);
  await press(page, say("reset-send"));
  await expect(page.getByRole("heading", { level: 1, name: say("reset-done-title") })).toBeVisible();
  // The link works once.
  await page.goto(link);
  await type(page, say("password-new"), FIRST);
  await press(page, say("reset-send"));
  await expect(page.getByRole("link", { name: say("reset-new-link") })).toBeVisible();
  await enterAs(scene, page, SECOND);
}
