// The public pages: complete without script, in both languages, within their budgets.
const BYTES = 60 * 1024;
const SHIFT = 0.01;

/** Some twenty pages at two widths in two schemes. */
export const patience = 600_000;

export default async ({ newPage, shot, axe, expect }) => {
  const page = await newPage();

  // One challenge that has gone the whole way, and what the others link to.
  await page.goto("/vi/bai-toan?status=completed");
  const whole = await page.locator("li.card h3 a").first().getAttribute("href");
  await page.goto("/vi/to-chuc");
  const organisation = await page.locator("li.card h3 a").first().getAttribute("href");
  await page.goto("/vi/giai-phap");
  const capability = await page.locator("li.card h3 a").first().getAttribute("href");
  await page.goto("/vi/chuong-trinh");
  const programme = await page.locator("li.card h2 a").first().getAttribute("href");

  const paths = [
    "/vi/",
    "/vi/bai-toan?status=open&sort=deadline",
    whole,
    `${whole}/hanh-trinh`,
    "/vi/giai-phap",
    capability,
    "/vi/to-chuc?kind=university",
    organisation,
    "/vi/chu-de",
    "/vi/chuong-trinh",
    programme,
    "/vi/dang-su-dung",
    "/vi/tim-kiem?q=cap+cuu+ngoai+vien",
    "/vi/tro-giup",
  ];
  for (const [index, path] of paths.entries()) {
    await page.goto(path, { waitUntil: "networkidle" });
    await look(page, path, expect);
    await shot(page, `public-${index}-vi`);
    await axe(page, path);
    // The switch keeps the place and the filters.
    await page.locator(".tools a[hreflang=en]").click();
    await page.waitForLoadState("networkidle");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(new URL(page.url()).search).toBe(new URL(path, page.url()).search);
    await look(page, page.url(), expect);
    await shot(page, `public-${index}-en`);
    await axe(page);
  }

  await withoutScript(newPage, expect, whole);
  await errors(newPage, expect, axe);
};

// Title, one heading, the language's own address, and the budgets.
async function look(page, path, expect) {
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page).toHaveTitle(/Nhịp Cầu/);
  const { bytes, shift } = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        const sent = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
        const counted = sent.filter((entry) => !entry.name.endsWith(".woff2"));
        const bytes = counted.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
        setTimeout(() => resolve({ bytes, shift }), 100);
      }),
  );
  if (bytes > BYTES) throw new Error(`${path}: ${bytes} bytes without fonts, at most ${BYTES}`);
  if (shift > SHIFT) throw new Error(`${path}: layout shift ${shift}, at most ${SHIFT}`);
}

// Filters, search and the trace work as plain pages.
async function withoutScript(newPage, expect, whole) {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto("/vi/");
  await page.locator("input[name=q]").fill("cap cuu ngoai vien");
  await page.locator("form.seek button").click();
  await expect(page).toHaveURL(/\/vi\/tim-kiem\?q=cap/);
  await expect(page.locator("ul.rows li.card h3").first()).toBeVisible();
  await page.goto("/vi/bai-toan");
  await page.locator("input[name=status][value=completed]").check();
  await page.locator(".filters button").click();
  await expect(page).toHaveURL(/status=completed/);
  await expect(page.locator(".chips li").first()).toContainText("Hoàn thành");
  await page.goto(whole);
  await page.locator(".side a.plain").click();
  await expect(page).toHaveURL(/\/hanh-trinh$/);
  await expect(page.locator("ol.timeline > li").first()).toBeVisible();
}

// What does not exist says so in the reader's language, with a way on.
async function errors(newPage, expect, axe) {
  const page = await newPage({ allow: [/404/] });
  for (const [path, words] of [
    ["/vi/bai-toan/HCM-1900-0001", "Không tìm thấy"],
    ["/en/nothing-here", "Not found"],
  ]) {
    const answer = await page.goto(path);
    expect(answer.status()).toBe(404);
    await expect(page.locator("h1")).toHaveText(words);
    await axe(page, path);
  }
}
