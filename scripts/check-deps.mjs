// One dependency graph: one TLS stack, no OpenSSL, no MySQL driver, one version of what is shared,
// and only licences that an Apache-2.0 binary may carry. Asked of what is really built, because
// Cargo.lock also lists optional crates that are not.
import { conclude, tree } from "./lib/repository.mjs";

const banned = {
  ring: "the one crypto provider is aws-lc-rs",
  "openssl-sys": "the one TLS stack is rustls",
  openssl: "the one TLS stack is rustls",
  "native-tls": "the one TLS stack is rustls",
  "sqlx-mysql": "MySQL is not served",
  "actix-governor": "it is GPL-3.0",
};

// Two versions of these would mean two type systems that look alike.
const single = [
  "actix-web", "aws-lc-rs", "rustls", "sea-orm", "sqlx-core", "tantivy", "time", "tokio", "tracing", "uuid",
];

// Keep equal to deny.toml.
const licences = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0",
  "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "OpenSSL", "Unicode-3.0", "Unlicense", "Zlib",
]);

const problems = [];

// "tokio v1.54.1", "nhipcau-api v0.1.0 (/path)", "argon2-derive v1.0.0 (proc-macro)"
const parse = (line) => {
  const [package_, licence = ""] = line.split("\t");
  const [name, version] = package_.split(" ");
  return { name, version, licence: licence.trim() };
};

const everything = tree("normal,build,dev", "{p}", "--workspace").map(parse);
for (const [name, reason] of Object.entries(banned)) {
  if (everything.some((crate) => crate.name === name)) {
    problems.push(`${name} is built, but ${reason}: cargo tree --workspace -i ${name}`);
  }
}
for (const name of single) {
  const versions = new Set(everything.filter((crate) => crate.name === name).map((crate) => crate.version));
  if (versions.size > 1) problems.push(`${name} is built in several versions: ${[...versions].join(", ")}`);
}

// An SPDX expression holds when one side of an OR, or every side of an AND, holds.
function holds(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const atom = () => {
    if (tokens[at] === "(") {
      at += 1;
      const inner = either();
      at += 1;
      return inner;
    }
    let name = tokens[at++] ?? "";
    if (tokens[at] === "WITH") {
      name += ` WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return licences.has(name);
  };
  const both = () => {
    let result = atom();
    while (tokens[at] === "AND") {
      at += 1;
      result = atom() && result;
    }
    return result;
  };
  function either() {
    let result = both();
    while (tokens[at] === "OR") {
      at += 1;
      result = both() || result;
    }
    return result;
  }
  return either();
}

const shipped = tree("normal,build", "{p}\t{l}", "--workspace").map(parse);
for (const { name, version, licence } of shipped) {
  if (!licence) problems.push(`${name} ${version} names no licence`);
  else if (!holds(licence)) problems.push(`${name} ${version}: licence ${licence} is not among the accepted ones`);
}

conclude("deps", problems, `${shipped.length} crates, one graph, licences accepted`);
