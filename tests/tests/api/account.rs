//! Accounts: tokens, sessions, passwords, addresses, second factors.

mod alike;
mod email;
mod outbox;
mod password;
mod registration;
pub mod second_factor;
mod sessions;
mod throttle;
mod tokens;

use nhipcau_tests::{Answer, Client, PASSWORD, TestApp};
use serde_json::{Value, json};

/// A password nobody else has and nobody guesses.
const ANOTHER: &str = "cau tre lac leo ba nhip";

async fn log_in(client: &Client, name: &str, password: &str) -> Answer {
    let body = json!({"email": format!("{name}@test.example"), "password": password});
    client.post("/api/v1/auth/login", body).await
}

/// Somebody signed in on a device of their own.
async fn on_own_device(app: &TestApp, name: &str) -> Client {
    let mut client = app.stranger();
    let answer = log_in(&client, name, PASSWORD).await.expect(200);
    client.use_token(answer.json["access_token"].as_str().map(str::to_owned));
    client
}

/// Demands one wrong field.
#[track_caller]
fn expect_fault(answer: Answer, pointer: &str, code: &str) {
    let answer = answer.expect_problem(422, "invalid");
    let errors: Vec<_> = answer.json["errors"].as_array().unwrap().iter().collect();
    assert_eq!(errors.len(), 1, "{}", answer.text);
    assert_eq!((&errors[0]["pointer"], &errors[0]["code"]), (&json!(pointer), &json!(code)));
    assert!(!errors[0]["message"].as_str().unwrap().starts_with("field-"), "{}", answer.text);
}

/// The actions on record whose audience is a person alone, in order.
async fn own_events(app: &TestApp, person_id: &str) -> Vec<String> {
    app.settle().await;
    let events = nhipcau_store::event::after(app.app.store.reader(), 0, 10_000).await.unwrap();
    let own = events.into_iter().filter(|event| {
        event.audience == "own" && event.audience_id.is_some_and(|id| id.to_string() == person_id)
    });
    own.map(|event| format!("{}.{}", event.noun, event.action)).collect()
}

async fn me(client: &Client) -> Value {
    client.get("/api/v1/me").await.expect(200).json
}
