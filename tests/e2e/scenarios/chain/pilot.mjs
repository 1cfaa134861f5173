// Station 6: set-up, start, measurements, milestones, report; acceptance, grade and recognition.
import { REPORT } from "./need.mjs";
import { declare, form, meet, scoreThroughApi } from "./judge.mjs";

export async function pilot(story) {
  const { enter, say, field, expect, take, status, picture, facts } = story;
  const place = `/pilots/${facts.pilot}`;

  // Nothing starts while a paper is missing, and the page says which.
  let page = await enter("vo-minh-dat", place);
  await expect(page.getByRole("button", { name: say("action-pilot-start"), exact: true })).toBeDisabled();
  await picture("pilot-blocked");

  page = await enter("le-ngoc-hanh", place);
  await page.getByRole("button", { name: say("pilot-set-up-edit") }).click();
  const form_ = page.getByRole("dialog", { name: say("pilot-set-up") });
  await form_.getByLabel(say("pilot-ethics-reference")).fill("HĐĐĐ 27/2026");
  await form_.getByLabel(say("pilot-data-annex-reference")).fill("Phụ lục 02");
  await form_.getByLabel(say("pilot-ai-risk-class")).selectOption("medium");
  await form_.getByRole("button", { name: say("save"), exact: true }).click();
  await expect(form_).toBeHidden();

  await enter("vo-minh-dat", place);
  await take("pilot", "start");
  await status("pilot", "active");

  page = await enter("mai-khanh-linh", place);
  await story.weeks(1);
  page = await enter("mai-khanh-linh", place);
  await measure(story, page, 0, [
    [-6, "26"],
    [-1, "11"],
  ]);
  await measure(story, page, 1, [
    [-6, "88,5"],
    [-1, "93,5"],
  ]);
  await expect(page.getByText(say("indicator-at-target"), { exact: true })).toHaveCount(2);
  for (const title of await milestones(story)) {
    await page.getByRole("button", { name: say("milestone-reach-named", { title }) }).click();
    const dialog = page.getByRole("dialog", { name: say("milestone-form-done") });
    await field(say("milestone-evidence"), dialog).fill("Biên bản có chữ ký của trạm.");
    await dialog.getByRole("button", { name: say("milestone-reach"), exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await report(story, page);
  await picture("pilot-work");

  await enter("huynh-gia-bao", place);
  await take("pilot", "send_to_acceptance");
  await status("pilot", "in_acceptance");
  await accept(story, place);
}

async function measure({ say, expect, day, facts, api }, page, index, values) {
  const view = await (await api("mai-khanh-linh")).get(`/pilots/${facts.pilot}`);
  const name = view.indicators[index].name.vi;
  for (const [offset, value] of values) {
    await page.getByRole("button", { name: say("measurement-add-to", { name }) }).click();
    const dialog = page.getByRole("dialog", { name: say("measurement-new") });
    await dialog.getByLabel(say("plot-day")).fill(await day(offset));
    await dialog.getByLabel(new RegExp(`^${say("plot-value").split("(")[0]}`)).fill(value);
    await dialog.getByRole("button", { name: say("measurement-send"), exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}

const milestones = async ({ api, facts }) =>
  (await (await api("mai-khanh-linh")).get(`/pilots/${facts.pilot}`)).milestones.map((one) => one.title.vi);

async function report({ say, field, expect, day }, page) {
  await page.getByRole("button", { name: say("report-write") }).click();
  await page.getByLabel(say("report-kind"), { exact: true }).selectOption("final");
  await page.getByLabel(say("report-period-end")).fill(await day(-1));
  for (const [part, text] of Object.entries(REPORT)) await field(say(`report-part-${part}`)).fill(text);
  await page.getByRole("button", { name: say("report-send") }).click();
  await expect(page.getByText(say("report-kind-final"), { exact: true })).toBeVisible();
}

async function accept(story, place) {
  const { enter, say, expect, take, status, picture, facts } = story;
  const page = await enter("pham-hoai-phuong", place);
  await page.getByRole("link", { name: say("acceptance-form-council") }).click();
  const council = await form(story, page, "acceptance");
  await enter("dang-thanh-van", `/councils/${council}`);
  await take("council", "constitute");
  await declare(story, council);
  await enter("pham-hoai-phuong", `/councils/${council}`);
  await take("council", "start_scoring");
  await gradeOnScreen(story, council);
  await scoreThroughApi(story, council, () => 1, "excellent");
  await meet(story, council, "acceptance-council");
  facts.acceptance = council;

  await enter("dang-thanh-van", place);
  await take("pilot", "accept");
  await status("pilot", "accepted");
  await expect(story.page.getByText(say("grade-excellent"), { exact: true }).first()).toBeVisible();
  await picture("accepted");
}

/** A sheet of grades instead of points. */
async function gradeOnScreen(story, councilId) {
  const { enter, say, expect, take, picture, api } = story;
  const council = await (await api("ly-hong-chau")).get(`/councils/${councilId}`);
  const page = await enter("ly-hong-chau", `/councils/${councilId}`);
  await page.getByRole("link", { name: say("sheet-fill", { code: council.subjects[0].code }) }).click();
  for (const criterion of council.rule_set.criteria) {
    const card = page.getByRole("region", { name: criterion.label.vi, exact: true });
    await card.getByRole("radio", { name: say("grade-excellent"), exact: true }).check();
  }
  await page.getByLabel(say("sheet-comment"), { exact: true }).fill("Đối chiếu nhật ký của hai trạm, số liệu khớp.");
  await expect(page.getByText(say("save-saved")).first()).toBeVisible();
  await picture("grade-sheet");
  await take("sheet", "submit");
  await expect(page.getByText(say("sheet-submitted-at"))).toBeVisible();
}
