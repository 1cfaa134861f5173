//! That nothing is left out of the table: no route, no method, no step of a lifecycle; and that it
//! speaks of nothing that does not exist.

use std::collections::{BTreeMap, BTreeSet};

use nhipcau_domain::{
    agreement::lifecycle::AgreementLifecycle,
    capability::CapabilityLifecycle,
    challenge::lifecycle::ChallengeLifecycle,
    council::{lifecycle::CouncilLifecycle, sheet::SheetLifecycle},
    invitation::InvitationLifecycle,
    lifecycle::Lifecycle,
    organisation::{
        VerificationLifecycle, joining::JoiningLifecycle, mail_domain::MailDomainLifecycle,
    },
    personal_data::DataRequestLifecycle,
    pilot::lifecycle::PilotLifecycle,
    submission::lifecycle::SubmissionLifecycle,
};
use nhipcau_tests::{Backend, TestApp};
use reqwest::Method;

use super::{
    routes::{documented, registered},
    table,
};

/// Whether a row speaks of a thing.
pub fn is_spoken_of(thing: &str, rows: &[&str]) -> bool {
    thing == "any" || rows.contains(&thing)
}

/// One step: noun, action, status it is taken from.
type Step = (String, String, String);

fn steps<L: Lifecycle>() -> Vec<Step> {
    let step = |row: &nhipcau_domain::lifecycle::Row<L>, from: &L::Status| {
        (L::NOUN.to_owned(), row.action.to_string(), from.to_string())
    };
    L::TABLE.iter().flat_map(|row| row.from.iter().map(move |from| step(row, from))).collect()
}

/// Every step of every lifecycle. One that is missing here is found by the sources.
fn lifecycles() -> BTreeSet<Step> {
    [
        steps::<AgreementLifecycle>(),
        steps::<CapabilityLifecycle>(),
        steps::<ChallengeLifecycle>(),
        steps::<CouncilLifecycle>(),
        steps::<DataRequestLifecycle>(),
        steps::<InvitationLifecycle>(),
        steps::<JoiningLifecycle>(),
        steps::<MailDomainLifecycle>(),
        steps::<PilotLifecycle>(),
        steps::<SheetLifecycle>(),
        steps::<SubmissionLifecycle>(),
        steps::<VerificationLifecycle>(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_step_of_every_lifecycle_has_a_row_and_no_row_another_step() {
    let nouns: BTreeSet<_> = lifecycles().into_iter().map(|(noun, ..)| noun).collect();
    let written: BTreeSet<_> = table::read()
        .into_iter()
        .filter(|row| row.pattern.ends_with("/transitions") && nouns.contains(row.subject()))
        // A measurement has one step and no table of steps.
        .filter(|row| !row.pattern.contains("/measurements/"))
        .map(|row| {
            let action = row.action.clone().unwrap_or_else(|| panic!("no action: {}", row.name()));
            (row.subject().to_owned(), action, row.state().to_owned())
        })
        .collect();
    let missing: Vec<_> = lifecycles().difference(&written).cloned().collect();
    assert!(missing.is_empty(), "steps without a row: {missing:#?}");
    let unknown: Vec<_> = written.difference(&lifecycles()).cloned().collect();
    assert!(unknown.is_empty(), "rows of no step: {unknown:#?}");
}

#[test]
fn every_lifecycle_of_the_domain_is_looked_at() {
    let domain = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/domain/src");
    let mut files = vec![std::path::PathBuf::from(domain)];
    let mut found = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            found += std::fs::read_to_string(&path).unwrap().matches("impl Lifecycle for ").count();
        }
    }
    let known: BTreeSet<_> = lifecycles().into_iter().map(|(noun, ..)| noun).collect();
    assert_eq!(found, known.len(), "{known:?}");
}

#[test]
fn no_cell_is_there_twice() {
    let mut seen = BTreeMap::new();
    for row in table::read() {
        let key = (row.method.clone(), row.pattern.clone(), row.action.clone(), row.thing.clone());
        if let Some(before) = seen.insert(key, row.name()) {
            panic!("{before}\nand\n{}", row.name());
        }
    }
}

/// A path of the pattern, of things that do not exist.
fn nowhere(pattern: &str) -> String {
    let fill = |segment: &str| {
        if segment.starts_with('{') { uuid::Uuid::nil().to_string() } else { segment.to_owned() }
    };
    pattern.split('/').map(fill).collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_has_a_row_and_no_row_another_route() {
    let app = TestApp::start(Backend::Sqlite).await;
    let registered = registered(&app).await;
    let documented = documented(&app).await;
    // The map was read rightly: all of the API is in it, and what lies outside, at every depth.
    for path in documented.keys() {
        assert!(registered.contains(path), "actix does not know {path}: {registered:#?}");
    }
    for path in ["/healthz", "/app/{path:.*}", "/vi", "/vi/bai-toan/{code}"] {
        assert!(registered.contains(path), "{path}: {registered:#?}");
    }

    let mut written = BTreeMap::<String, BTreeSet<String>>::new();
    for row in table::read() {
        written.entry(row.pattern).or_default().insert(row.method);
    }
    let wanting: Vec<_> = registered.iter().filter(|path| !written.contains_key(*path)).collect();
    assert!(wanting.is_empty(), "routes without a row: {wanting:#?}");
    let unknown: Vec<_> = written.keys().filter(|path| !registered.contains(*path)).collect();
    assert!(unknown.is_empty(), "rows of no route: {unknown:#?}");

    let clients = [app.public(), app.sign_in("operator@test.example").await];
    for (path, methods) in &written {
        if let Some(known) = documented.get(path) {
            assert_eq!(methods, known, "methods of {path}");
        }
        // And no route takes a method that neither the table nor the document names.
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if methods.contains(method.as_str()) {
                continue;
            }
            for client in &clients {
                let answer = client.request(method.clone(), &nowhere(path), &[], None).await;
                let status = answer.status.as_u16();
                let none = if documented.contains_key(path) { &[405][..] } else { &[404, 405] };
                assert!(none.contains(&status), "{method} {path}: {status} {}", answer.text);
            }
        }
    }
    app.finish().await;
}
