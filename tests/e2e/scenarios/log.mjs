// The log is read and checked in a browser that trusts nobody: a record, a proof, a receipt, an older checkpoint, and
// each of them with one letter changed.
import { createStory } from "./chain/story.mjs";

export const patience = 180_000;

export default async (tools) => {
  const story = await createStory(tools);
  const page = await tools.newPage();
  const scene = { ...tools, ...story, page };
  const { say } = story;
  const get = async (path) => (await fetch(`${tools.base}/api/v1${path}`)).json();
  const head = await get("/audit/head");
  await record(scene);
  await pasted(scene, await get(`/audit/1/proof?size=${head.size}`), head.checkpoint);
  await receipt(scene);
  await publicPage({ ...tools, say }, await get("/audit/1/proof"));
};

async function record({ page, say, expect, shot, axe }) {
  await page.goto("/app/log");
  await expect(page.getByRole("heading", { level: 1, name: say("log-title") })).toBeVisible();
  await page.locator("tbody tr").first().waitFor();
  await shot(page, "log");
  await axe(page);
  await page.locator("tbody a").first().click();
  await page.getByRole("button", { name: say("log-verify-now") }).click();
  await expect(page.getByText(say("log-verdict-proven"), { exact: true })).toBeVisible();
  await expect(page.getByText(say("log-outcome-failed"), { exact: true })).toHaveCount(0);
  await shot(page, "record");
  await axe(page);
}

/** Pastes, and answers with the verdict that is expected. */
async function check({ page, say, expect }, text, verdict) {
  await page.getByLabel(new RegExp(`^${say("log-paste")}`)).fill(text);
  await page.getByRole("button", { name: say("log-verify-now") }).click();
  await expect(page.getByRole("heading", { name: say("log-result") })).toBeVisible();
  await expect(page.getByText(say(`log-verdict-${verdict}`), { exact: true }).first()).toBeVisible();
}

async function pasted(scene, proof, note) {
  const { page, say, expect, shot, axe } = scene;
  await page.goto("/app/log/verify");
  await expect(page.getByLabel(new RegExp(`^${say("log-key")}`))).toHaveValue(/\+/);
  const text = JSON.stringify(proof);
  await check(scene, text, "proven");
  await expect(page.getByText(say("log-today-good"))).toBeVisible();
  await shot(page, "verified");
  await axe(page);
  const [first] = proof.path;
  await check(scene, text.replace(first, first.replace(/^./, (digit) => (digit === "0" ? "1" : "0"))), "refused");
  await shot(page, "refused");
  await axe(page);
  await check(scene, note, "proven");
  await check(scene, note.replace(/^(.*\n)(\d+)/, (_, origin, size) => `${origin}${Number(size) + 1}`), "refused");
}

/** Who handed something in checks what they were given for it. */
async function receipt(scene) {
  const { api, say, expect, enter, cast } = scene;
  for (const key of cast.keys()) {
    const read = await api(key);
    const { items } = await read.get("/submissions?mine=true&limit=100");
    const sent = items.find((one) => one.status !== "draft" && one.status !== "withdrawn");
    if (!sent) continue;
    const paper = await read.get(`/submissions/${sent.id}/receipt`);
    const page = await enter(key, `/submissions/${sent.id}/receipt`);
    await page.getByRole("link", { name: say("receipt-verify") }).click();
    // What was handed in before there were checkpoints is vouched for by its record alone.
    await check({ ...scene, page }, JSON.stringify(paper), paper.checkpoint ? "proven" : "unproven");
    await expect(page.getByText(say("log-record-good"))).toBeVisible();
    await expect(page.getByText(say("log-step-receipt")).locator("..")).toContainText(say("log-outcome-passed"));
    return;
  }
  throw new Error("nobody has handed anything in");
}

/** The page for everybody checks too, and says how to do it without its script. */
async function publicPage({ newPage, say, expect, shot, axe }, proof) {
  const page = await newPage();
  await page.goto("/vi/nhat-ky");
  await expect(page.locator("#verify-by-command")).toBeHidden();
  const result = page.locator("#verify-result");
  await page.locator("#verify-form textarea").fill(JSON.stringify(proof));
  await page.locator("#verify-form button").click();
  await expect(result).toContainText(say("log-verdict-proven"));
  await shot(page, "public-page");
  await axe(page);
  await page.locator("#verify-form textarea").fill(JSON.stringify({ ...proof, seq: 2 }));
  await page.locator("#verify-form button").click();
  await expect(result).toContainText(say("log-verdict-refused"));

  const plain = await newPage({ javaScriptEnabled: false });
  await plain.goto("/vi/nhat-ky");
  await expect(plain.locator("#verify-by-command")).toBeVisible();
  await expect(plain.locator("#verify-form")).toBeHidden();
}
