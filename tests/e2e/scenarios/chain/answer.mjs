// Station 3: two solvers take the invitation, write and send; nobody else sees a trace of it.
import { ANSWER } from "./need.mjs";

export async function answer(story) {
  const { enter, say, expect, take, picture, facts } = story;

  const page = await enter("huynh-gia-bao", "/invitations");
  await accept(story, page);
  await page.getByRole("article").filter({ hasText: facts.code }).getByRole("link", { name: say("call-answer") }).click();
  await picture("answer-begin");
  await page.getByRole("button", { name: say("submission-begin") }).click();
  await expect(page).toHaveURL(/\/app\/submissions\/[0-9a-f-]{36}$/);
  facts.winner = page.url().split("/").at(-1);
  await write(story, page);
  await expect(page.getByText(say("checklist-complete"))).toBeVisible();
  await picture("answer-editor");
  await take("submission", "send");
  await expect(page.getByRole("heading", { level: 1, name: say("receipt-title") })).toBeVisible();
  await picture("receipt");

  const lab = await enter("bui-duc-tri", "/invitations");
  await accept(story, lab);
  facts.other = await sendThroughApi(story, "bui-duc-tri");

  // Sealed: the offices see neither the submissions nor how many there are.
  for (const key of ["pham-hoai-phuong", "vo-minh-dat"]) {
    const office = await story.api(key);
    const seen = await office.get(`/submissions?challenge=${facts.challenge}`);
    expect(seen.items.length).toBe(0);
  }
}

async function accept({ take, expect, say, facts }, page) {
  const letter = page.getByRole("article").filter({ hasText: facts.code });
  await expect(letter).toBeVisible();
  await take("invitation", "accept", undefined, letter);
  await expect(letter.getByText(say("invitation-status-accepted"), { exact: true })).toBeVisible();
}

async function write({ say, field, expect }, page) {
  const section = (key) => page.locator(`#section-${key}`);
  await field(say("submission-title")).fill(ANSWER.title);
  for (const [key, text] of Object.entries(ANSWER.texts)) {
    await field(say(`submission-section-${key}`), section(key)).fill(text);
  }
  const fits = section("measures_fit").getByRole("textbox", { name: new RegExp(`^${say("fit-promised")}`) });
  await expect(fits).toHaveCount(ANSWER.promised.length);
  for (const [index, value] of ANSWER.promised.entries()) {
    await fits.nth(index).fill(value);
    await field(say("fit-how"), section("measures_fit")).nth(index).fill(ANSWER.how);
  }
  const plan = section("plan");
  await field(say("submission-section-plan"), plan).fill(ANSWER.plan);
  for (const [index, milestone] of ANSWER.milestones.entries()) {
    await plan.getByRole("button", { name: say("plan-add"), exact: true }).click();
    await field(say("plan-title"), plan).nth(index).fill(milestone.title);
    await plan.getByLabel(say("plan-month"), { exact: true }).nth(index).fill(milestone.month);
    await field(say("plan-deliverable"), plan).nth(index).fill(milestone.deliverable);
  }
  const team = section("team");
  await team.getByRole("button", { name: say("team-add"), exact: true }).click();
  await team.getByLabel(say("team-name"), { exact: true }).fill(ANSWER.member.name);
  await field(say("team-role"), team).fill(ANSWER.member.role);
  const budget = section("budget");
  await budget.getByRole("button", { name: say("budget-add"), exact: true }).click();
  await field(say("budget-item"), budget).fill(ANSWER.budget.item);
  await budget.getByLabel(say("budget-amount"), { exact: true }).fill(ANSWER.budget.amount);
}

/** The second submission repeats what the first has shown on the screen. */
export async function sendThroughApi(story, key) {
  const { facts } = story;
  const lab = await story.api(key);
  const me = await lab.get("/me");
  const challenge = await lab.get(`/challenges/${facts.challenge}`);
  const measures = challenge.sections.find((one) => one.key === "outcome").content.measures;
  const draft = await lab.post("/submissions", {
    challenge_id: facts.challenge,
    organisation_id: me.memberships[0].organisation.id,
  });
  const path = `/submissions/${draft.id}`;
  await lab.patch(path, { title: { vi: "Mô hình tìm chỗ gãy xương từ bộ phim của phòng thí nghiệm" } }, draft.version);
  const text = (vi) => ({ text: { vi } });
  const sections = {
    approach: text("Mô hình chạy trên máy chủ của phòng thí nghiệm, trạm gửi phim đã bỏ tên."),
    evidence: text("Độ nhạy 89 % trên 1.100 phim, chưa thử ở trạm."),
    ip: text("Trường giữ quyền với mô hình."),
    data_security: text("Phim đã bỏ tên được truyền qua kênh mã hóa."),
    risks: text("Phụ thuộc đường truyền."),
    measures_fit: {
      fits: measures.map((one) => ({ measure_key: one.key, promised: one.target, how: { vi: "Đối chiếu sổ chụp." } })),
    },
    plan: { ...text("Sáu tháng."), milestones: [{ title: { vi: "Lắp đặt" }, month: 2 }] },
    team: { members: [{ name: "Bùi Đức Trí", role: { vi: "Chủ nhiệm" } }] },
    budget: {
      lines: [{ item: { vi: "Nhân công" }, source: "science_fund", amount: { amount: 700_000_000, currency: "VND" } }],
    },
  };
  for (const [name, content] of Object.entries(sections)) await lab.patch(`${path}/sections/${name}`, content, 0);
  // What is sent is what was read: the tag names the thing and its text.
  const read = await lab.get(path);
  await lab.post(`${path}/transitions`, { action: "send" }, `${read.version}.${read.content_revision}`);
  return draft.id;
}
