// Station 1: the ward station writes, its head proposes, the departments endorse, approve and publish.
import { NEED } from "./need.mjs";

export async function order(story) {
  const { enter, say, field, expect, take, status, picture, headline, facts } = story;

  const station = await story.api("nguyen-thi-thu-ba");
  const programmes = await station.get("/programmes");
  const programme = programmes.items.find((one) => one.province === "79" && one.owner.kind === "health_department");
  const page = await enter("nguyen-thi-thu-ba");
  await picture("home");
  await page.goto("/app/challenges/new");
  await page
    .getByLabel(say("noun-programme"))
    .selectOption(programme.id);
  await field(say("challenge-title")).fill(NEED.title);
  await field(say("challenge-summary")).fill(NEED.summary);
  await picture("new-order");
  await page.getByRole("button", { name: say("challenge-begin") }).click();
  await expect(page).toHaveURL(/\/app\/challenges\/[^/]+\/edit$/);
  facts.challenge = page.url().split("/").at(-2);
  facts.title = NEED.title;

  await write(story, page);
  await expect(page.getByText(say("check-complete"))).toBeVisible();
  await picture("order-editor");
  const view = await station.get(`/challenges/${facts.challenge}`);
  facts.code = view.code;

  await enter("tran-quoc-lam", `/challenges/${facts.challenge}`);
  await headline(NEED.title);
  await take("challenge", "propose");
  await status("challenge", "proposed");

  await enter("vo-minh-dat", `/challenges/${facts.challenge}`);
  await take("challenge", "endorse");
  await status("challenge", "in_vetting");

  await enter("dang-thanh-van", `/challenges/${facts.challenge}`);
  await take("challenge", "approve");
  await status("challenge", "approved");

  const closes = await story.day(17);
  await enter("vo-minh-dat", `/challenges/${facts.challenge}`);
  await take("challenge", "publish", async (dialog) => {
    await dialog.getByLabel(say("publish-closes")).fill(`${closes}T17:00`);
  });
  await status("challenge", "open");
  await picture("published");
}

async function write(story, page) {
  const { say, field, expect } = story;
  const section = (key) => page.locator(`#section-${key}`);
  const saved = (key) => expect(section(key).getByText(say("save-saved"))).toBeVisible();
  for (const [key, text] of Object.entries(NEED.texts)) {
    await field(say(`challenge-section-${key}`), section(key)).fill(text);
  }
  const outcome = section("outcome");
  for (const measure of NEED.measures) {
    await outcome.getByRole("button", { name: say("measure-add"), exact: true }).click();
    await field(say("measure-name"), outcome).fill(measure.name);
    await outcome.getByLabel(say("measure-unit"), { exact: true }).fill(measure.unit);
    await outcome.getByLabel(say("measure-baseline"), { exact: true }).fill(measure.baseline);
    await outcome.getByLabel(say("measure-target"), { exact: true }).fill(measure.target);
    await outcome.getByLabel(say("measure-direction"), { exact: true }).selectOption(measure.direction);
    await outcome.getByRole("button", { name: say("measure-keep") }).click();
  }
  for (const flag of ["uses_personal_data", "needs_ethics_approval", "uses_ai"]) {
    await section("constraints")
      .getByRole("checkbox", { name: say(`constraint-${flag}`) })
      .check();
  }
  await section("sites").getByLabel(say("site-province")).selectOption("79");
  await section("sites").getByLabel(say("site-list")).fill(NEED.sites.join("\n"));
  await section("budget").getByLabel(say("budget-min")).fill("600000000");
  await section("budget").getByLabel(say("budget-max")).fill("1200000000");
  await section("budget").getByRole("checkbox", { name: say("funding-source-science_fund") }).check();
  await section("readiness").getByLabel(say("trl-min")).selectOption("6");
  await section("timeline").getByLabel(say("timeline-months")).fill("6");
  for (const topic of NEED.topics) {
    await section("topics").getByRole("checkbox", { name: topic, exact: true }).check();
  }
  await section("evaluation").getByRole("radio").first().check();
  for (const [part, text] of Object.entries(NEED.contact)) {
    await section("contact").getByLabel(say(`contact-${part}`)).fill(text);
  }
  for (const key of ["context", "problem", "outcome", "budget", "topics", "evaluation", "contact"]) await saved(key);
}
