// The whole chain as its people walk it: a ward station's need becomes an order, finds solvers, is answered,
// judged, agreed, tried, accepted and used, and one page traces all of it. Then its key screens in English.
import { agree } from "./chain/agree.mjs";
import { answer } from "./chain/answer.mjs";
import { english } from "./chain/english.mjs";
import { judge } from "./chain/judge.mjs";
import { match } from "./chain/match.mjs";
import { order } from "./chain/order.mjs";
import { pilot } from "./chain/pilot.mjs";
import { createStory } from "./chain/story.mjs";
import { use } from "./chain/use.mjs";

export const patience = 600_000;

export default async (tools) => {
  const story = await createStory(tools);
  for (const station of [order, match, answer, judge, agree, pilot, use]) await station(story);
  await english(tools, story.facts);
};
