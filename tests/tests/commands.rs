//! Commands that need no installation.

use std::process::{Command, Output};

use nhipcau_tests::TempDir;
use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_served")).args(arguments).output().unwrap()
}

#[test]
fn the_thesaurus_is_checked_and_written_out() {
    let checked = run(&["thesaurus", "check"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    assert!(String::from_utf8_lossy(&checked.stdout).contains("concepts, nothing wrong"));

    let written: Value = serde_json::from_slice(&run(&["thesaurus", "export"]).stdout).unwrap();
    assert_eq!(written["@context"]["skos"], "http://www.w3.org/2004/02/skos/core#");
    let concepts = written["@graph"].as_array().unwrap();
    assert!(concepts.len() >= 600, "{}", concepts.len());

    let folder = TempDir::new();
    let lost = r#"{"@context": "context.jsonld", "@graph": [
        {"@id": "nc:lost", "@type": "Concept", "prefLabel": {"vi": "lạc", "en": "lost"}, "broader": ["nc:none"]}
    ]}"#;
    std::fs::write(folder.path().join("lost.json"), lost).unwrap();
    let refused = run(&["thesaurus", "check", folder.path().to_str().unwrap()]);
    assert!(!refused.status.success());
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("nc:lost: there is no other concept nc:none"), "{told}");
}
