//! Passwords: judged, changed, forgotten, renewed with the present parameters.

use nhipcau_app::Mode;
use nhipcau_domain::personal_data::Retained;
use nhipcau_store::person;
use nhipcau_tests::{Backend, TestApp, on_both};
use serde_json::{Value, json};

use super::{ANOTHER, PASSWORD, expect_fault, log_in, me, on_own_device, own_events};

const CHANGE: &str = "/api/v1/auth/password";
const FORGOT: &str = "/api/v1/auth/password/forgot";
const RESET: &str = "/api/v1/auth/password/reset";
const STRENGTH: &str = "/api/v1/auth/password-strength";

async fn hash_of(app: &TestApp, email: &str) -> String {
    let found = person::find_by_email(app.app.store.reader(), email).await.unwrap();
    found.unwrap().password_hash.unwrap()
}

on_both! {
    async fn a_password_is_judged_while_it_is_typed(app) {
        let public = app.public();
        let judge = async |body: Value| public.post(STRENGTH, body).await.expect(200).json;
        let strong = judge(json!({"password": ANOTHER})).await;
        assert_eq!((&strong["acceptable"], &strong["score"]), (&json!(true), &json!(4)));
        assert!(strong.get("warning").is_none());
        let common = judge(json!({"password": "password123"})).await;
        assert_eq!((&common["acceptable"], &common["warning"]), (&json!(false), &json!("password-warning-common")));
        let short = judge(json!({"password": "Zq9!x"})).await;
        assert_eq!((&short["acceptable"], &short["warning"]), (&json!(false), &json!("password-warning-short")));
        // What everybody knows of the person does not make it stronger.
        let name = json!({"password": "nguyenthimaianh", "name": "nguyenthimaianh", "email": "a@b.vn"});
        assert_eq!(judge(name).await["acceptable"], false);
        expect_fault(public.post(STRENGTH, json!({"password": "x".repeat(300)})).await, "/password", "too_long");
        for locale in nhipcau_domain::locale::Locale::ALL {
            for end in ["short", "keyboard", "repeats", "common", "sequence", "date", "word", "name"] {
                assert!(nhipcau_texts::has(*locale, &format!("password-warning-{end}")), "{end}");
            }
        }
    }

    async fn a_changed_password_ends_the_other_sessions(app) {
        let here = on_own_device(&app, "ward.officer").await;
        let there = on_own_device(&app, "ward.officer").await;
        let body = |password: &str, next: &str| json!({"password": password, "new_password": next});
        app.public().post(CHANGE, body(PASSWORD, ANOTHER)).await.expect_problem(401, "unauthenticated");
        expect_fault(here.post(CHANGE, body(PASSWORD, "1234567890")).await, "/new_password", "too_weak");
        expect_fault(here.post(CHANGE, body(PASSWORD, PASSWORD)).await, "/new_password", "same_password");
        expect_fault(here.post(CHANGE, body("khong-phai-the", ANOTHER)).await, "/password", "wrong_password");
        // Guessing at an open screen is slow as well.
        here.post(CHANGE, body(PASSWORD, ANOTHER)).await.expect_problem(429, "too_many_requests");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        here.post(CHANGE, body(PASSWORD, ANOTHER)).await.expect(204);
        here.get("/api/v1/me").await.expect(200);
        there.get("/api/v1/me").await.expect_problem(401, "session_expired");
        log_in(&app.stranger(), "ward.officer", ANOTHER).await.expect(200);
        log_in(&app.stranger(), "ward.officer", PASSWORD).await.expect_problem(401, "invalid_credentials");
        assert_eq!(app.addressees("password_changed").await, ["ward.officer"]);
        let own = me(&here).await;
        assert!(own_events(&app, own["id"].as_str().unwrap()).await.contains(&"person.password_changed".to_owned()));
    }

    async fn a_forgotten_password_is_set_anew_once(app) {
        let signed_in = on_own_device(&app, "ward.officer").await;
        let public = app.public();
        let sent = public.post(FORGOT, json!({"email": " Ward.Officer@test.example "})).await.expect(202);
        assert_eq!(sent.json, json!({"status": "mail_sent"}));
        let first = app.link_token("ward.officer@test.example").await;
        public.post(FORGOT, json!({"email": "ward.officer@test.example"})).await.expect(202);
        let token = app.link_token("ward.officer@test.example").await;
        assert_ne!(first, token);
        assert!(app.last_mail_to("ward.officer@test.example").await.contains("/app/reset-password?token="));
        let body = |token: &str, password: &str| json!({"token": token, "password": password});
        // A weak password does not use the link up.
        expect_fault(public.post(RESET, body(&token, "1234567890")).await, "/password", "too_weak");
        signed_in.get("/api/v1/me").await.expect(200);
        public.post(RESET, body(&token, ANOTHER)).await.expect(204);
        signed_in.get("/api/v1/me").await.expect_problem(401, "session_expired");
        for used in [&token, &first] {
            expect_fault(public.post(RESET, body(used, "mot cau khac hoan toan 77")).await, "/token", "link_invalid");
        }
        log_in(&app.stranger(), "ward.officer", ANOTHER).await.expect(200);
        assert_eq!(app.addressees("password_changed").await, ["ward.officer"]);
    }

    async fn a_link_to_a_new_password_holds_for_an_hour(app) {
        app.public().post(FORGOT, json!({"email": "ward.officer@test.example"})).await.expect(202);
        let token = app.link_token("ward.officer@test.example").await;
        let aged = format!("UPDATE account_link SET expires_at = expires_at - {}", 3_600_i64 * 1_000_000);
        nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &aged).await.unwrap();
        let body = json!({"token": token, "password": ANOTHER});
        expect_fault(app.public().post(RESET, body).await, "/token", "link_invalid");
        // In the end nothing is left of it.
        let aged = format!("UPDATE account_link SET expires_at = expires_at - {}", 90_000_i64 * 1_000_000);
        nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &aged).await.unwrap();
        app.settle().await;
        let ever = nhipcau_domain::timestamp::Timestamp(i64::MAX);
        let left = nhipcau_store::retention::due(app.app.store.reader(), Retained::Links, ever).await.unwrap();
        assert_eq!(left.count, 0);
    }
}

