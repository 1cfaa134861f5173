//! Every code that the program can put into an answer has its text in both languages.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use nhipcau_domain::locale::Locale;

fn sources(folder: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, out)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
    Ok(())
}

/// The first string literal of `rest` that could be a code, before `end` of the call.
fn literal(rest: &str) -> Option<&str> {
    let (_, after) = rest.split_once('"')?;
    let (code, _) = after.split_once('"')?;
    let is_code = !code.is_empty()
        && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c));
    is_code.then_some(code)
}

/// The text of a call's arguments, up to its closing parenthesis.
fn arguments(rest: &str) -> &str {
    let mut depth = 1;
    for (index, c) in rest.char_indices() {
        match c {
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &rest[..index];
        }
    }
    rest
}

/// The last argument of a call, when it is a code.
fn last_argument(arguments: &str) -> Option<&str> {
    literal(arguments.trim_end().trim_end_matches(',').rsplit(',').next()?)
}

fn collect(source: &str, out: &mut BTreeSet<String>) {
    // Unit tests may use codes of their own.
    let source = source.split("#[cfg(test)]").next().unwrap_or(source);
    let mut find = |call: &str, prefix: &str, pick: fn(&str) -> Option<&str>| {
        for (at, _) in source.match_indices(call) {
            let arguments = arguments(&source[at + call.len()..]);
            if let Some(code) = pick(arguments) {
                out.insert(format!("{prefix}-{code}"));
            }
        }
    };
    find("Blocked::because(", "blocked", literal);
    // The domain's own short forms of the first.
    find("refuse_if(", "blocked", last_argument);
    find("nothing_left(", "blocked", literal);
    find("Some(", "blocked", |arguments| {
        literal(arguments).filter(|code| code.starts_with("agreement-without-"))
    });
    find("FieldError::new(", "field", last_argument);
    find("Error::field(", "field", last_argument);
    find("Conflict(", "error", literal);
    find("Unauthenticated(", "error", literal);
    find("want(", "missing", last_argument);
    find("Missing {", "missing", |fields| literal(fields.split_once("code:")?.1));
}

#[test]
fn every_code_in_use_has_its_text() {
    let mut files = Vec::new();
    for part in ["domain", "app", "api"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(part).join("src");
        sources(&folder, &mut files).unwrap();
    }
    let mut codes = BTreeSet::new();
    for file in files {
        collect(&fs::read_to_string(file).unwrap(), &mut codes);
    }
    for kind in ["blocked-", "field-", "missing-"] {
        assert!(codes.iter().any(|code| code.starts_with(kind)), "the scan finds no {kind} code");
    }
    let missing: Vec<_> = codes
        .iter()
        .flat_map(|code| Locale::ALL.iter().map(move |locale| (*locale, code)))
        .filter(|(locale, code)| !nhipcau_texts::has(*locale, code))
        .map(|(locale, code)| format!("locales/{locale}/errors.ftl lacks {code}"))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_scan_reads_all_shapes_of_calls() {
    let mut codes = BTreeSet::new();
    let source = r#"
        Err(Blocked::because("one").with("count", 1));
        errors.push(
            FieldError::new(format!("{pointer}/{}", escape(name)), "two").with("limit", 3),
        );
        want(content.is_some(), "three");
        Missing { section: spec.key, code: "four" };
        Missing { section: spec.key, code };
    "#;
    collect(source, &mut codes);
    let found: Vec<_> = codes.iter().map(String::as_str).collect();
    assert_eq!(found, ["blocked-one", "field-two", "missing-four", "missing-three"]);
}
