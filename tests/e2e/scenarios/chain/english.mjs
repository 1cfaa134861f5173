// The key screens of the same chain in English, read by those who took part in it.
import { createStory } from "./story.mjs";

export async function english(tools, facts) {
  const story = await createStory(tools, "en");
  const { enter, say, expect, picture } = story;
  for (const [key, path, name, heading] of [
    ["vo-minh-dat", `/challenges/${facts.challenge}`, "order", null],
    ["pham-hoai-phuong", `/desk/${facts.challenge}`, "desk", null],
    ["huynh-gia-bao", `/submissions/${facts.winner}`, "submission", null],
    ["nguyen-huu-khiem", `/councils/${facts.council}`, "council", say("council-kind-selection")],
    ["huynh-gia-bao", `/agreements/${facts.agreement}`, "agreement", null],
    ["mai-khanh-linh", `/pilots/${facts.pilot}`, "pilot", null],
    ["nguyen-thi-thu-ba", `/trace/${facts.challenge}`, "trace", null],
  ]) {
    const page = await enter(key, path);
    const title = page.getByRole("heading", { level: 1 });
    await (heading ? expect(title).toHaveText(heading) : expect(title).toBeVisible());
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await picture(name);
  }
  await expect(story.page.getByText(say("trace-deployment-register"), { exact: true }).first()).toBeVisible();
}
