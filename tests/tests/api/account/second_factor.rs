//! The second factor: set up, demanded, taken once, replaced, removed.

use nhipcau_app::{Mode, config::DemandingRole};
use nhipcau_store::{account::second_factor as stored, clock::wall};
use nhipcau_tests::{Answer, Backend, Client, TestApp, on_both};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use super::{PASSWORD, expect_fault, log_in, me, on_own_device, own_events};

const FACTOR: &str = "/api/v1/auth/second-factor";

/// What an authenticator shows `steps` from now.
pub fn code(secret: &str, steps: i64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).with_account_name("x").build().unwrap();
    let seconds = wall().seconds() + steps * 30;
    totp.generate(u64::try_from(seconds).unwrap()).to_string()
}

/// As if the last code had been taken long ago: no test waits half a minute for the next one.
async fn later(app: &TestApp) {
    let reset = "UPDATE second_factor SET last_step = 0";
    nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), reset).await.unwrap();
}

async fn start(client: &Client) -> String {
    let begun = client.post(FACTOR, json!({"password": PASSWORD})).await.expect(201);
    let secret = begun.json["secret"].as_str().unwrap().to_owned();
    let url = begun.json["otpauth_url"].as_str().unwrap();
    assert!(url.starts_with("otpauth://totp/") && url.contains(&secret), "{url}");
    secret
}

/// Sets a second factor up; the secret and the recovery codes.
async fn enable(client: &Client) -> (String, Vec<String>) {
    let secret = start(client).await;
    let codes = confirm(client, &code(&secret, 0)).await;
    (secret, codes)
}

