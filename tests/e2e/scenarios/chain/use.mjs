// Station 7: recognition, what follows, the register of use, and the trace that tells all of it.

export async function use(story) {
  const { enter, say, expect, status, picture, layUp, facts } = story;
  const place = `/pilots/${facts.pilot}`;

  await enter("pham-hoai-phuong", place);
  await layUp("cong-nhan-ket-qua.pdf");
  await enter("dang-thanh-van", place);
  await decide(story, "recognise", "77/QĐ-SKHCN", "cong-nhan-ket-qua.pdf");
  await expect(story.page.getByText("77/QĐ-SKHCN")).toBeVisible();

  await enter("le-ngoc-hanh", place);
  await layUp("dua-vao-su-dung.pdf");
  await enter("vo-minh-dat", place);
  await decide(story, "close", "455/QĐ-SYT", "dua-vao-su-dung.pdf", async (dialog) => {
    await dialog.getByRole("radio", { name: say("follow-up-adopt") }).check();
  });
  await status("pilot", "closed");

  const page = await enter("le-ngoc-hanh", place);
  await page.getByRole("button", { name: say("deployment-add") }).click();
  const dialog = page.getByRole("dialog", { name: say("deployment-add") });
  await dialog.getByLabel(say("deployment-site")).fill("Phòng khám Trạm Y tế phường Bình Quới Đông");
  await dialog.getByLabel(say("deployment-since")).fill(await story.day());
  await dialog.getByLabel(say("deployment-people")).fill("1450");
  await dialog.getByRole("button", { name: say("deployment-send"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Phòng khám Trạm Y tế phường Bình Quới Đông").first()).toBeVisible();
  await picture("closed-pilot");

  await trace(story);
}

async function decide(story, action, number, file, fill) {
  const { say, expect, laidUp, page } = story;
  const label = say(`action-pilot-${action}`);
  await page.getByRole("button", { name: label, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: label });
  if (fill) await fill(dialog);
  await dialog.getByLabel(say("pilot-decision-number-label")).fill(number);
  await dialog.getByLabel(say("pilot-decision-day")).fill(await story.day());
  await laidUp(dialog, file);
  await dialog.getByRole("button", { name: label, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The station that began it reads the whole chain, each act with its number in the log. */
async function trace(story) {
  const { enter, say, expect, picture, until, api, facts } = story;
  const station = await api("nguyen-thi-thu-ba");
  await until(async () => {
    const told = await station.get(`/challenges/${facts.challenge}/trace`);
    return told.stages.flatMap((stage) => stage.entries).every((entry) => typeof entry.seq === "number");
  }, "every act is numbered in the log");

  const page = await enter("nguyen-thi-thu-ba", `/pilots/${facts.pilot}`);
  await page.getByRole("link", { name: say("pilot-to-trace") }).click();
  await expect(page.getByRole("list", { name: say("chain-label") })).toBeVisible();
  for (const told of [
    "trace-challenge-propose",
    "trace-challenge-endorse",
    "trace-challenge-approve",
    "trace-challenge-publish",
    "trace-challenge-open_submissions",
    "trace-submission-send",
    "trace-council-selection-conclude",
    "trace-decision-selection-award",
    "trace-agreement-conclude",
    "trace-pilot-start",
    "trace-milestone-milestone_done",
    "trace-measurement-measurement_recorded",
    "trace-report-report_filed",
    "trace-council-acceptance-conclude",
    "trace-pilot-accept",
    "trace-decision-recognition-recognise",
    "trace-decision-follow_up-adopt",
    "trace-deployment-register",
  ]) {
    await expect(page.getByText(say(told), { exact: true }).first()).toBeVisible();
  }
  await expect(page.locator("main").getByText(/^Nhật ký số/).first()).toBeVisible();
  await picture("trace");
}
