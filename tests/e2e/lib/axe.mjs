// What axe finds on a page: every rule it has on, and the size of targets besides (WCAG 2.2 AA, off by default).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Findings as lines of text, each with the first three places it was met at. */
export async function findings(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${source};undefined`);
  const violations = await page.evaluate(async () => {
    const rules = { "target-size": { enabled: true } };
    // Nothing but the rules that are off reads style sheets over again.
    const result = await window.axe.run(document, { rules, preload: false, resultTypes: ["violations"] });
    if (result.passes.length === 0) throw new Error("axe has checked nothing");
    return result.violations;
  });
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.any[0]?.message ?? help}`);
    return `axe ${id}: ${nodes.length} × ${help}\n      ${where.join("\n      ")}`;
  });
}
