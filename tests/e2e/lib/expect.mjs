// Assertions in the words of Playwright's own test runner. Those on a locator or a page wait until
// they hold, for `TIMEOUT_MS` at most; those on a plain value are immediate.
import { isDeepStrictEqual } from "node:util";

const TIMEOUT_MS = 10_000;
const INTERVAL_MS = 50;

const show = (value) =>
  value instanceof RegExp ? String(value) : typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value);
const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const same = (wanted, found) => (wanted instanceof RegExp ? wanted.test(found) : found === wanted);
const within = (wanted, found) => (wanted instanceof RegExp ? wanted.test(found) : found.includes(wanted));

// Each: (subject, …arguments) → [whether it holds, what was found].
const waiting = {
  toBeVisible: async (locator) => {
    const visible = await locator.isVisible();
    return [visible, visible ? "visible" : "not visible"];
  },
  toBeHidden: async (locator) => {
    const hidden = await locator.isHidden();
    return [hidden, hidden ? "hidden" : "visible"];
  },
  toBeEnabled: async (locator) => flag(await locator.isEnabled({ timeout: 1000 }), "enabled"),
  toBeDisabled: async (locator) => flag(await locator.isDisabled({ timeout: 1000 }), "disabled"),
  toBeChecked: async (locator) => flag(await locator.isChecked({ timeout: 1000 }), "checked"),
  toBeFocused: async (locator) =>
    flag(await locator.evaluate((node) => node === document.activeElement, null, { timeout: 1000 }), "focused"),
  toHaveCount: async (locator, wanted) => {
    const count = await locator.count();
    return [count === wanted, count];
  },
  toHaveText: async (locator, wanted) => {
    const text = squeeze(await locator.innerText({ timeout: 1000 }));
    return [same(wanted, text), text];
  },
  toContainText: async (locator, wanted) => {
    const text = squeeze(await locator.innerText({ timeout: 1000 }));
    return [within(wanted, text), text];
  },
  toHaveValue: async (locator, wanted) => {
    const value = await locator.inputValue({ timeout: 1000 });
    return [same(wanted, value), value];
  },
  toHaveAttribute: async (locator, name, wanted) => {
    const value = await locator.getAttribute(name, { timeout: 1000 });
    return [value !== null && (wanted === undefined || same(wanted, value)), value];
  },
  toHaveTitle: async (page, wanted) => {
    const title = await page.title();
    return [same(wanted, title), title];
  },
  toHaveURL: async (page, wanted) => {
    const url = page.url();
    return [wanted instanceof RegExp ? wanted.test(url) : url === wanted || url.endsWith(wanted), url];
  },
};

const immediate = {
  toBe: (found, wanted) => Object.is(found, wanted),
  toEqual: (found, wanted) => isDeepStrictEqual(found, wanted),
  toBeTruthy: (found) => Boolean(found),
  toMatch: (found, wanted) => within(wanted, found),
  toContain: (found, wanted) => found.includes(wanted),
  toBeGreaterThan: (found, wanted) => found > wanted,
  toBeLessThan: (found, wanted) => found < wanted,
};

const flag = (holds, word) => [holds, holds ? word : `not ${word}`];

function matchers(subject, negated) {
  const not = negated ? "not " : "";
  const result = {};
  for (const [name, probe] of Object.entries(waiting)) {
    result[name] = async (...wanted) => {
      const deadline = Date.now() + TIMEOUT_MS;
      for (;;) {
        let holds = false;
        let found;
        try {
          [holds, found] = await probe(subject, ...wanted);
          if (holds !== negated) return;
        } catch (error) {
          // The element may still be on its way: wait, and report the reason when time is up.
          found = error.message.split("\n")[0];
        }
        if (Date.now() > deadline) {
          const what = typeof subject.locator === "function" && subject.toString ? String(subject) : "value";
          throw new Error(`expected ${what} ${not}${name}(${wanted.map(show).join(", ")}), found ${show(found)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
      }
    };
  }
  for (const [name, probe] of Object.entries(immediate)) {
    result[name] = (...wanted) => {
      if (probe(subject, ...wanted) === negated) {
        throw new Error(`expected ${show(subject)} ${not}${name}(${wanted.map(show).join(", ")})`);
      }
    };
  }
  return result;
}

/** `await expect(locator).toBeVisible()`, `expect(count).toBe(3)`, and each with `.not` before it. */
export function expect(subject) {
  return { ...matchers(subject, false), not: matchers(subject, true) };
}
