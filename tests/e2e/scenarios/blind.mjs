// A council that judges without names: a member meets codes on every screen, whoever prepares for the broker reads
// names and says which files name nobody; and the public page announces it.
import { createStory } from "./chain/story.mjs";

export const patience = 240_000;

const MEMBER = "nguyen-huu-khiem";
const OFFICER = "pham-hoai-phuong";

const press = (scope, name) => scope.getByRole("button", { name, exact: true }).click();

export default async (tools) => {
  for (const language of ["vi", "en"]) {
    const story = await createStory(tools, language);
    const { council, submissions } = await found(story);
    const file = await confirms(story, submissions, language);
    await judges(story, council, submissions, file, language);
    await takesBack(story, submissions);
    await announces(story, tools, council, language);
  }
};

/** The council of the demonstration that judges without names, and what the broker knows of its subjects. */
async function found({ api, expect }) {
  const member = await api(MEMBER);
  const { items } = await member.get("/councils?mine=true&limit=100");
  const seats = await Promise.all(items.map((one) => member.get(`/councils/${one.id}`)));
  const council = seats.find((one) => one.blind && one.status === "scoring");
  expect(Boolean(council)).toBe(true);
  const { items: submissions } = await (await api(OFFICER)).get(`/submissions?challenge=${council.challenge.id}`);
  expect(submissions.length).toBeGreaterThan(2);
  return { council, submissions };
}

/** The words by which anybody would know whose a submission is. */
const namesOf = ({ organisation }) => Object.values(organisation.name).filter(Boolean);

/** The name that a page in this language shows. */
const shownName = ({ organisation: { name } }, language) => name[language] ?? name.vi ?? name.en;

/** A page as its reader finds it, with what is announced and what fields hold. */
async function namesNobody(page, submissions, expect) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const markup = await page.content();
  for (const name of submissions.flatMap(namesOf)) {
    if (markup.includes(name)) throw new Error(`${page.url()} names ${name}`);
  }
}

async function confirms(story, submissions, language) {
  const { enter, say, expect, picture, axe } = story;
  const page = await enter(OFFICER, `/submissions/${submissions[0].id}`);
  await expect(page.getByText(shownName(submissions[0], language)).first()).toBeVisible();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: say("redaction-confirm") }) });
  await row.first().getByRole("button", { name: new RegExp(`^${say("redaction-confirm")}`) }).click();
  const dialog = page.getByRole("dialog", { name: say("redaction-confirm") });
  await expect(dialog.getByText(say("redaction-meaning"))).toBeVisible();
  await press(dialog, say("redaction-confirm"));
  await expect(page.getByText(say("redaction-confirmed"), { exact: true })).toHaveCount(1);
  await picture("files-confirmed");
  await axe(page);
  return submissions[0];
}

async function judges(story, council, submissions, withFile, language) {
  const { enter, say, expect, picture, axe } = story;
  const page = await enter(MEMBER, `/councils/${council.id}`);
  await expect(page.getByText(say("council-blind"), { exact: true }).first()).toBeVisible();
  for (const { code } of submissions) await expect(page.getByText(code).first()).toBeVisible();
  await picture("council-room");
  await axe(page);
  // What was declared names everybody, in the order of the alphabet; nothing else in the room does.
  const declared = page.locator("details").filter({ hasText: say("conflicts-declared") });
  await declared.locator("summary").click();
  for (const one of submissions) await expect(declared.getByText(shownName(one, language))).toBeVisible();
  for (const { code } of submissions) await expect(declared.getByText(code)).toHaveCount(0);
  await declared.evaluate((element) => element.remove());
  await namesNobody(page, submissions, expect);
  for (const submission of submissions) {
    await page.goto(`/app/submissions/${submission.id}`);
    await expect(page.getByText(say("submission-coded"), { exact: true }).first()).toBeVisible();
    await expect(page.getByText(say("team-withheld"))).toBeVisible();
    await namesNobody(page, submissions, expect);
    if (submission.id === withFile.id) {
      await expect(page.getByText(new RegExp(`^${submission.code}-[0-9a-f]{8}\\.pdf`)).first()).toBeVisible();
      await picture("submission-coded");
      await axe(page);
    }
  }
  await page.goto(`/app/submissions?challenge=${council.challenge.id}`);
  await namesNobody(page, submissions, expect);
  await page.goto(`/app/councils/${council.id}/sheets/${submissions[0].id}`);
  await expect(page.getByText(submissions[0].code).first()).toBeVisible();
  await namesNobody(page, submissions, expect);
  await picture("sheet-coded");
  await axe(page);
}

async function takesBack({ enter, say, expect }, submissions) {
  const page = await enter(OFFICER, `/submissions/${submissions[0].id}`);
  await page.getByRole("button", { name: new RegExp(`^${say("redaction-take-back")}`) }).click();
  await expect(page.getByText(say("redaction-confirmed"), { exact: true })).toHaveCount(0);
}

async function announces({ say, expect }, { newPage, shot }, council, language) {
  const page = await newPage({});
  const list = language === "vi" ? "/vi/bai-toan" : "/en/challenges";
  await page.goto(`${list}/${council.challenge.code}`);
  const said = page.getByText(say("pages-blind"));
  await said.scrollIntoViewIfNeeded();
  await expect(said).toBeVisible();
  await shot(page, `${language}-announced`);
  await page.context().close();
}