async fn other_parameters(backend: Backend) {
    let app = TestApp::start_configured(backend, Mode::Production, |config| {
        config.argon2_passes = 2;
    })
    .await;
    let email = "ward.officer@test.example";
    let old = "$argon2id$v=19$m=512,t=1,p=1$AAECAwQFBgcICQoLDA0ODw";
    let weaker = argon(512, 1);
    assert!(weaker.starts_with(old), "{weaker}");
    let put = format!("UPDATE person SET password_hash = '{weaker}' WHERE email = '{email}'");
    nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &put).await.unwrap();
    let before = person::find_by_email(app.app.store.reader(), email).await.unwrap().unwrap();
    log_in(&app.stranger(), "ward.officer", "khong-phai-the").await.expect(401);
    assert_eq!(hash_of(&app, email).await, weaker, "a wrong password changes nothing");
    log_in(&app.public(), "ward.officer", PASSWORD).await.expect(429);
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    log_in(&app.public(), "ward.officer", PASSWORD).await.expect(200);
    let renewed = hash_of(&app, email).await;
    assert!(renewed.starts_with("$argon2id$v=19$m=1024,t=2,p=1$"), "{renewed}");
    log_in(&app.public(), "ward.officer", PASSWORD).await.expect(200);
    assert_eq!(hash_of(&app, email).await, renewed, "once is enough");
    let after = person::find_by_email(app.app.store.reader(), email).await.unwrap().unwrap();
    assert_eq!(after.version, before.version, "nothing that anybody reads has changed");
    app.finish().await;
}

/// The tests' password, hashed with other parameters.
fn argon(memory: u32, passes: u32) -> String {
    use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
    let params = Params::new(memory, passes, 1, None).unwrap();
    let salt: Vec<u8> = (0..16).collect();
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_with_salt(PASSWORD.as_bytes(), &salt).unwrap().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn other_parameters_sqlite() {
    other_parameters(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_parameters_postgres() {
    other_parameters(Backend::Postgres).await;
}
