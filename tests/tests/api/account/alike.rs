//! Answers do not tell whether an account exists: the same to the letter, for the same work.

use nhipcau_tests::{Answer, TestApp, on_both};
use serde_json::{Value, json};

use super::ANOTHER;

/// Status, headers and body.
type Comparable = (u16, Vec<String>, Value);

/// An answer without what differs between any two of them.
fn comparable(answer: &Answer) -> Comparable {
    let mut headers: Vec<_> = answer
        .headers
        .iter()
        .filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let mut json = answer.json.clone();
    if let Some(body) = json.as_object_mut() {
        body.remove("request_id");
    }
    (answer.status.as_u16(), headers, json)
}

/// Asks the same of addresses that differ in nothing but what there is behind them; they are as long
/// as each other.
async fn same(app: &TestApp, path: &str, addresses: &[&str], body: impl Fn(&str) -> Value) {
    let mut first: Option<(Comparable, u64)> = None;
    for address in addresses {
        let before = app.app.gate.hashed();
        let answer = app.stranger().post(path, body(address)).await;
        let found = (comparable(&answer), app.app.gate.hashed() - before);
        match &first {
            None => first = Some(found),
            Some(first) => assert_eq!(&found, first, "{path} {address}"),
        }
    }
}

on_both! {
    async fn nobody_learns_who_has_an_account(app) {
        // A person, an unconfirmed account, somebody known without an account, and nobody.
        let waiting = json!({"email": "unconfirmed@test.example", "password": ANOTHER, "name": "Người mới"});
        app.stranger().post("/api/v1/auth/register", waiting).await.expect(202);
        let line = json!({"type": "expert", "email": "expert.only@test.example", "name": "Chuyên gia"});
        let operator = app.sign_in("operator@test.example").await;
        let headers = [("content-type", "application/x-ndjson")];
        operator.request(reqwest::Method::POST, "/api/v1/imports", &headers, Some(line.to_string().into_bytes())).await.expect(200);
        let addresses = ["ward.officer@test.example", "unconfirmed@test.example", "expert.only@test.example", "nobody.here@test.example"];

        same(&app, "/api/v1/auth/login", &addresses, |email| json!({"email": email, "password": "khong-phai-the"})).await;
        same(&app, "/api/v1/auth/login", &addresses, |email| json!({"email": email, "password": "x".repeat(300), "totp": "123456"})).await;
        same(&app, "/api/v1/auth/register", &addresses, |email| json!({"email": email, "password": "tram tre soi bong nuoc", "name": "Người mới"})).await;
        same(&app, "/api/v1/auth/register", &addresses, |email| json!({"email": email, "password": "1234567890", "name": ""})).await;
        same(&app, "/api/v1/auth/password/forgot", &addresses, |email| json!({"email": email})).await;

        // The right password of an unconfirmed account is answered like a wrong one.
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        same(&app, "/api/v1/auth/login", &["unconfirmed@test.example", "nobody.here@test.example"], |email| json!({"email": email, "password": ANOTHER})).await;
    }

    async fn hashing_is_counted_and_done_for_everybody(app) {
        for (path, body, times) in [
            ("/api/v1/auth/login", json!({"email": "nobody@test.example", "password": "khong-phai-the"}), 1),
            ("/api/v1/auth/login", json!({"email": "ward.officer@test.example", "password": "khong-phai-the"}), 1),
            ("/api/v1/auth/register", json!({"email": "ward.officer@test.example", "password": ANOTHER, "name": "X"}), 1),
            ("/api/v1/auth/register", json!({"email": "nobody@test.example", "password": ANOTHER, "name": "X"}), 1),
            ("/api/v1/auth/password/forgot", json!({"email": "ward.officer@test.example"}), 0),
        ] {
            let before = app.app.gate.hashed();
            app.stranger().post(path, body.clone()).await;
            assert_eq!(app.app.gate.hashed() - before, times, "{path} {body}");
        }
    }
}
