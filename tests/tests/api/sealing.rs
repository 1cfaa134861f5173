//! The hunt for traces of an unsealed submission. Every surface is read as everybody else, before
//! anything is submitted and after; the answers must not differ by one character.

use std::{collections::BTreeMap, path::Path};

use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::submission::{begin, fill, id_of, open, open_call};

/// Words that stand in every part of the submission and nowhere else.
const MARK: &str = "dấu-vết-kín-7314";

/// Everybody who must not learn of the submission.
const OTHERS: &[&str] = &[
    "ward.officer",
    "ward.approver",
    "health.officer",
    "health.approver",
    "science.officer",
    "science.approver",
    "lab.owner",
    "other.owner",
    "expert1",
    "operator",
    "auditor",
];

/// Every address at which a trace could show.
fn surfaces(app: &TestApp, call: &str) -> Vec<String> {
    let id = id_of(call);
    let api = "/api/v1";
    let mut all: Vec<_> = [
        "",
        "/history",
        "/addenda",
        "/shortlist",
        "/invitations",
        "/matches",
        "/similar",
        "/councils",
        "/ranking",
        "/decision",
        "/trace",
    ]
    .iter()
    .map(|part| format!("{call}{part}"))
    .collect();
    all.extend([
        format!("{api}/challenges?count=true&mine=true"),
        format!("{api}/challenges?count=true"),
        format!("{api}/submissions?count=true"),
        format!("{api}/submissions?count=true&challenge={id}"),
        format!("{api}/submissions?count=true&organisation={}", app.world.startup),
        format!("{api}/submissions?count=true&status=draft&status=sent&challenge={id}"),
        format!("{api}/invitations?mine=true&count=true"),
        format!("{api}/capabilities?count=true"),
        format!("{api}/organisations/{}", app.world.startup),
        format!("{api}/organisations/{}/matches", app.world.startup),
        format!("{api}/organisations?count=true"),
        format!("{api}/search?q={MARK}"),
        format!("{api}/search?q=b%C3%A1o%20tr%C6%B0%E1%BB%9Bc"),
        format!("{api}/search/suggest?q=b%C3%A1o"),
        format!("{api}/me/tasks"),
        format!("{api}/me/notifications"),
        format!("{api}/councils?mine=true"),
        format!("{api}/agreements?challenge={id}"),
        format!("{api}/pilots?challenge={id}"),
        format!("{api}/deployments"),
        format!("{api}/outbox"),
        format!("/vi/challenges/{id}"),
        format!("/en/challenges/{id}"),
        "/vi".to_owned(),
    ]);
    all
}

/// What one reader gets at every address: status and body, without the request's own name.
async fn seen_by(client: &Client, paths: &[String]) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    for path in paths {
        let answer = client.get(path).await;
        let mut body = answer.json;
        if let Some(object) = body.as_object_mut() {
            object.remove("request_id");
        }
        let text = if body == Value::Null { answer.text } else { body.to_string() };
        assert!(answer.status.as_u16() < 500, "{path}: {text}");
        seen.insert(path.clone(), format!("{} {text}", answer.status));
    }
    seen
}

async fn everybody(app: &TestApp) -> Vec<(&'static str, Client)> {
    let mut people = vec![("public", app.public())];
    for who in OTHERS {
        people.push((who, app.sign_in(&format!("{who}@test.example")).await));
    }
    people
}

/// Every file below a folder that contains these bytes.
fn holding(folder: &Path, needle: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, needle));
        } else if std::fs::read(&path).unwrap().windows(needle.len()).any(|part| part == needle) {
            found.push(path.display().to_string());
        }
    }
    found
}