/// Confirms a second factor with this code; the recovery codes.
async fn confirm(client: &Client, code: &str) -> Vec<String> {
    let codes = client.post(&format!("{FACTOR}/confirm"), json!({"code": code})).await.expect(200);
    let codes = codes.json["recovery_codes"].as_array().unwrap();
    codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

async fn log_in_with(client: &Client, name: &str, totp: &str) -> Answer {
    let body = json!({"email": format!("{name}@test.example"), "password": PASSWORD, "totp": totp});
    client.post("/api/v1/auth/login", body).await
}

on_both! {
    async fn a_second_factor_is_demanded_once_it_was_confirmed(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let other = on_own_device(&app, "ward.officer").await;
        app.public().get(FACTOR).await.expect_problem(401, "unauthenticated");
        assert_eq!(client.get(FACTOR).await.expect(200).json, json!({"enabled": false, "required": false, "recovery_codes_left": 0}));
        client.post(&format!("{FACTOR}/confirm"), json!({"code": "123456"})).await.expect_problem(409, "second_factor_not_begun");
        let secret = start(&client).await;
        // Nothing holds yet.
        log_in(&app.public(), "ward.officer", PASSWORD).await.expect(200);
        let wrong = code(&secret, 5);
        expect_fault(client.post(&format!("{FACTOR}/confirm"), json!({"code": wrong})).await, "/code", "wrong_code");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        let secret = start(&client).await;
        let confirming = code(&secret, 0);
        let codes = confirm(&client, &confirming).await;
        assert_eq!(codes.len(), 10);
        assert!(codes.iter().all(|code| code.len() == 14 && code.split('-').all(|part| part.len() == 4)));
        client.get("/api/v1/me").await.expect(200);
        other.get("/api/v1/me").await.expect_problem(401, "session_expired");
        assert_eq!(me(&client).await["second_factor"], json!({"enabled": true, "required": false}));
        let view = client.get(FACTOR).await.expect(200).json;
        assert_eq!((&view["enabled"], &view["recovery_codes_left"]), (&json!(true), &json!(10)));

        let public = app.public();
        log_in(&public, "ward.officer", PASSWORD).await.expect_problem(401, "second_factor_needed");
        log_in(&public, "ward.officer", "khong-phai-the").await.expect_problem(401, "invalid_credentials");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        // The code that confirmed it is used up; an authenticator may show the next one by now.
        log_in_with(&public, "ward.officer", &confirming).await.expect_problem(401, "second_factor_wrong");
        later(&app).await;
        tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
        let now = code(&secret, 0);
        let session = log_in_with(&public, "ward.officer", &now).await.expect(200);
        assert_eq!(session.json["second_factor"], "passed");
        log_in_with(&public, "ward.officer", &now).await.expect_problem(401, "second_factor_wrong");
        assert_eq!(public.post("/api/v1/auth/refresh", json!({})).await.expect(200).json["second_factor"], "passed");
        let own = me(&client).await;
        assert!(own_events(&app, own["id"].as_str().unwrap()).await.contains(&"person.second_factor_on".to_owned()));
        assert_eq!(app.addressees("second_factor_changed").await, ["ward.officer"]);

        // At rest there is no secret to read.
        let id = own["id"].as_str().unwrap().parse().unwrap();
        let row = stored::find(app.app.store.reader(), id).await.unwrap().unwrap();
        let plain = Secret::try_from_base32(&secret).unwrap();
        let sealed = row.secret.unwrap();
        assert!(!sealed.windows(plain.as_bytes().len()).any(|part| part == plain.as_bytes()));
    }

    async fn a_recovery_code_stands_in_once(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let (secret, codes) = enable(&client).await;
        let typed = codes[0].to_uppercase().replace('-', " ");
        log_in_with(&app.public(), "ward.officer", &typed).await.expect(200);
        assert_eq!(client.get(FACTOR).await.expect(200).json["recovery_codes_left"], 9);
        log_in_with(&app.public(), "ward.officer", &codes[0]).await.expect_problem(401, "second_factor_wrong");
        // Somebody else's are worth nothing here.
        let stranger = on_own_device(&app, "lab.owner").await;
        let (_, others) = enable(&stranger).await;
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        log_in_with(&app.public(), "ward.officer", &others[0]).await.expect_problem(401, "second_factor_wrong");

        let path = format!("{FACTOR}/recovery-codes");
        let body = |code: &str| json!({"password": PASSWORD, "code": code});
        expect_fault(client.post(&path, body("000")).await, "/code", "wrong_code");
        tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
        later(&app).await;
        let renewed = client.post(&path, body(&code(&secret, 0))).await.expect(200);
        let renewed = renewed.json["recovery_codes"][3].as_str().unwrap().to_owned();
        log_in_with(&app.stranger(), "ward.officer", &codes[1]).await.expect_problem(401, "second_factor_wrong");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        log_in_with(&app.public(), "ward.officer", &renewed).await.expect(200);
    }

    async fn another_telephone_takes_the_place_of_the_first(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let (first, _) = enable(&client).await;
        expect_fault(client.post(FACTOR, json!({"password": PASSWORD})).await, "/code", "required");
        later(&app).await;
        let begun = client.post(FACTOR, json!({"password": PASSWORD, "code": code(&first, 0)})).await.expect(201);
        let second = begun.json["secret"].as_str().unwrap().to_owned();
        later(&app).await;
        // The first holds until the second has shown a code.
        log_in_with(&app.public(), "ward.officer", &code(&first, 0)).await.expect(200);
        client.post(&format!("{FACTOR}/confirm"), json!({"code": code(&second, 0)})).await.expect(200);
        later(&app).await;
        log_in_with(&app.public(), "ward.officer", &code(&first, 0)).await.expect_problem(401, "second_factor_wrong");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        log_in_with(&app.public(), "ward.officer", &code(&second, 0)).await.expect(200);
    }

    async fn it_can_be_done_without_again(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let path = format!("{FACTOR}/disable");
        let body = |password: &str, code: &str| json!({"password": password, "code": code});
        client.post(&path, body(PASSWORD, "123456")).await.expect_problem(409, "second_factor_off");
        let (_, codes) = enable(&client).await;
        expect_fault(client.post(&path, body("khong-phai-the", &codes[0])).await, "/password", "wrong_password");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        client.post(&path, body(PASSWORD, &codes[0])).await.expect(204);
        log_in(&app.public(), "ward.officer", PASSWORD).await.expect(200);
        assert_eq!(client.get(FACTOR).await.expect(200).json["recovery_codes_left"], 0);
    }
}

async fn a_role_demands_it(backend: Backend) {
    let app = TestApp::start_configured(backend, Mode::Production, |config| {
        config.second_factor_roles = vec![DemandingRole::Approver, DemandingRole::Operator];
    })
    .await;
    let mut client = app.stranger();
    let session = log_in(&client, "health.approver", PASSWORD).await.expect(200);
    assert_eq!(session.json["second_factor"], "enrolment_required");
    client.use_token(session.json["access_token"].as_str().map(str::to_owned));
    assert_eq!(me(&client).await["second_factor"], json!({"enabled": false, "required": true}));
    let paths = [
        "/api/v1/me/tasks",
        "/api/v1/me/notifications",
        "/api/v1/challenges",
        "/api/v1/organisations",
        "/api/v1/experts",
        "/api/v1/search?q=x",
    ];
    for path in paths {
        client.get(path).await.expect_problem(403, "second_factor_required");
    }
    client
        .patch("/api/v1/me", "*", json!({"name": "X"}))
        .await
        .expect_problem(403, "second_factor_required");
    let keyed = [("idempotency-key", "k")];
    let post = client.send(reqwest::Method::POST, "/api/v1/challenges", &keyed, json!({})).await;
    post.expect_problem(403, "second_factor_required");
    client.get("/api/v1/auth/sessions").await.expect(200);
    assert_eq!(
        client.post("/api/v1/auth/refresh", json!({})).await.expect(200).json["second_factor"],
        "enrolment_required"
    );

    let (_, codes) = enable(&client).await;
    client.get("/api/v1/me/tasks").await.expect(200);
    let disable = json!({"password": PASSWORD, "code": codes[0]});
    let kept = client.post(&format!("{FACTOR}/disable"), disable).await;
    kept.expect_problem(409, "second_factor_required");
    // Others are left alone, and the operator is not.
    let officer = on_own_device(&app, "health.officer").await;
    officer.get("/api/v1/me/tasks").await.expect(200);
    let operator = on_own_device(&app, "operator").await;
    operator.get("/api/v1/outbox").await.expect_problem(403, "second_factor_required");
    let own: Value = me(&operator).await;
    assert_eq!(own["second_factor"]["required"], true);
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_demands_it_sqlite() {
    a_role_demands_it(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_demands_it_postgres() {
    a_role_demands_it(Backend::Postgres).await;
}
