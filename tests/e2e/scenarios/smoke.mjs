// The two faces answer, say what they are, and are accessible.
export default async ({ newPage, shot, axe, expect }) => {
  const page = await newPage();
  for (const [path, lang] of [
    ["/vi", "vi"],
    ["/en", "en"],
    ["/app", "vi"],
  ]) {
    const answer = await page.goto(path, { waitUntil: "networkidle" });
    expect(answer.status()).toBe(200);
    await expect(page).toHaveTitle(/Nhịp Cầu/);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.locator("h1").first()).toBeVisible();
    const name = path.slice(1);
    await shot(page, name);
    await axe(page, path);
  }
};
