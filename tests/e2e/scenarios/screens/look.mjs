// One screen: gone to by the workspace's own routing, waited for, looked at.
import { wrongTexts } from "./texts.mjs";

export const NARROW = 390;
const SETTLED_WITHIN_MS = 30_000;

/** A page with the count of its calls under way and of those that failed. */
export function watched(page, onFailure) {
  const underWay = new Set();
  page.on("request", (request) => underWay.add(request));
  page.on("requestfinished", (request) => underWay.delete(request));
  page.on("requestfailed", (request) => {
    underWay.delete(request);
    // A screen that is left gives up what it was asking.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") onFailure(`${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400) onFailure(`${answer.status()} for ${answer.request().method()} ${answer.url()}`);
  });
  return { page, underWay };
}

/** Nothing is on its way any more, twice in a row. */
export async function settled({ page, underWay }) {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  let quiet = 0;
  for (;;) {
    const waits =
      underWay.size > 0
        ? [...underWay].map((request) => request.url()).join(", ")
        : await page.evaluate(() => {
            // The same heading may serve two screens in turn: then it has received the focus again.
            const left = document.querySelector("h1[data-left]");
            if (left && left !== document.activeElement) return "the screen before is still there";
            if (!document.querySelector("h1")) return "no heading";
            return document.querySelector(".nc-skeleton, .mantine-Loader-root") ? "grey lines" : "";
          });
    quiet = waits ? 0 : quiet + 1;
    if (quiet === 2) return;
    if (Date.now() > deadline) throw new Error(`not settled: ${waits}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const bare = (path) => path.replace(/\/$/, "");

/** Goes to an address below /app without loading the application anew: by the link among `links`, or as links do. */
export async function go(visitor, address, links = null) {
  // What only follows the question mark leaves the heading, and the focus, where they are.
  visitor.arrived = bare(new URL(visitor.page.url()).pathname) !== bare(`/app${address.split("?")[0]}`);
  await visitor.page.evaluate(
    ({ to, push, arrives }) => {
      document.activeElement?.blur();
      if (arrives) document.querySelector("h1")?.setAttribute("data-left", "");
      if (push) history.pushState({}, "", to);
    },
    { to: `/app${address}`, push: !links, arrives: visitor.arrived },
  );
  if (links) await links.and(visitor.page.locator(`[href="/app${address}"]`)).click();
  await settled(visitor);
}

/** What is folded is read too; the first few stand for the rest. */
export async function unfold(visitor) {
  const folded = await visitor.page.evaluate(() => {
    const all = [...document.querySelectorAll("main details:not([open])")].slice(0, 4);
    for (const one of all) one.open = true;
    return all.length;
  });
  if (folded > 0) await settled(visitor);
}

/** Everything cheap to ask of a screen; answers with what is wrong and with where it leads. */
export async function look({ page, arrived }, language) {
  const seen = await page.evaluate((lang) => {
    const textNodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (textNodes.nextNode()) {
      const { parentElement: holder, data } = textNodes.currentNode;
      if (!data.trim() || holder.closest("script, style, noscript, pre, .nc-code, [contenteditable]")) continue;
      const chrome = holder.closest("button, nav a");
      const foreign = holder.closest("[lang]").lang !== lang;
      // Who is signed in and in whose name, the columns of a ranking: names that stand on a button.
      const named = chrome?.closest(".nc-acting, .nc-person, .nc-person-card, table, [aria-pressed]");
      texts.push({ text: data, chrome: Boolean(chrome) && !foreign && !named, foreign });
    }
    for (const name of ["aria-label", "placeholder", "title", "alt"]) {
      for (const one of document.querySelectorAll(`[${name}]`)) {
        texts.push({ text: one.getAttribute(name), chrome: false, foreign: one.closest("[lang]").lang !== lang });
      }
    }
    const main = document.querySelector("main");
    return {
      texts,
      headings: [...document.querySelectorAll("h1")].map((one) => one.textContent.trim()),
      focused: document.activeElement?.matches("h1, main *") ?? false,
      title: document.title,
      language: document.documentElement.lang,
      // Besides its header a screen has something to say, if only that there is nothing.
      said: [...main.querySelectorAll(":scope *")].some(
        (one) => !one.closest(".nc-page-header") && one.children.length === 0 && one.textContent.trim() !== "",
      ),
      controls: main.querySelectorAll("button, input, select, textarea, a").length,
      links: [...document.querySelectorAll("main a[href^='/app']")].map((one) => one.getAttribute("href").slice(4)),
    };
  }, language);
  const wrong = wrongTexts(language, seen.texts);
  if (seen.headings.length !== 1 || !seen.headings[0]) wrong.push(`not one heading: ${JSON.stringify(seen.headings)}`);
  if (!seen.title.includes(seen.headings[0]) || !seen.title.includes("Nhịp Cầu")) {
    wrong.push(`the document is called "${seen.title}" and its heading "${seen.headings[0]}"`);
  }
  if (seen.language !== language) wrong.push(`lang is "${seen.language}"`);
  if (!seen.said) wrong.push("nothing below the heading");
  if (arrived && !seen.focused) wrong.push("the heading did not receive the focus");
  return { wrong, ...seen };
}

/** What sticks out of a narrow window; empty when it does not scroll sideways. */
export async function narrow({ page }) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: before.height });
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth - clientWidth} px`, ...out.slice(-3).map((one) => `${one.tagName}.${one.className}`)];
  });
  await page.setViewportSize(before);
  return over.length > 0 ? [`wider than ${NARROW} px: ${over.join(", ")}`] : [];
}
