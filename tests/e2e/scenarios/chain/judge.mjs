// Station 4: opening, screening, the selection council from its forming to its conclusion, the decision.

/** Who sits where; the roles are those of the rule set. */
const SEATS = [
  ["nguyen-huu-khiem", "chair", "expert"],
  ["trinh-thi-ngan", "vice_chair", "expert"],
  ["duong-anh-tuan", "scientific_secretary", "expert"],
  ["ly-hong-chau", "reviewer", "expert"],
  ["cao-van-thinh", "reviewer", "expert"],
  ["ho-thi-bich-lien", "member", "potential_user"],
  ["ta-quang-vinh", "member", "orderer"],
];
const ON_SCREEN = "ly-hong-chau";

export async function judge(story) {
  const { enter, say, expect, take, status, picture, layUp, laidUp, weeks, facts } = story;

  await enter("pham-hoai-phuong", `/challenges/${facts.challenge}`);
  await weeks(3);
  const page = await enter("pham-hoai-phuong", `/challenges/${facts.challenge}`);
  await take("challenge", "open_submissions");
  await status("challenge", "in_evaluation");
  await page.goto(`/app/desk/${facts.challenge}?tab=submissions`);
  const board = await story.api("pham-hoai-phuong");
  for (const id of [facts.winner, facts.other]) {
    const { code } = await board.get(`/submissions/${id}`);
    const card = page.getByRole("listitem").filter({ hasText: code });
    await take("submission", "mark_eligible", undefined, card);
    await expect(card.getByText(say("submission-status-eligible"), { exact: true })).toBeVisible();
  }
  await picture("screening");

  await page.goto(`/app/desk/${facts.challenge}?tab=councils`);
  await page.getByRole("link", { name: say("convene-selection"), exact: true }).click();
  facts.council = await form(story, page, "selection");
  await enter("dang-thanh-van", `/councils/${facts.council}`);
  await take("council", "constitute");
  await status("council", "constituted");

  await declare(story, facts.council);
  await enter("pham-hoai-phuong", `/councils/${facts.council}`);
  await take("council", "start_scoring");
  await status("council", "scoring");

  await scoreOnScreen(story);
  await scoreThroughApi(story, facts.council, (subject) => (subject.id === facts.winner ? 0.86 : 0.72));

  await meet(story, facts.council, "selection-council");

  const officer = await enter("le-ngoc-hanh", `/challenges/${facts.challenge}`);
  await officer.getByRole("link", { name: say("decision-prepare") }).click();
  await story.headline(say("decision-prepare"));
  await layUp("quyet-dinh-lua-chon.pdf");
  await picture("decision-paper");

  const decision = await enter("vo-minh-dat", `/challenges/${facts.challenge}/decision`);
  await laidUp(decision, "quyet-dinh-lua-chon.pdf");
  await decision.getByLabel(say("decision-number")).fill("412/QĐ-SYT");
  await decision.getByLabel(say("decision-day")).fill(await story.day());
  const winner = await (await story.api("vo-minh-dat")).get(`/submissions/${facts.winner}`);
  await decision.getByRole("radio", { name: new RegExp(winner.code) }).check();
  await picture("decision");
  await decision.getByRole("button", { name: say("decision-send") }).click();
  await status("challenge", "awarded");
  await expect(decision.getByText("412/QĐ-SYT")).toBeVisible();
  await picture("awarded");
}

/** The broker draws a council up, its people one by one, until the rule set misses nothing; answers its id. */
export async function form(story, page, kind) {
  const { say, expect, picture, headline, cast } = story;
  await headline(say(`convene-${kind}`));
  for (const [key, role, represents] of SEATS) {
    const { name } = cast.get(key);
    await page.getByLabel(say("convene-experts-search")).fill(name);
    await page.getByRole("button", { name: say("convene-experts-add-name", { name }) }).click();
    await page.getByLabel(say("convene-role-of", { name })).selectOption(role);
    await page.getByLabel(say("convene-represents-of", { name })).selectOption(represents);
  }
  await expect(page.getByText(say("convene-not-met"))).toHaveCount(0);
  await picture(`${kind}-council-members`);
  await page.getByRole("button", { name: say("convene-save"), exact: true }).click();
  await page.waitForURL(/\/app\/councils\/[0-9a-f-]{36}$/);
  await headline(say(`council-kind-${kind}`));
  return new URL(page.url()).pathname.split("/").pop();
}

