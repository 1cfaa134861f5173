// Every link that the server hands out – in notifications, mails and lists of duties – leads to a
// page of the workspace.
import { conclude, files, isTest, read } from "./lib/repository.mjs";

const problems = [];

// The workspace's routes: `/challenges/$challengeId/edit`.
const routes = files(/^frontend\/src\/features\/[^/]+\/index\.ts$/).flatMap((path) =>
  [...read(path).matchAll(/\bpath: '(\/[^']*)'/g)].map(([, route]) => route.split("/")),
);
if (routes.length === 0) problems.push("no routes found in frontend/src/features/*/index.ts");

// A figure in braces is somebody's id, or a part of a name (`{noun}s`), which may be any.
const isId = (part) => /^\{[^}]*\}$/.test(part);
const fits = (part, wanted) => {
  if (wanted?.startsWith("$")) return isId(part);
  if (isId(part) || wanted === undefined) return false;
  const pattern = part.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]*\}/g, "[a-z]+");
  return new RegExp(`^${pattern}$`).test(wanted);
};
const leadsSomewhere = (link) => {
  const parts = link.split("?")[0].split("/");
  return routes.some((route) => route.length === parts.length && parts.every((part, at) => fits(part, route[at])));
};

let found = 0;
for (const path of files(/^crates\/app\/src\/.*\.rs$/).filter((path) => !isTest(path))) {
  const text = read(path);
  // What is given to a field or a variable `link`, up to the end of the expression; and what an
  // announcement's link is changed to.
  const given = [...text.matchAll(/\blink\s*[:=]\s*((?:if\b[^{}]*\{)?\s*(?:format!\(|")[\s\S]{0,240}?)(?:;|\n\s*\}\)?;?\n)/g)];
  const changed = [...text.matchAll(/("\/[^"]*")\.clone_into\(&mut \w+\.link\)/g)];
  for (const [, expression] of [...given, ...changed]) {
    for (const [, link] of expression.matchAll(/"(\/[^"]*)"/g)) {
      // The mail's own link is the notification's below `/app`.
      if (link === "/app{}") continue;
      found += 1;
      if (!leadsSomewhere(link)) problems.push(`${path}: ${link} is no page of the workspace`);
    }
  }
}
if (found < 15) problems.push(`only ${found} links found in crates/app: how they are written has changed`);

conclude("links", problems, `${found} links lead to pages of the workspace`);
