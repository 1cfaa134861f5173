//! Mails about accounts are nobody's but their reader's, also where everybody may read mails.

use nhipcau_app::Mode;
use nhipcau_tests::{Backend, Client, TestApp};
use serde_json::{Value, json};

use super::ANOTHER;

const OUTBOX: &str = "/api/v1/outbox";

async fn listed(client: &Client, template: &str) -> Vec<Value> {
    let list = client.get(&format!("{OUTBOX}?limit=100")).await.expect(200).json;
    let items = list["items"].as_array().unwrap().clone();
    items.into_iter().filter(|mail| mail["template"] == template).collect()
}

async fn ask_for_links(app: &TestApp) {
    let forgot = json!({"email": "ward.officer@test.example"});
    app.public().post("/api/v1/auth/password/forgot", forgot).await.expect(202);
    let body = json!({"email": "moi@test.example", "password": ANOTHER, "name": "Người mới"});
    app.public().post("/api/v1/auth/register", body).await.expect(202);
    app.settle().await;
}

async fn in_the_demonstration(backend: Backend) {
    let app = TestApp::start_as(backend, Mode::Demonstration).await;
    ask_for_links(&app).await;
    let owner = app.sign_in("ward.officer@test.example").await;
    let own = listed(&owner, "password_reset").await;
    assert_eq!(own.len(), 1);
    let path = format!("{OUTBOX}/{}", own[0]["id"].as_str().unwrap());
    let told = owner.get(&path).await.expect(200);
    let token = app.link_token("ward.officer@test.example").await;
    assert!(told.json["text"].as_str().unwrap().contains(&token));
    for name in ["operator", "startup.owner"] {
        let client = app.sign_in(&format!("{name}@test.example")).await;
        for template in ["password_reset", "account_confirm"] {
            assert!(listed(&client, template).await.is_empty(), "{name} {template}");
        }
        client.get(&path).await.expect_problem(404, "not_found");
    }
    assert!(listed(&owner, "account_confirm").await.is_empty());
    app.finish().await;
}

async fn for_an_operator(backend: Backend) {
    let app = TestApp::start(backend).await;
    ask_for_links(&app).await;
    let operator = app.sign_in("operator@test.example").await;
    for template in ["password_reset", "account_confirm"] {
        let mails = listed(&operator, template).await;
        assert_eq!(mails.len(), 1, "that it left is told");
        assert_eq!(mails[0]["status"], "sent");
        assert!(mails[0].get("subject").is_none());
        let path = format!("{OUTBOX}/{}", mails[0]["id"].as_str().unwrap());
        operator.get(&path).await.expect_problem(404, "not_found");
    }
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_demonstration_sqlite() {
    in_the_demonstration(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_demonstration_postgres() {
    in_the_demonstration(Backend::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn for_an_operator_sqlite() {
    for_an_operator(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn for_an_operator_postgres() {
    for_an_operator(Backend::Postgres).await;
}
