// What a scenario is given: pages that report everything wrong with them, pictures, accessibility.
import { join } from "node:path";
import { findings } from "./axe.mjs";
import { expect } from "./expect.mjs";

const WIDTHS = [1280, 360];
const HEIGHT = 900;

/**
 * The stage of one scenario. Every page has a context of its own, so that several people act at once.
 * `data` is the server's folder, where its mails lie.
 * `problems` collects what no scenario may leave behind; the runner fails the scenario for them.
 */
export function createStage({ browser, base, folder, data }) {
  const problems = [];
  const contexts = [];
  const host = new URL(base).host;

  function watch(page, allow) {
    const expected = (text) => allow.some((pattern) => pattern.test(text));
    page.on("console", (message) => {
      const text = `${message.text()} (${message.location().url})`;
      if (message.type() === "error" && !expected(text)) problems.push(`console error: ${text}`);
    });
    page.on("pageerror", (error) => {
      if (!expected(error.message)) problems.push(`uncaught error: ${error.stack ?? error.message}`);
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (/^https?:|^wss?:/.test(url.protocol) && url.host !== host) {
        problems.push(`request to another host: ${request.url()}`);
      }
    });
  }

  /**
   * Opens a page in a fresh context.
   * `as`: key of a demonstration person to sign in as. `allow`: patterns of console errors the
   * scenario provokes on purpose. The rest goes to Playwright's `browser.newContext`.
   */
  async function newPage({ as, allow = [], ...options } = {}) {
    const context = await browser.newContext({
      baseURL: base,
      locale: "vi-VN",
      timezoneId: "Asia/Ho_Chi_Minh",
      viewport: { width: WIDTHS[0], height: HEIGHT },
      reducedMotion: "reduce",
      ...options,
    });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    context.on("page", (page) => watch(page, allow));
    if (as) {
      // The answer sets the refresh cookie, from which the workspace takes its session.
      const answer = await context.request.post("/api/v1/auth/demo", { data: { key: as } });
      if (!answer.ok()) throw new Error(`no sign-in as ${as}: ${answer.status()} ${await answer.text()}`);
    }
    return context.newPage();
  }

  // Runs `work` at each width and puts the page back as it was.
  async function atWidths(page, work) {
    const before = page.viewportSize();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await work(width);
    }
    await page.setViewportSize(before);
  }

  /** Saves `<name>-1280.png` and `<name>-360.png`; a page wider than its window is a problem. */
  async function shot(page, name) {
    await atWidths(page, async (width) => {
      await page.evaluate(() => document.fonts.ready);
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      if (over > 0) problems.push(`${name}: ${over} px of horizontal scroll at ${width} px (${page.url()})`);
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    });
  }

  /** Asks axe about the page at both widths, in light and dark; every finding is a problem. */
  async function axe(page, name = new URL(page.url()).pathname) {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await atWidths(page, async (width) => {
        for (const finding of await findings(page)) problems.push(`${name} (${width} px, ${colorScheme}): ${finding}`);
      });
    }
    await page.emulateMedia({ colorScheme: null });
  }

  /** Pictures of every page still open, for the report of a failure. */
  async function lastPictures() {
    const pages = contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      // A page that crashed has no picture; the failure itself is reported all the same.
      await page.screenshot({ path: join(folder, `failure-${index + 1}.png`), fullPage: true }).catch(() => {});
    }
    return pages.map((page) => page.url());
  }

  const close = () => Promise.all(contexts.map((context) => context.close()));

  /** Something is wrong, and the scenario goes on to find more. */
  const report = (problem) => problems.push(problem);

  return { tools: { browser, base, folder, data, newPage, shot, axe, expect, report }, problems, lastPictures, close };
}