/** One expert declares on the screen, the others alike through the API. */
export async function declare(story, councilId) {
  const { enter, say, expect, picture } = story;
  const page = await enter(ON_SCREEN, `/councils/${councilId}`);
  await expect(page.getByRole("heading", { name: say("conflicts-title") })).toBeVisible();
  await expect(page.getByRole("radio", { name: say("conflict-none"), exact: true }).first()).toBeVisible();
  for (const choice of await page.getByRole("radio", { name: say("conflict-none"), exact: true }).all()) {
    await choice.check();
  }
  await picture("conflicts");
  await page.getByRole("button", { name: say("conflicts-send") }).click();
  await expect(page.getByText(say("conflicts-declared"))).toBeVisible();
  for (const [key] of SEATS.filter(([one]) => one !== ON_SCREEN)) {
    const person = await story.api(key);
    const mine = await person.get(`/councils/${councilId}/conflicts`);
    await person.post(`/councils/${councilId}/conflicts`, {
      declarations: mine.declarations.map((one) => ({ organisation_id: one.organisation.id, has_conflict: false })),
    });
  }
}

/** A reviewer fills two sheets by hand; what others gave is not to be seen yet. */
async function scoreOnScreen(story) {
  const { enter, say, expect, take, picture, facts } = story;
  const reviewer = await story.api(ON_SCREEN);
  const council = await reviewer.get(`/councils/${facts.council}`);
  for (const subject of council.subjects) {
    const page = await enter(ON_SCREEN, `/councils/${facts.council}`);
    await page.getByRole("link", { name: say("sheet-fill", { code: subject.code }) }).click();
    const share = subject.id === facts.winner ? 0.85 : 0.7;
    for (const criterion of council.rule_set.criteria) {
      const card = page.getByRole("region", { name: criterion.label.vi, exact: true });
      await card.getByRole("textbox", { name: `${criterion.label.vi}: ${say("sheet-points")}` }).fill(
        String(Math.round(criterion.max * share)),
      );
    }
    await page.getByLabel(say("sheet-comment"), { exact: true }).fill("Phù hợp với trạm; cần theo dõi phim trẻ em.");
    await expect(page.getByText(say("save-saved")).first()).toBeVisible();
    await picture(`sheet-${subject.id === facts.winner ? "winner" : "other"}`);
    await take("sheet", "submit");
    await expect(page.getByText(say("sheet-submitted-at"))).toBeVisible();
  }
}

/** The remaining sheets: the same act by other people. */
export async function scoreThroughApi(story, councilId, shareOf, grade) {
  for (const [key] of SEATS) {
    const person = await story.api(key);
    const council = await person.get(`/councils/${councilId}`);
    for (const subject of council.subjects) {
      const path = `/councils/${councilId}/sheets/${subject.id}`;
      const sheet = await person.get(path);
      if (sheet.status === "submitted") continue;
      const scores = {};
      for (const { key: name, max, scale } of council.rule_set.criteria) {
        scores[name] =
          scale === "grade"
            ? { grade, comment: "Đối chiếu đủ." }
            : { points: Math.round(max * shareOf(subject)), comment: "Có căn cứ." };
      }
      const saved = await person.patch(path, { scores, comment: "Đã đọc kỹ hồ sơ." }, sheet.version);
      await person.post(`${path}/transitions`, { action: "submit" }, saved.version);
    }
  }
}

/** Meeting, minutes and conclusion on the screen. */
export async function meet(story, councilId, name) {
  const { enter, say, expect, take, status, picture } = story;
  await enter("pham-hoai-phuong", `/councils/${councilId}`);
  await take("council", "open_meeting");
  await status("council", "meeting");

  const page = await enter("duong-anh-tuan", `/councils/${councilId}`);
  await page.getByLabel(say("meeting-held-on")).fill(await story.day());
  await expect(page.getByRole("group", { name: say("meeting-who") }).getByRole("checkbox").first()).toBeVisible();
  for (const box of await page.getByRole("group", { name: say("meeting-who") }).getByRole("checkbox").all()) {
    await box.check();
  }
  await page.getByRole("button", { name: say("meeting-record") }).click();
  await page.getByLabel(say("minutes-text")).fill("Hội đồng thảo luận từng hồ sơ, thống nhất với kết quả từ các phiếu.");
  await page.getByLabel(say("minutes-for"), { exact: true }).fill(String(SEATS.length));
  await picture(`${name}-minutes`);
  await page.getByRole("button", { name: say("minutes-save") }).click();
  await expect(page.getByRole("button", { name: say("minutes-change") })).toBeVisible();

  await enter("nguyen-huu-khiem", `/councils/${councilId}`);
  await take("council", "conclude");
  await status("council", "concluded");
  await picture(`${name}-concluded`);
}
