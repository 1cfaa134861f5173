//! The hunt: what is hidden is looked for at every address that answers a GET, as everybody who may
//! not know of it. A route that is not visited makes it fail.

pub mod surfaces;

use std::collections::BTreeMap;

use nhipcau_domain::organisation::{OrganisationKind, Role};
use nhipcau_tests::{Client, TestApp, on_both, organisation};
use serde_json::json;
use uuid::Uuid;

use self::surfaces::{Known, surfaces};
use crate::{
    council::stage::Evaluation,
    neighbour,
    permissions::stage::together,
    stages::person,
    submission::{begin, fill, id_of, open, open_call},
};

/// Words that stand in everything hidden and nowhere else.
const MARK: &str = "dấu-vết-kín-7314";

/// Everybody who must not learn of a sealed submission or of somebody else's drafts. The public is
/// nobody signed in. Whoever signs for an office reads what its officers read.
const OTHERS: [&str; 10] = [
    "public",
    "nobody",
    "ward.approver",
    "health.approver",
    "science.approver",
    "foreign.officer",
    "lab.owner",
    "expert1",
    "operator",
    "auditor",
];

type People = Vec<(&'static str, Client)>;

async fn people(app: &TestApp, names: &[&'static str]) -> People {
    let mut all = Vec::new();
    for name in names {
        let client = if *name == "public" { app.public() } else { person(app, name).await };
        all.push((*name, client));
    }
    all
}

/// What everybody gets at every address.
async fn read_all(people: &People, paths: &[String]) -> Vec<BTreeMap<String, String>> {
    together(people.iter().map(|(_, client)| surfaces::read(client, paths)).collect()).await
}

/// Demands that nobody finds any of these marks. An answer may repeat what was asked for.
///
/// `drafts` are those of the marks that the log may tell its auditor.
async fn finds_nothing(people: &People, paths: &[String], marks: &[&str], drafts: &[&str]) {
    for ((who, _), seen) in people.iter().zip(read_all(people, paths).await) {
        for (path, text) in seen {
            for mark in marks {
                let asked = path.contains(mark) || path.contains(&*surfaces::encoded(mark));
                let asked = asked || (PEOPLE.contains(mark) && sees_accounts(who, &path));
                let asked = asked || (drafts.contains(mark) && reads_the_log(who, &path));
                assert!(asked || !text.contains(mark), "{who} finds {mark} at {path}: {text}");
            }
        }
    }
}

/// The auditor reads in the log that a draft was worked on, and nothing of what it says. Of what is
/// sealed the auditor reads nothing at all.
fn reads_the_log(who: &str, path: &str) -> bool {
    who == "auditor" && path.starts_with("/api/v1/audit")
}

/// The marks that name somebody who did it.
const PEOPLE: [&str; 2] = ["startup.owner@test.example", "hospital.officer"];

/// The operator sees who has an account, with name and address, and not what anybody does.
fn sees_accounts(who: &str, path: &str) -> bool {
    who == "operator" && path.starts_with("/api/v1/operations/accounts")
}

/// A hospital that nobody of the others works for.
async fn hospital(app: &TestApp) -> Uuid {
    let kind = OrganisationKind::HealthFacility;
    let hospital = organisation(&app.app, kind, "Bệnh viện khác", Some(app.world.health)).await;
    neighbour::add(app, "hospital.officer", vec![(hospital, Role::Officer)]).await;
    hospital
}

/// A draft of an order of a hospital that nobody of the others works for; its path and code.
async fn hospitals_draft(app: &TestApp, hospital: Uuid) -> (String, String) {
    let officer = person(app, "hospital.officer").await;
    let body = json!({
        "programme_id": app.world.programme, "proposer_id": hospital, "kind": "solution_order",
        "title": {"vi": format!("Nhu cầu {MARK}")}, "summary": {"vi": MARK},
    });
    let made = officer.post("/api/v1/challenges", body).await.expect(201);
    let path = format!("/api/v1/challenges/{}", made.id());
    officer.write_section(&path, "problem", json!({"text": {"vi": MARK}})).await.expect(200);
    officer
        .write_section(&path, "topics", json!({"topics": ["prehospital-emergency"]}))
        .await
        .expect(200);
    (path, made.json["code"].as_str().unwrap().to_owned())
}

async fn draft_capability(app: &TestApp) -> String {
    let body = json!({
        "organisation_id": app.world.startup, "kind": "product", "title": {"vi": format!("Hộp {MARK}")},
        "description": {"vi": MARK}, "topics": ["prehospital-emergency"],
    });
    let owner = person(app, "startup.owner").await;
    owner.post("/api/v1/capabilities", body).await.expect(201).id()
}

on_both! {
    async fn nobody_finds_what_is_sealed_or_a_draft(app) {
        let call = open_call(&app).await;
        neighbour::officer(&app).await;
        neighbour::add(&app, "nobody", vec![]).await;
        let hospital = hospital(&app).await;
        app.settle().await;
        let people = people(&app, &OTHERS).await;
        // That they have signed in is a record of their own, and that they have looked at other people's
        // data today.
        for (_, client) in &people {
            for list in ["experts", "operations/accounts"] {
                client.get(&format!("/api/v1/{list}")).await;
            }
        }
        app.settle().await;
        let mut known = Known::of(&app, &call).await;
        let quiet = surfaces::quiet(surfaces(&app, &known).await);
        let before = read_all(&people, &quiet).await;

        let owner = person(&app, "startup.owner").await;
        let path = begin(&owner, &call, app.world.startup).await;
        fill(&owner, &path, MARK).await;
        let file = owner.upload(&format!("{path}/attachments"), &format!("{MARK}.txt"), "text/plain", "attachment", MARK.as_bytes()).await.expect(201);
        let sent = owner.transition(&path, json!({"action": "send"})).await.expect(200);
        let capability = draft_capability(&app).await;
        let (draft, draft_code) = hospitals_draft(&app, hospital).await;
        app.settle().await;

        // Every list, count, history, head and mail reads as if nothing had happened.
        let after = read_all(&people, &quiet).await;
        for ((who, _), (before, after)) in people.iter().zip(before.iter().zip(&after)) {
            for (path, text) in before {
                let moving = surfaces::MOVING.iter().any(|(pattern, _)| path == pattern)
                    || reads_the_log(who, path);
                assert!(moving || *text == after[path], "{who} sees a trace at {path}:\n{text}\n{}", after[path]);
            }
        }

        // And knowing what to ask for helps nobody, before the deadline or after it.
        let url = file.json["url"].as_str().unwrap();
        let code = sent.json["code"].as_str().unwrap();
        known.hide(&[id_of(&path), id_of(url), id_of(&draft), &capability]);
        known.add("code", &draft_code);
        // The records of all of it are the last of the log.
        let head = nhipcau_store::event::head(app.app.store.reader()).await.unwrap();
        for seq in head - 20..=head {
            known.add("seq", &seq.to_string());
        }
        let paths = surfaces(&app, &known).await;
        let marks = [
            MARK, code, id_of(&path), id_of(url), &capability, id_of(&draft), &draft_code,
            PEOPLE[0], PEOPLE[1],
        ];
        let drafts = [id_of(&draft), &draft_code, PEOPLE[1]];
        finds_nothing(&people, &paths, &marks, &drafts).await;
        app.forward_days(45).await;
        app.settle().await;
        finds_nothing(&people, &paths, &marks, &drafts).await;

        // The opening lets the offices in, and nobody else.
        app.app.clock.set(app.now().plus_days(-45));
        open(&app, &call).await;
        for (who, client) in &people {
            let reads = client.get(&path).await.status.as_u16();
            let office = who.starts_with("health") || who.starts_with("science");
            assert_eq!(reads == 200, office, "{who}: {reads}");
            assert_eq!(client.get(url).await.status == 200, office, "{who}");
        }
        let broker = person(&app, "science.officer").await;
        assert!(broker.get(&path).await.expect(200).text.contains(MARK));
        assert_eq!(broker.get(url).await.expect(200).text, MARK);
    }

    async fn nobody_finds_who_judges(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.in_meeting(&app, 90, 60).await;
        stage.meet(&app, &council, 0..7).await;
        neighbour::officer(&app).await;
        neighbour::add(&app, "nobody", vec![]).await;
        app.settle().await;
        let people = people(&app, &[
            "public", "nobody", "startup.owner", "startup.editor", "lab.owner", "other.owner",
            "ward.officer", "ward.approver", "auditor",
        ]).await;
        let mut known = Known::of(&app, &stage.challenge).await;
        let ids: Vec<_> = app.world.experts[..7].iter().map(ToString::to_string).collect();
        let mut hidden = vec![council.as_str(), &stage.strong, &stage.weak];
        hidden.extend(ids.iter().map(String::as_str));
        known.hide(&hidden);
        let paths = surfaces(&app, &known).await;
        let names: Vec<_> = (1..=7).map(|number| format!("Người thử expert{number}")).collect();
        let addresses: Vec<_> = (1..=7).map(|number| format!("expert{number}@test.example")).collect();
        let marks: Vec<_> = names.iter().chain(&addresses).chain(&ids).map(String::as_str).collect();
        finds_nothing(&people, &paths, &marks, &[]).await;
        // The offices that run the call do know them.
        assert!(stage.officer.get(&format!("/api/v1/councils/{council}")).await.expect(200).text.contains(&names[0]));
    }
}
