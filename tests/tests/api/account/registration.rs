//! Registration: nobody is a person before the owner of the address has agreed.

use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use super::{ANOTHER, PASSWORD, expect_fault, log_in, me, own_events};

const REGISTER: &str = "/api/v1/auth/register";
const CONFIRM: &str = "/api/v1/auth/confirm";

fn account(name: &str) -> Value {
    json!({"email": format!("{name}@test.example"), "password": ANOTHER, "name": "Người mới", "locale": "vi"})
}

async fn exists(app: &TestApp, email: &str) -> bool {
    nhipcau_store::person::find_by_email(app.app.store.reader(), email).await.unwrap().is_some()
}

on_both! {
    async fn an_account_is_made_by_the_link_of_the_mail(app) {
        let mut client = app.stranger();
        let sent = client.post(REGISTER, account("moi")).await.expect(202);
        assert_eq!(sent.json, json!({"status": "mail_sent"}));
        assert!(sent.headers.get("set-cookie").is_none());
        assert!(!exists(&app, "moi@test.example").await);
        log_in(&app.stranger(), "moi", ANOTHER).await.expect_problem(401, "invalid_credentials");

        let token = app.link_token("moi@test.example").await;
        let mail = app.last_mail_to("moi@test.example").await;
        assert!(mail.contains("/app/confirm?token="), "{mail}");
        let session = client.post(CONFIRM, json!({"token": token})).await.expect(200);
        assert_eq!(session.json["second_factor"], "none");
        client.use_token(session.json["access_token"].as_str().map(str::to_owned));
        let own = me(&client).await;
        assert_eq!((&own["name"], &own["email"]), (&json!("Người mới"), &json!("moi@test.example")));
        assert_eq!(own_events(&app, own["id"].as_str().unwrap()).await, ["person.register", "session.sign_in"]);
        client.post("/api/v1/auth/refresh", json!({})).await.expect(200);
        expect_fault(app.stranger().post(CONFIRM, json!({"token": token})).await, "/token", "link_invalid");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        log_in(&app.stranger(), "moi", ANOTHER).await.expect(200);
    }

    async fn no_other_link_confirms(app) {
        let client = app.stranger();
        client.post(REGISTER, account("moi")).await.expect(202);
        let token = app.link_token("moi@test.example").await;
        assert_eq!(token.len(), 64);
        let flipped = if token.ends_with('0') { "1" } else { "0" };
        for wrong in [
            String::new(), "x".repeat(64), "0".repeat(64), token[..32].to_owned(), token[..62].to_owned(),
            format!("{}{flipped}", &token[..63]), format!("{token}00"), "Ă".repeat(40),
        ] {
            expect_fault(client.post(CONFIRM, json!({"token": wrong})).await, "/token", "link_invalid");
        }
        // A link is good for its own purpose alone.
        expect_fault(client.post("/api/v1/auth/password/reset", json!({"token": token, "password": PASSWORD})).await, "/token", "link_invalid");
        expect_fault(client.post("/api/v1/auth/email/confirm", json!({"token": token})).await, "/token", "link_invalid");
        // The database holds nothing that opens it.
        for table in ["account_link", "outbox", "registration"] {
            let column = if table == "outbox" { "link" } else { "id" };
            let kept = format!("DELETE FROM {table} WHERE CAST({column} AS TEXT) LIKE '%{}%'", &token[32..]);
            let done = nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &kept).await.unwrap();
            assert_eq!(done.rows_affected(), 0, "{table}");
        }
        let hours = 48_i64 * 3_600 * 1_000_000;
        let aged = format!("UPDATE account_link SET expires_at = expires_at - {hours}");
        nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &aged).await.unwrap();
        expect_fault(client.post(CONFIRM, json!({"token": token})).await, "/token", "link_invalid");
        assert!(!exists(&app, "moi@test.example").await);
    }

    async fn two_who_want_one_address(app) {
        let client = app.stranger();
        client.post(REGISTER, account("moi")).await.expect(202);
        let first = app.link_token("moi@test.example").await;
        let other = json!({"email": "Moi@Test.example", "password": "mot cau khac hoan toan 77", "name": "Người sau"});
        client.post(REGISTER, other).await.expect(202);
        let second = app.link_token("moi@test.example").await;
        assert_ne!(first, second);
        client.post(CONFIRM, json!({"token": second})).await.expect(200);
        expect_fault(client.post(CONFIRM, json!({"token": first})).await, "/token", "link_invalid");
        log_in(&app.stranger(), "moi", "mot cau khac hoan toan 77").await.expect(200);
        log_in(&app.stranger(), "moi", ANOTHER).await.expect_problem(401, "invalid_credentials");
    }

    async fn the_owner_of_a_taken_address_is_told_and_nobody_else(app) {
        let sent = app.stranger().post(REGISTER, account("ward.officer")).await.expect(202);
        assert_eq!(sent.json, json!({"status": "mail_sent"}));
        assert_eq!(app.addressees("account_exists").await, ["ward.officer"]);
        assert_eq!(app.addressees("account_confirm").await, Vec::<String>::new());
        let mail = app.last_mail_to("ward.officer@test.example").await;
        assert!(mail.contains("/app/sign-in") && !mail.contains("token="), "{mail}");
        log_in(&app.public(), "ward.officer", PASSWORD).await.expect(200);
    }

    async fn who_tries_to_sign_in_before_confirming_gets_the_link_again_but_not_at_once(app) {
        app.stranger().post(REGISTER, account("moi")).await.expect(202);
        log_in(&app.stranger(), "moi", ANOTHER).await.expect_problem(401, "invalid_credentials");
        assert_eq!(app.addressees("account_confirm").await.len(), 2);
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        log_in(&app.stranger(), "moi", ANOTHER).await.expect_problem(401, "invalid_credentials");
        assert_eq!(app.addressees("account_confirm").await.len(), 2);
        let token = app.link_token("moi@test.example").await;
        app.stranger().post(CONFIRM, json!({"token": token})).await.expect(200);
    }

    async fn an_expert_without_an_account_gets_one_with_what_is_known(app) {
        let operator = app.sign_in("operator@test.example").await;
        let line = json!({"type": "expert", "email": "chuyen.gia@test.example", "name": "PGS. Trần Văn Chuyên", "title": "PGS", "fields": ["dịch tễ"]});
        let headers = [("content-type", "application/x-ndjson")];
        operator.request(reqwest::Method::POST, "/api/v1/imports", &headers, Some(line.to_string().into_bytes())).await.expect(200);
        assert!(exists(&app, "chuyen.gia@test.example").await);
        app.stranger().post(REGISTER, account("chuyen.gia")).await.expect(202);
        let token = app.link_token("chuyen.gia@test.example").await;
        let mut client = app.stranger();
        let session = client.post(CONFIRM, json!({"token": token})).await.expect(200);
        client.use_token(session.json["access_token"].as_str().map(str::to_owned));
        let own = me(&client).await;
        assert_eq!((&own["name"], &own["is_expert"]), (&json!("PGS. Trần Văn Chuyên"), &json!(true)));
    }

    async fn only_what_the_form_shows_is_refused(app) {
        let public = app.public();
        let with = |field: &str, value: &str| {
            let mut body = account("moi");
            body[field] = json!(value);
            body
        };
        for (body, pointer, code) in [
            (with("email", "khong-phai"), "/email", "email"),
            (with("name", "  "), "/name", "required"),
            (with("name", &"x".repeat(121)), "/name", "too_long"),
            (with("password", "ngan"), "/password", "too_short"),
            (with("password", "password123"), "/password", "too_weak"),
            (with("password", "moi@test.example"), "/password", "too_weak"),
            (with("password", &"ab1".repeat(100)), "/password", "too_long"),
        ] {
            expect_fault(public.post(REGISTER, body).await, pointer, code);
        }
        public.post(REGISTER, with("unknown", "x")).await.expect(422);
        public.post(REGISTER, json!([])).await.expect(422);
        assert_eq!(app.addressees("account_confirm").await, Vec::<String>::new());
    }
}
