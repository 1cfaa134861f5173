// Station 2: the broker looks at who could answer and why, keeps the two best, and invites them.

const SOLVERS = ["huynh-gia-bao", "bui-duc-tri"];

export async function match(story) {
  const { enter, say, expect, picture, until, api, facts } = story;
  const broker = await api("pham-hoai-phuong");
  const names = [];
  for (const key of SOLVERS) names.push((await (await api(key)).get("/me")).memberships[0].organisation.name.vi);

  // The index follows the log: a published order is findable within moments.
  await until(async () => {
    const { items } = await broker.get(`/challenges/${facts.challenge}/matches?limit=50`);
    return names.every((name) => items.some((one) => one.organisation.name.vi === name));
  }, `${names.join(" and ")} are among the matches`);

  const page = await enter("pham-hoai-phuong", "/desk");
  await picture("desk");
  await page.getByRole("link", { name: facts.title }).first().click();
  await expect(page.getByRole("heading", { name: say("desk-tab-matches"), level: 2 })).toBeVisible();
  await expect(page.getByText(say("matches-of-hundred")).first()).toBeVisible();
  await picture("matches");
  for (const name of names) {
    await page
      .getByRole("button", { name: say("judge-shortlist-name", { name }) })
      .first()
      .click();
    const dialog = page.getByRole("dialog", { name: say("judge-shortlist") });
    await dialog.getByLabel(say("judge-note")).fill("Đã có kết quả đọc phim tại cơ sở y tế.");
    await dialog.getByRole("button", { name: say("judge-shortlist"), exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await tab(page, say("desk-tab-shortlist"));
  await expect(page.getByText(say("verdict-shortlisted"), { exact: true })).toHaveCount(names.length);
  await picture("shortlist");
  // Both together: one message, and a look at the letters before they go.
  const boxes = page.getByRole("checkbox", { name: new RegExp(`^${say("match-choose")}`) });
  for (const box of await boxes.all()) await box.check();
  const chosen = page.getByRole("region", { name: say("chosen-title") });
  await chosen.getByRole("button", { name: say("chosen-invite", { count: String(names.length) }) }).click();
  const dialog = page.getByRole("dialog", { name: say("invite-many", { count: String(names.length) }) });
  await dialog.getByLabel(say("invite-message")).fill("Kết quả của quý vị gần với việc trạm y tế đang cần. Kính mời nộp hồ sơ.");
  await dialog.getByRole("button", { name: say("invite-look") }).click();
  await expect(dialog.getByText(/Kết quả của quý vị gần với việc/).first()).toBeVisible();
  await picture("letters");
  await dialog.locator('button[type="submit"]').click();
  await expect(dialog).toBeHidden();
  await tab(page, say("desk-tab-invitations"));
  const sent = page.getByRole("table", { name: say("desk-tab-invitations") });
  await expect(sent.getByText(say("invitation-status-sent"), { exact: true })).toHaveCount(names.length);
  await expect(page.getByText(say("funnel-sealed")).first()).toBeVisible();
  await picture("invitations");
}

const tab = (page, name) => page.getByRole("button", { name, exact: true }).click();
