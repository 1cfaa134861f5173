//! Waits after failed tries, and how many mails a stranger can cause.

use nhipcau_app::Mode;
use nhipcau_tests::{Answer, Backend, Client, PASSWORD, TestApp, on_both};
use reqwest::Method;
use serde_json::json;

use super::{ANOTHER, log_in, on_own_device};

async fn log_in_from(client: &Client, address: &str, password: &str) -> Answer {
    let headers = [("content-type", "application/json"), ("x-forwarded-for", address)];
    let body = json!({"email": "ward.officer@test.example", "password": password});
    let body = Some(body.to_string().into_bytes());
    client.request(Method::POST, "/api/v1/auth/login", &headers, body).await
}

#[track_caller]
fn expect_wait(answer: Answer, seconds: std::ops::RangeInclusive<u64>) {
    let answer = answer.expect_problem(429, "too_many_requests");
    let told: u64 = answer.header("retry-after").parse().unwrap();
    assert!(seconds.contains(&told), "{told}");
}

on_both! {
    async fn failed_tries_make_wait_and_a_success_begins_anew(app) {
        let client = app.stranger();
        let wait = |millis| tokio::time::sleep(std::time::Duration::from_millis(millis));
        log_in(&client, "ward.officer", "khong-phai-the").await.expect_problem(401, "invalid_credentials");
        // The right password does not help before the wait is over, nor is it looked at.
        let hashed = app.app.gate.hashed();
        expect_wait(log_in(&client, "Ward.Officer", PASSWORD).await, 1..=1);
        assert_eq!(app.app.gate.hashed(), hashed);
        wait(1_050).await;
        log_in(&client, "ward.officer", "khong-phai-the").await.expect_problem(401, "invalid_credentials");
        expect_wait(log_in(&client, "ward.officer", PASSWORD).await, 2..=2);
        wait(2_050).await;
        log_in(&client, "ward.officer", PASSWORD).await.expect(200);
        log_in(&client, "ward.officer", "khong-phai-the").await.expect_problem(401, "invalid_credentials");
        expect_wait(log_in(&client, "ward.officer", PASSWORD).await, 1..=1);
        // An address without an account waits alike.
        log_in(&client, "nobody", "khong-phai-the").await.expect_problem(401, "invalid_credentials");
        expect_wait(log_in(&client, "nobody", "khong-phai-the").await, 1..=1);
    }

    async fn so_many_mails_an_hour_and_no_more(app) {
        let public = app.public();
        let account = |name: &str| json!({"email": format!("{name}@test.example"), "password": ANOTHER, "name": "Người mới"});
        for _ in 0..4 {
            public.post("/api/v1/auth/password/forgot", json!({"email": "ward.officer@test.example"})).await.expect(202);
        }
        for _ in 0..4 {
            public.post("/api/v1/auth/register", account("ward.officer")).await.expect(202);
            public.post("/api/v1/auth/register", account("moi")).await.expect(202);
        }
        // What is sent no more is answered as if it were.
        let sent = public.post("/api/v1/auth/password/forgot", json!({"email": "ward.officer@test.example"})).await.expect(202);
        assert_eq!(sent.json, json!({"status": "mail_sent"}));
        assert_eq!(app.addressees("password_reset").await.len(), 4);
        assert_eq!(app.addressees("account_exists").await.len(), 1);
        assert_eq!(app.addressees("account_confirm").await.len(), 4);
    }
}

async fn a_stranger_locks_nobody_out(backend: Backend) {
    let app = TestApp::start_configured(backend, Mode::Production, |config| {
        config.behind_proxy = true;
    })
    .await;
    let owner = on_own_device(&app, "ward.officer").await;
    let stranger = app.stranger();
    log_in_from(&stranger, "192.0.2.1", "khong-phai-the").await.expect(401);
    expect_wait(log_in_from(&stranger, "192.0.2.1", PASSWORD).await, 1..=1);
    // Another network, and from the same one a device that the account knows.
    log_in_from(&app.stranger(), "192.0.2.2", PASSWORD).await.expect(200);
    log_in_from(&owner, "192.0.2.1", PASSWORD).await.expect(200);
    expect_wait(log_in_from(&stranger, "192.0.2.1", PASSWORD).await, 1..=1);
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_locks_nobody_out_sqlite() {
    a_stranger_locks_nobody_out(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_locks_nobody_out_postgres() {
    a_stranger_locks_nobody_out(Backend::Postgres).await;
}
