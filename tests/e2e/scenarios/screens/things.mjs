// What there is for a person to look at: asked of the API in their name, sorted by its state.

/** The lists, by the name their ids have in the workspace's routes. */
const LISTS = {
  challengeId: { path: "/challenges", mine: true, state: (one) => one.status },
  capabilityId: { path: "/capabilities", mine: true, state: (one) => one.status },
  invitationId: { path: "/invitations", mine: true, state: (one) => one.status },
  submissionId: { path: "/submissions", mine: true, state: (one) => one.status },
  councilId: { path: "/councils", mine: true, state: (one) => `${one.kind} ${one.status}` },
  agreementId: { path: "/agreements", mine: false, state: (one) => one.status },
  pilotId: { path: "/pilots", mine: true, state: (one) => one.status },
  organisationId: { path: "/organisations", mine: true, state: (one) => one.verification },
};
export const NOUNS = Object.keys(LISTS);

/** Reads as one demonstration person, in the name in which a fresh browser acts for them: that of their first membership. */
export async function reader(base, key) {
  const signed = await fetch(`${base}/api/v1/auth/demo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key }),
  });
  if (!signed.ok) throw new Error(`no sign-in as ${key}: ${signed.status} ${await signed.text()}`);
  const { access_token: token } = await signed.json();
  const authorization = `Bearer ${token}`;
  const { memberships } = await (await fetch(`${base}/api/v1/me`, { headers: { authorization } })).json();
  const acting = memberships[0] ? { "acting-for": memberships[0].organisation.id } : {};
  return (path) => fetch(`${base}/api/v1${path}`, { headers: { authorization, ...acting } });
}

/** What decides on the screens of a person: the kind and role of the membership they act by, and their duties. */
export async function partOf(read) {
  const me = await (await read("/me")).json();
  const memberships = me.memberships.slice(0, 1).map(({ organisation, role }) => `${organisation.kind} ${role}`);
  return JSON.stringify([memberships, me.is_expert, me.is_operator, me.is_auditor]);
}

async function whole(read, path, query) {
  const items = [];
  let cursor = null;
  do {
    const parameters = new URLSearchParams({ ...query, limit: 100, ...(cursor ? { cursor } : {}) });
    const answer = await read(`${path}?${parameters}`);
    // Some lists are closed to some people, whose navigation does not offer them either.
    if (answer.status === 403) return [];
    if (!answer.ok) throw new Error(`GET ${path}?${parameters}: ${answer.status} ${await answer.text()}`);
    const page = await answer.json();
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}

/** Everything a person's lists hold: for each noun a map from the id to the state, "mine" apart from others'. */
export async function thingsOf(read) {
  const things = {};
  for (const [noun, { path, mine, state }] of Object.entries(LISTS)) {
    const own = mine ? new Set((await whole(read, path, { mine: true })).map((one) => one.id)) : new Set();
    const all = await whole(read, path, {});
    things[noun] = new Map(all.map((one) => [one.id, `${state(one)}${own.has(one.id) ? ", mine" : ""}`]));
  }
  return things;
}

/** Where to look at one thing of each state. */
export const firstOfEachState = (things) =>
  NOUNS.flatMap((noun) => {
    const first = new Map();
    for (const [id, state] of things[noun]) if (!first.has(state)) first.set(state, id);
    return [...first.values()].map((id) => `${LISTS[noun].path}/${id}`);
  });

/**
 * Screens that a button opens and no link: the receipt of what one has sent, the decision on a judged order, the
 * forming of a council for an order on one's desk. One of each for those whom the server lets in; a decision that
 * still waits for something shows what.
 */
export async function behindButtons(read, { submissionId, challengeId }) {
  const own = (things) => [...things].filter(([, state]) => state.endsWith(", mine")).map(([id]) => id);
  const found = [];
  for (const id of own(submissionId)) {
    if (!(await read(`/submissions/${id}/receipt`)).ok) continue;
    found.push(`/submissions/${id}/receipt`);
    break;
  }
  const reached = new Set();
  for (const id of own(challengeId)) {
    const status = challengeId.get(id).split(",")[0];
    if (!["in_evaluation", "awarded"].includes(status) || reached.has(status)) continue;
    const { allowed_actions: actions } = await (await read(`/challenges/${id}`)).json();
    const decides = actions.some(({ action }) => action === "decide");
    const broker = status === "in_evaluation" && (await read(`/challenges/${id}/shortlist`)).ok;
    if (decides) found.push(`/challenges/${id}/decision`);
    if (broker) found.push(`/councils/new?challenge=${id}`);
    if (decides || broker) reached.add(status);
  }
  return found;
}

/** What makes a visit to a screen another one: the state of the thing it is about, and what it is asked. */
export function stateOf(things, { ids }, address) {
  const [noun, id] = ids[0] ?? [];
  const state = noun ? (things[noun]?.get(id) ?? "not listed") : "";
  const asked = [...new URLSearchParams(address.split("?")[1])].map(([name, value]) => (name === "tab" ? value : name));
  return [state, ...asked.sort()].filter(Boolean).join(", ");
}

/** How the API answers this person about one thing. */
export const answerTo = async (read, noun, id) => (await read(`${LISTS[noun].path}/${id}`)).status;