on_both! {
    async fn no_surface_shows_a_trace(app) {
        let call = open_call(&app).await;
        app.settle().await;
        let people = everybody(&app).await;
        let paths = surfaces(&app, &call);
        let mut before = Vec::new();
        for (who, client) in &people {
            before.push((*who, seen_by(client, &paths).await));
        }

        let owner = app.sign_in("startup.owner@test.example").await;
        let path = begin(&owner, &call, app.world.startup).await;
        fill(&owner, &path, MARK).await;
        let file = owner.upload(&format!("{path}/attachments"), &format!("{MARK}.txt"), "text/plain", "attachment", MARK.as_bytes()).await.expect(201);
        let sent = owner.transition(&path, json!({"action": "send"})).await.expect(200);
        app.settle().await;
        let url = file.json["url"].as_str().unwrap().to_owned();

        // Every list, count, history and mail reads as if nothing had happened.
        for ((who, client), (_, before)) in people.iter().zip(&before) {
            let after = seen_by(client, &paths).await;
            for (path, text) in before {
                assert_eq!(text, &after[path], "{who} sees a trace at {path}");
            }
        }
        // And knowing the id helps nobody.
        for (who, client) in &people {
            for part in ["", "/receipt", "/history", "/sections/approach"] {
                let answer = client.get(&format!("{path}{part}")).await;
                assert_eq!(answer.status, 404, "{who} {part}: {}", answer.text);
            }
            let answer = client.get(&url).await;
            assert_eq!(answer.status, 404, "{who}: {}", answer.text);
            if *who == "public" {
                continue;
            }
            let tag = [("if-match", "\"v1.0\"")];
            for action in ["withdraw", "mark_eligible", "open"] {
                client.send(reqwest::Method::POST, &format!("{path}/transitions"), &tag, json!({"action": action})).await.expect_problem(404, "not_found");
            }
            client.patch(&path, "\"v1\"", json!({"title": {"vi": "x"}})).await.expect_problem(404, "not_found");
            client.patch(&format!("{path}/sections/approach"), "\"v1\"", json!({"colour": 1})).await.expect_problem(404, "not_found");
        }

        // The events say nothing of the content, and are marked as the organisation's own.
        let conn = app.app.store.reader();
        let id: uuid::Uuid = id_of(&path).parse().unwrap();
        let events = nhipcau_store::event::of_subjects(conn, &[id]).await.unwrap();
        assert!(events.len() > 5);
        for event in &events {
            assert_eq!(event.audience, "sealed");
            assert_eq!(event.audience_id, Some(app.world.startup));
            assert!(!event.payload.to_string().contains(MARK));
        }

        // After the deadline, before the opening: still nothing with its marks anywhere.
        app.forward_days(45).await;
        app.settle().await;
        let code = sent.json["code"].as_str().unwrap();
        let marks = [MARK, code, id_of(&path), id_of(&url), "startup.owner@test.example"];
        for (who, client) in &people {
            for (path, text) in seen_by(client, &paths).await {
                for mark in marks {
                    let asked = path.contains(mark) || (mark == MARK && path.contains("/search"));
                    assert!(asked || !text.contains(mark), "{who} finds {mark} at {path}: {text}");
                }
            }
        }

        // The opening lets the offices in, and nobody else.
        app.app.clock.set(app.now().plus_days(-45));
        open(&app, &call).await;
        for (who, client) in &people {
            let reads = client.get(&path).await.status.as_u16();
            let office = who.starts_with("health") || who.starts_with("science");
            assert_eq!(reads == 200, office, "{who}: {reads}");
            assert_eq!(client.get(&url).await.status == 200, office, "{who}");
        }
        let broker = app.sign_in("science.officer@test.example").await;
        assert!(broker.get(&path).await.expect(200).text.contains(MARK));
        assert_eq!(broker.get(&url).await.expect(200).text, MARK);
    }

    async fn nothing_readable_is_stored(app) {
        let call = open_call(&app).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let path = begin(&owner, &call, app.world.startup).await;
        fill(&owner, &path, MARK).await;
        owner.upload(&format!("{path}/attachments"), &format!("{MARK}.txt"), "text/plain", "attachment", MARK.as_bytes()).await.expect(201);
        owner.transition(&path, json!({"action": "send"})).await.expect(200);
        app.settle().await;
        // On PostgreSQL this looks at the files only; the rows are the same.
        assert_eq!(holding(app.data_dir(), MARK.as_bytes()), Vec::<String>::new());
        let page = nhipcau_store::page::Page { limit: 100, ..Default::default() };
        let conn = app.app.store.reader();
        let mails = nhipcau_store::outbox::list(conn, &[], uuid::Uuid::nil(), &page).await.unwrap();
        assert!(!mails.rows.is_empty());
        for mail in mails.rows {
            assert!(!mail.params.to_string().contains(MARK));
        }
        assert!(owner.get(&path).await.expect(200).text.contains(MARK));
    }
}
