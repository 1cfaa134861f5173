// The arrows of the house: server → {api, pages} → app → {store, search, mail} → domain, and
// server → migrations; texts stands beside mail. Nothing points back, and sea-orm stays in the store.
import { conclude, files, members, read, tree } from "./lib/repository.mjs";

// What each member may depend on. A new member gets its line here and in docs/ARCHITECTURE.md.
const arrows = {
  domain: [],
  texts: ["domain"],
  migrations: [],
  store: ["domain"],
  search: ["domain"],
  mail: ["domain", "texts"],
  app: ["domain", "store", "search", "mail", "texts"],
  api: ["domain", "app", "texts"],
  pages: ["domain", "app", "texts"],
  server: ["domain", "store", "search", "mail", "app", "api", "pages", "texts", "migrations"],
};

// What must not even be reached through other crates.
const unreachable = {
  domain: ["sea-orm", "sqlx", "actix-web", "tokio", "tantivy", "lettre"],
  texts: ["sea-orm", "sqlx", "actix-web", "tokio", "tantivy", "lettre"],
  search: ["sea-orm", "sqlx", "actix-web", "lettre"],
  mail: ["sea-orm", "sqlx", "actix-web", "tantivy"],
  store: ["actix-web", "tantivy", "lettre"],
  app: ["actix-web"],
};

const problems = [];
const short = (name) => name.replace(/^nhipcau-/, "");
const all = members();
const ours = new Set(all.map((member) => member.name));

for (const member of all) {
  const name = short(member.name);
  if (name === "tests") continue; // stands outside and may use everything
  const allowed = arrows[name];
  if (!allowed) {
    problems.push(`${member.folder}: not in the table of arrows`);
    continue;
  }
  for (const dependency of member.dependencies) {
    if (!ours.has(dependency.name)) continue;
    const target = short(dependency.name);
    // A crate's own tests may run the migrations, to have tables to work on.
    if (dependency.kind === "dev" && target === "migrations") continue;
    if (!allowed.includes(target)) problems.push(`${name} must not depend on ${target}`);
  }
}

for (const [name, banned] of Object.entries(unreachable)) {
  const built = new Set(
    tree("normal,build", "{p}", "--package", `nhipcau-${name}`).map((line) => line.split(" ")[0]),
  );
  for (const crate of banned) {
    if (built.has(crate)) {
      problems.push(`${name} reaches ${crate}: cargo tree -p nhipcau-${name} -e normal,build -i ${crate}`);
    }
  }
}

const ormHomes = /^(crates\/store|migrations)\//;
for (const path of files(/^(crates|migrations|tests)\/.*(\.rs|Cargo\.toml)$/)) {
  if (ormHomes.test(path)) continue;
  read(path)
    .split("\n")
    .forEach((line, index) => {
      const code = line.replace(/(\/\/|#).*$/, "");
      if (/\bsea_orm\b|\bsea[-_]orm[-_]migration\b|^\s*sea-orm\b/.test(code)) {
        problems.push(`${path}:${index + 1} names sea-orm, which only the store may`);
      }
    });
}

conclude("arrows", problems, `${all.length} members, none points back`);
