//! Personal data: what people agree to, the copy of their data, their requests, and what is left of
//! somebody who was erased.

mod accounts;
mod consents;
mod erasure;
mod export;
mod requests;
mod retention;
mod traces;

use nhipcau_tests::{Client, TestApp};
use serde_json::json;

/// Files a request; its path.
async fn filed(client: &Client, kind: &str) -> String {
    let body = json!({"kind": kind, "message": "Đề nghị xử lý dữ liệu của tôi."});
    let made = client.post("/api/v1/me/data-requests", body).await.expect(201);
    format!("/api/v1/data-requests/{}", made.id())
}

/// What the log says was done, as `noun.action`, of events about one thing or one's own.
async fn recorded(app: &TestApp) -> Vec<(String, nhipcau_store::event::Event)> {
    app.settle().await;
    let events = nhipcau_store::event::after(app.app.store.reader(), 0, 10_000).await.unwrap();
    events.into_iter().map(|event| (format!("{}.{}", event.noun, event.action), event)).collect()
}
