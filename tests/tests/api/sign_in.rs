//! How often one may try to sign in.

use nhipcau_app::Mode;
use nhipcau_tests::{Backend, Client, TestApp};
use reqwest::Method;
use serde_json::{Value, json};

fn body(name: &str) -> Value {
    json!({"email": format!("{name}@test.example"), "password": "khong-phai-the"})
}

async fn tries_are_counted(backend: Backend) {
    let app = TestApp::start_configured(backend, Mode::Production, |config| {
        config.sign_ins_per_minute = 9;
    })
    .await;
    let public = app.public();
    let path = "/api/v1/auth/login";
    // A third of the tries of an address may go to one account, whether or not there is one; those
    // that come too soon after a failed one are counted as well.
    public.post(path, body("ward.officer")).await.expect_problem(401, "invalid_credentials");
    for _ in 1..3 {
        let early = public.post(path, body("ward.officer")).await;
        let early = early.expect_problem(429, "too_many_requests");
        assert_eq!(early.header("retry-after"), "1");
    }
    let refused =
        public.post(path, body("Ward.Officer")).await.expect_problem(429, "too_many_requests");
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((10..=21).contains(&seconds), "{seconds}");
    assert_eq!(refused.json["title"], "Gửi quá nhiều yêu cầu");
    let right = json!({"email": "ward.officer@test.example", "password": nhipcau_tests::PASSWORD});
    public.post(path, right).await.expect_problem(429, "too_many_requests");
    // Who has no proxy does not believe what a request says of itself.
    let elsewhere = [("content-type", "application/json"), ("x-forwarded-for", "192.0.2.1")];
    let text = |name| Some(body(name).to_string().into_bytes());
    let sent = public.request(Method::POST, path, &elsewhere, text("ward.officer")).await;
    sent.expect_problem(429, "too_many_requests");
    // The address has three tries left, for everybody together and for new accounts.
    for name in ["nobody.1", "nobody.2"] {
        public.post(path, body(name)).await.expect_problem(401, "invalid_credentials");
    }
    let account = |name: &str| json!({"email": format!("{name}@test.example"), "password": "mot-mat-khau-du-dai", "name": "Người mới"});
    let register = "/api/v1/auth/register";
    public.post(register, json!({"email": "x", "password": "y", "name": ""})).await.expect(422);
    public.post(register, account("new.1")).await.expect(202);
    public.post(register, account("new.2")).await.expect_problem(429, "too_many_requests");
    public
        .clone()
        .in_english()
        .post(path, body("nobody.3"))
        .await
        .expect_problem(429, "too_many_requests");
    app.finish().await;
}

async fn a_proxy_tells_from_where(backend: Backend) {
    let app = TestApp::start_configured(backend, Mode::Production, |config| {
        config.sign_ins_per_minute = 3;
        config.behind_proxy = true;
    })
    .await;
    let public = app.public();
    let from = async |client: &Client, hops: &str, name: &str| {
        let headers = [("content-type", "application/json"), ("x-forwarded-for", hops)];
        let text = body(name).to_string().into_bytes();
        client.request(Method::POST, "/api/v1/auth/login", &headers, Some(text)).await
    };
    for number in 0..3 {
        // What the client wrote before the proxy's entry gives it no further tries.
        let hops = format!("10.0.0.{number}, 192.0.2.1");
        let name = format!("nobody.{number}");
        from(&public, &hops, &name).await.expect_problem(401, "invalid_credentials");
    }
    let further = from(&public, "10.0.0.9, 192.0.2.1", "ward.officer").await;
    further.expect_problem(429, "too_many_requests");
    // Nobody is locked out by a stranger's guesses.
    from(&public, "192.0.2.2", "ward.officer").await.expect_problem(401, "invalid_credentials");
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_are_counted_sqlite() {
    tries_are_counted(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_are_counted_postgres() {
    tries_are_counted(Backend::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_tells_from_where_sqlite() {
    a_proxy_tells_from_where(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_tells_from_where_postgres() {
    a_proxy_tells_from_where(Backend::Postgres).await;
}
