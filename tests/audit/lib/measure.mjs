// One page, measured several times by Lighthouse: a phone on simulated slow 4G, which is its own default.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { killAll, launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { executable, flags } from "../../e2e/lib/chromium.mjs";

/** A run takes some ten seconds; on a very busy machine a minute. */
const PATIENCE_MS = 180_000;

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** A report is of use only when Lighthouse loaded the page and could give every score. */
function figures(result) {
  if (!result) throw new Error("Lighthouse gave no report");
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
  const number = (id) => {
    const { numericValue, errorMessage } = lhr.audits[id];
    if (typeof numericValue !== "number") throw new Error(`Lighthouse has no ${id}: ${errorMessage ?? "no value"}`);
    return numericValue;
  };
  const scores = CATEGORIES.map((id) => {
    const { score } = lhr.categories[id];
    if (score === null) throw new Error(`Lighthouse gave no score for ${id}`);
    return Math.round(score * 100);
  });
  const requests = lhr.audits["network-requests"].details.items;
  const sent = (wanted) => requests.filter(wanted).reduce((sum, { transferSize }) => sum + transferSize, 0);
  return {
    scores,
    fcp: number("first-contentful-paint"),
    lcp: number("largest-contentful-paint"),
    cls: number("cumulative-layout-shift"),
    tbt: number("total-blocking-time"),
    bytes: sent(({ resourceType }) => resourceType !== "Font"),
    fonts: sent(({ resourceType }) => resourceType === "Font"),
    lost: CATEGORIES.flatMap((id) => lostPoints(lhr, id)),
    power: lhr.environment.benchmarkIndex,
  };
}

// What cost points: audits with weight in their category that are not fully passed.
function lostPoints(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${category}: ${lhr.audits[id].title}`);
}

// Lighthouse waits for a browser that does not answer as long as it takes.
function withinTime(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Lighthouse was not done within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Ends every browser that is still open. */
export const closeBrowsers = killAll;

/** Loads `url` once unmeasured, so that the server is warm, then `runs` times in a new browser each. */
export async function measure(url, { runs, folder }) {
  mkdirSync(folder, { recursive: true });
  const warm = await fetch(url);
  if (!warm.ok) throw new Error(`${url} answered ${warm.status}`);
  await warm.text();
  const found = [];
  for (let run = 1; run <= runs; run += 1) {
    const chrome = await launch({ chromePath: executable, chromeFlags: ["--headless=new", ...flags] });
    try {
      const result = await withinTime(
        lighthouse(url, { port: chrome.port, logLevel: "error", output: "json", onlyCategories: CATEGORIES }),
      );
      if (result) writeFileSync(join(folder, `run-${run}.json`), result.report);
      found.push(figures(result));
    } finally {
      await chrome.kill();
    }
  }
  return found;
}
