//! The deadline under load: what arrives before it counts, whatever it then waits for, and nothing
//! lands after an opening. The waiting is made by hand: another writer holds what a request needs.

use std::time::Duration;

use nhipcau_domain::{challenge::Status, timestamp::Timestamp};
use nhipcau_store::{Tx, challenge};
use nhipcau_tests::{Answer, Client, TestApp, on_both, told};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::{
    challenge::{draft, fill as fill_order},
    submission::{begin, fill, id_of, open_call, send},
};

/// Another writer: on SQLite it has the write lock, on PostgreSQL the challenge's row alone.
async fn hold(app: &TestApp, call: &str) -> Tx {
    let held = app.app.store.begin().await.unwrap();
    challenge::find_locked(held.conn(), id_of(call).parse().unwrap(), true).await.unwrap();
    held
}

/// The same writer moves the challenge and is done.
async fn move_and_release(app: &TestApp, held: Tx, call: &str, status: Status) {
    let row = challenge::find(held.conn(), id_of(call).parse().unwrap()).await.unwrap();
    let row = challenge::Challenge { status: status.into(), ..row };
    let row = challenge::save(held.conn(), row).await.unwrap();
    told(held.conn(), ("challenge", row.id), &row.status, app.now()).await;
    held.commit().await.unwrap();
}

/// Sends the request and lets it run into the writer who holds the lock.
async fn queue(
    client: &Client,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: Value,
) -> JoinHandle<Answer> {
    let (client, path) = (client.clone(), path.to_owned());
    let headers: Vec<_> =
        headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let task = tokio::spawn(async move {
        let headers: Vec<_> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        client.send(method, &path, &headers, body).await
    });
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!task.is_finished(), "{:?}", task.await.map(|answer| answer.text));
    task
}

/// A complete draft, one microsecond before the deadline: its owner, its path and its tag.
async fn at_the_last_moment(app: &TestApp, call: &str) -> (Client, String, String, Timestamp) {
    let owner = app.sign_in("startup.owner@test.example").await;
    let path = begin(&owner, call, app.world.startup).await;
    fill(&owner, &path, "phút chót").await;
    let seen = owner.get(&path).await.expect(200);
    let closes_at: Timestamp = serde_json::from_value(seen.json["closes_at"].clone()).unwrap();
    app.app.clock.set(Timestamp(closes_at.0 - 1));
    (owner, path, seen.etag(), closes_at)
}

on_both! {
    async fn a_send_counts_when_it_arrives_and_not_when_it_gets_its_turn(app) {
        let call = open_call(&app).await;
        let (owner, path, etag, closes_at) = at_the_last_moment(&app, &call).await;
        let held = hold(&app, &call).await;
        let sending = queue(&owner, Method::POST, &format!("{path}/transitions"), &[("if-match", &etag)], json!({"action": "send"})).await;
        app.app.clock.set(closes_at.plus_seconds(1));
        drop(held);
        let sent = sending.await.unwrap().expect(200);
        assert_eq!(sent.json["status"], "sent");
        assert_eq!(sent.json["receipt"]["sent_at"], json!(Timestamp(closes_at.0 - 1)));
        let history = owner.get(&format!("{path}/history")).await.expect(200);
        let last = history.json["items"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["action"], "send");
        assert_eq!(last["at"], json!(Timestamp(closes_at.0 - 1)), "dated like its receipt");
        // It came in time for the opening too.
        app.app.clock.set(closes_at.plus_seconds(60));
        app.settle().await;
        let broker = app.sign_in("science.officer@test.example").await;
        broker.transition(&call, json!({"action": "open_submissions"})).await.expect(200);
        assert_eq!(owner.get(&path).await.expect(200).json["status"], "opened");
    }

    async fn a_key_that_waits_its_turn_does_not_make_a_send_late(app) {
        let call = open_call(&app).await;
        let (owner, path, etag, closes_at) = at_the_last_moment(&app, &call).await;
        let held = hold(&app, &call).await;
        let headers = [("if-match", etag.as_str()), ("idempotency-key", "phut-chot")];
        let sending = queue(&owner, Method::POST, &format!("{path}/transitions"), &headers, json!({"action": "send"})).await;
        // Meanwhile the clock has put the deadline on record.
        app.app.clock.set(closes_at.plus_seconds(59));
        move_and_release(&app, held, &call, Status::Closed).await;
        let sent = sending.await.unwrap().expect(200);
        assert_eq!(sent.json["receipt"]["sent_at"], json!(Timestamp(closes_at.0 - 1)));
    }

    async fn a_send_that_waits_longer_than_the_opening_does_is_refused(app) {
        let call = open_call(&app).await;
        send(&app, &call, "lab.owner", app.world.lab).await;
        let (owner, path, etag, closes_at) = at_the_last_moment(&app, &call).await;
        let held = hold(&app, &call).await;
        let sending = queue(&owner, Method::POST, &format!("{path}/transitions"), &[("if-match", &etag)], json!({"action": "send"})).await;
        app.app.clock.set(closes_at.plus_seconds(60));
        drop(held);
        let refused = sending.await.unwrap().expect_problem(409, "blocked");
        assert!(refused.json["detail"].as_str().unwrap().contains("60"), "{}", refused.text);
        assert_eq!(owner.get(&path).await.expect(200).json["status"], "draft");
        let broker = app.sign_in("science.officer@test.example").await;
        broker.transition(&call, json!({"action": "open_submissions"})).await.expect(200);
        assert_eq!(owner.get(&path).await.expect(200).json["status"], "void");
    }

    async fn nothing_is_begun_in_a_call_that_is_being_cancelled(app) {
        let call = open_call(&app).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let held = hold(&app, &call).await;
        let body = json!({"challenge_id": id_of(&call), "organisation_id": app.world.startup});
        let beginning = queue(&owner, Method::POST, "/api/v1/submissions", &[], body).await;
        move_and_release(&app, held, &call, Status::Cancelled).await;
        beginning.await.unwrap().expect_problem(409, "blocked");
        assert_eq!(owner.get("/api/v1/submissions?mine=true").await.expect(200).json["items"], json!([]));
    }

    async fn no_text_changes_under_the_signature_that_is_being_put(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        fill_order(&officer, &path).await;
        let section = format!("{path}/sections/problem");
        let etag = officer.get(&section).await.expect(200).etag();
        let held = hold(&app, &path).await;
        let late = json!({"text": {"vi": "Viết sau khi đã ký."}});
        let writing = queue(&officer, Method::PATCH, &section, &[("if-match", &etag)], late).await;
        move_and_release(&app, held, &path, Status::Proposed).await;
        writing.await.unwrap().expect_problem(403, "forbidden");
        let kept = officer.get(&section).await.expect(200);
        assert_eq!(kept.etag(), etag);
    }
}
