// Every direct dependency of a member is named somewhere in that member's sources.
import { conclude, files, members, read } from "./lib/repository.mjs";

// Dependencies that are needed without being named, each with its reason.
const unnamed = {
  "nhipcau-mail": { utoipa: "named by what text_enum! writes" },
  "nhipcau-search": { utoipa: "named by what text_enum! writes" },
  "nhipcau-store": { sqlx: "chooses the TLS provider of the database driver" },
};

const problems = [];
let count = 0;
for (const member of members()) {
  const sources = files(/\.rs$/)
    .filter((path) => path.startsWith(`${member.folder}/`))
    .map(read)
    .join("\n");
  for (const dependency of member.dependencies) {
    count += 1;
    if (unnamed[member.name]?.[dependency.name]) continue;
    const name = (dependency.rename ?? dependency.name).replaceAll("-", "_");
    if (!new RegExp(`\\b${name}\\b`).test(sources)) {
      problems.push(`${member.folder}/Cargo.toml: ${dependency.name} is not used`);
    }
  }
}
conclude("unused", problems, `${count} direct dependencies, all used`);
