// Every screen of the workspace, as each role meets it in the demonstration: accessible in both languages, at both
// widths, light and dark, and no wider than its window.
import { createStory } from "./chain/story.mjs";

export const patience = 1_200_000;

const first = async (api, path, fits = () => true) => {
  const { items } = await api.get(path);
  const found = items.find(fits);
  if (!found) throw new Error(`the demonstration has nothing at ${path}`);
  return found.id;
};

/** Role by role: whom one is, and where one goes. */
const ROLES = {
  "nguyen-thi-thu-ba": async (api) => {
    const order = await first(api, "/challenges?mine=true&status=completed");
    return ["/", "/challenges", "/challenges/new", `/challenges/${order}`, `/trace/${order}`, "/notifications", "/profile"];
  },
  "le-ngoc-hanh": async (api) => {
    const closed = await first(api, "/pilots?mine=true&status=closed");
    const active = await first(api, "/pilots?mine=true&status=active");
    const agreement = await first(api, "/agreements");
    return ["/", "/pilots", `/pilots/${closed}`, `/pilots/${active}`, `/agreements/${agreement}`, "/outbox"];
  },
  "vo-minh-dat": async (api) => {
    const judged = await first(api, "/challenges?mine=true&status=in_evaluation");
    return [`/challenges/${judged}`, "/councils"];
  },
  "pham-hoai-phuong": async (api) => {
    const open = await first(api, "/challenges?mine=true&status=open");
    const judged = await first(api, "/challenges?mine=true&status=in_evaluation");
    const council = await first(api, "/councils");
    return [
      ...["/desk", `/desk/${open}`, `/desk/${open}?tab=shortlist`, `/desk/${open}?tab=invitations`],
      ...[`/desk/${judged}?tab=submissions`, `/desk/${judged}?tab=councils`, `/councils/${council}`],
      "/organisations",
    ];
  },
  "huynh-gia-bao": async (api) => {
    const me = await api.get("/me");
    const capability = await first(api, "/capabilities?mine=true");
    const submission = await first(api, "/submissions?mine=true");
    return [
      ...["/", "/calls", "/invitations", "/capabilities", `/capabilities/${capability}`, "/capabilities/new"],
      ...["/submissions", `/submissions/${submission}`, `/organisations/${me.memberships[0].organisation.id}`],
    ];
  },
  "nguyen-huu-khiem": async (api) => {
    const council = await first(api, "/councils?mine=true", (one) => one.status === "concluded");
    return ["/councils", `/councils/${council}`, `/councils/${council}/comparison`, `/councils/${council}/ranking`];
  },
};

export default async (tools) => {
  const { axe, shot, newPage, expect } = tools;
  const outside = await newPage();
  for (const path of ["/sign-in", "/register"]) await look(outside, path, "vi", "nobody", { axe, shot, expect });

  for (const language of ["vi", "en"]) {
    const story = await createStory(tools, language);
    for (const [key, placesOf] of Object.entries(ROLES)) {
      const places = await placesOf(await story.api(key));
      const page = await story.enter(key);
      for (const path of places) await look(page, path, language, key, { axe, shot, expect });
    }
  }
};

async function look(page, path, language, key, { axe, shot, expect }) {
  const mark = path.includes("?") ? "&" : "?";
  await page.goto(`/app${path}${mark}lang=${language}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".nc-skeleton")).toHaveCount(0);
  const name = `${language}-${key}${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/[^\w]+/g, "-")}`;
  await shot(page, name.replace(/-$/, ""));
  await axe(page, `${path} (${language}, ${key})`);
}
