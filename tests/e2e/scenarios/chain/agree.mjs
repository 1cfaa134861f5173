// Station 5: after the standstill the department draws the agreement up, and both parties sign.

export async function agree(story) {
  const { enter, say, field, expect, take, status, picture, attach, layUp, laidUp, weeks, facts } = story;

  await enter("le-ngoc-hanh");
  await weeks(2);
  const page = await enter("le-ngoc-hanh", "/pilots");
  await page
    .getByRole("listitem")
    .filter({ hasText: facts.code })
    .getByRole("link", { name: say("agreement-draw-up") })
    .click();
  await expect(field(say("agreement-title"))).toHaveValue(facts.title);
  await field(say("agreement-title")).fill("Thỏa thuận thí điểm đọc phim nghi gãy xương tại trạm y tế");
  await page.getByLabel(say("agreement-budget-amount", { number: 1 })).fill("900000000");
  await page.getByLabel(say("pilot-starts-on")).fill(await story.day(1));
  await page.getByLabel(say("pilot-ends-on")).fill(await story.day(400));
  await field(say("agreement-data-annex")).fill("Ảnh bỏ họ tên, ngày sinh; khóa liên kết giữ tại trạm; xóa sau hai năm.");
  await picture("agreement-draft");
  await page.getByRole("button", { name: say("agreement-create") }).click();
  await expect(page).toHaveURL(/\/app\/agreements\/[0-9a-f-]{36}$/);
  facts.agreement = page.url().split("/").at(-1);
  await status("agreement", "draft");

  // At the department one person lays the signed paper up and another signs; at the company the owner does both.
  await layUp("thoa-thuan-so-y-te.pdf");
  await enter("vo-minh-dat", `/agreements/${facts.agreement}`);
  await take("agreement", "sign", (dialog) => laidUp(dialog, "thoa-thuan-so-y-te.pdf"));
  await enter("huynh-gia-bao", `/agreements/${facts.agreement}`);
  await take("agreement", "sign", (dialog) => attach(dialog, "thoa-thuan-cong-ty.pdf"));
  await status("agreement", "signed");
  await picture("agreement-signed");

  const officer = await enter("le-ngoc-hanh", `/agreements/${facts.agreement}`);
  await officer.getByRole("button", { name: say("pilot-create") }).click();
  await expect(officer).toHaveURL(/\/app\/pilots\/[0-9a-f-]{36}$/);
  facts.pilot = officer.url().split("/").at(-1);
  await status("pilot", "preparing");
}
