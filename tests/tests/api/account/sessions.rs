//! Sessions: listed, ended one by one, ended when a token comes twice.

use nhipcau_domain::personal_data::Retained;
use nhipcau_tests::{Client, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::{PASSWORD, log_in, me, on_own_device, own_events};

const SESSIONS: &str = "/api/v1/auth/sessions";

async fn sessions(client: &Client) -> Vec<Value> {
    let answer = client.get(SESSIONS).await.expect(200);
    assert_eq!(answer.json["next_cursor"], Value::Null);
    answer.json["items"].as_array().unwrap().clone()
}

fn id_of(session: &Value) -> String {
    session["id"].as_str().unwrap().to_owned()
}

/// The refresh cookie an answer sets.
fn refresh_cookie(answer: &nhipcau_tests::Answer) -> String {
    let cookies = answer.headers.get_all("set-cookie").iter();
    let found = cookies.filter_map(|value| value.to_str().ok());
    let found = found.filter_map(|cookie| cookie.strip_prefix("nhipcau_refresh=")).next();
    found.unwrap().split(';').next().unwrap().to_owned()
}

async fn refresh_with(client: &Client, token: &str) -> nhipcau_tests::Answer {
    let cookie = format!("nhipcau_refresh={token}");
    let headers = [("content-type", "application/json"), ("cookie", cookie.as_str())];
    client.request(Method::POST, "/api/v1/auth/refresh", &headers, None).await
}

on_both! {
    async fn a_session_is_seen_and_ended_from_another_one(app) {
        let here = on_own_device(&app, "ward.officer").await;
        let there = on_own_device(&app, "ward.officer").await;
        let stranger = on_own_device(&app, "startup.owner").await;
        let listed = sessions(&here).await;
        assert_eq!(listed.len(), 2);
        let current: Vec<_> = listed.iter().filter(|session| session["current"] == true).collect();
        assert_eq!(current.len(), 1);
        assert_eq!(current[0]["address"], "127.0.0.1");
        let other = id_of(listed.iter().find(|session| session["current"] == false).unwrap());
        assert_eq!(sessions(&stranger).await.len(), 1);

        // Somebody else's is not there.
        let path = format!("{SESSIONS}/{other}");
        stranger.delete(&path).await.expect_problem(404, "not_found");
        app.public().delete(&path).await.expect_problem(401, "unauthenticated");
        app.public().get(SESSIONS).await.expect_problem(401, "unauthenticated");
        app.public().delete(SESSIONS).await.expect_problem(401, "unauthenticated");
        here.delete(&format!("{SESSIONS}/no-id")).await.expect_problem(404, "not_found");
        there.get("/api/v1/me").await.expect(200);

        here.delete(&path).await.expect(204);
        there.get("/api/v1/me").await.expect_problem(401, "session_expired");
        there.post("/api/v1/auth/refresh", json!({})).await.expect_problem(401, "session_expired");
        here.delete(&path).await.expect_problem(404, "not_found");
        assert_eq!(sessions(&here).await.len(), 1);

        let third = on_own_device(&app, "ward.officer").await;
        here.delete(SESSIONS).await.expect(204);
        third.get("/api/v1/me").await.expect_problem(401, "session_expired");
        stranger.get("/api/v1/me").await.expect(200);
        let own = me(&here).await;
        let events = own_events(&app, own["id"].as_str().unwrap()).await;
        assert_eq!(events, [
            "person.register", "session.sign_in", "session.sign_in", "session.revoke_session", "session.sign_in",
            "person.revoke_sessions",
        ]);
    }

    async fn when_a_session_was_used_is_written_down_in_a_while(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let before = sessions(&client).await[0]["last_used_at"].as_str().unwrap().to_owned();
        client.get("/api/v1/me").await.expect(200);
        let after = sessions(&client).await[0]["last_used_at"].as_str().unwrap().to_owned();
        assert!(after > before, "told at once");
        let own = me(&client).await["id"].as_str().unwrap().parse().unwrap();
        let row = async || {
            let conn = app.app.store.reader();
            nhipcau_store::session::live(conn, own, 0, 1).await.unwrap().remove(0)
        };
        let row_before = row().await;
        assert_eq!(row_before.last_used_at, Some(row_before.created_at), "reading writes nothing");
        app.settle().await;
        assert!(row().await.last_used_at > row_before.last_used_at);
    }

    async fn an_ended_session_is_forgotten_in_a_month(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let gone = on_own_device(&app, "ward.officer").await;
        gone.post("/api/v1/auth/logout", json!({})).await.expect(204);
        let reader = app.app.store.reader();
        let old = 40_i64 * 86_400 * 1_000_000;
        let left = async || nhipcau_store::retention::due(reader, Retained::EndedSessions, nhipcau_store::clock::wall()).await.unwrap().count > 0;
        app.settle().await;
        assert!(left().await);
        let aged = format!("UPDATE session SET revoked_at = revoked_at - {old}");
        nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), &aged).await.unwrap();
        app.settle().await;
        assert!(!left().await);
        client.get("/api/v1/me").await.expect(200);
    }

    async fn a_refresh_token_that_comes_twice_ends_its_session(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let other = on_own_device(&app, "ward.officer").await;
        let thief = app.stranger();
        let first = refresh_cookie(&client.post("/api/v1/auth/refresh", json!({})).await.expect(200));
        let second = refresh_cookie(&client.post("/api/v1/auth/refresh", json!({})).await.expect(200));
        assert_ne!(first, second);
        assert_eq!(first.len(), 64);
        // The owner has gone on with `second`; `first` has a thief.
        client.post("/api/v1/auth/refresh", json!({})).await.expect(200);
        client.get("/api/v1/me").await.expect(200);
        refresh_with(&thief, &first).await.expect_problem(401, "session_expired");
        client.get("/api/v1/me").await.expect_problem(401, "session_expired");
        client.post("/api/v1/auth/refresh", json!({})).await.expect_problem(401, "session_expired");
        other.get("/api/v1/me").await.expect(200);
        let mail = app.last_mail_to("ward.officer@test.example").await;
        assert!(mail.contains("/app/security") && mail.contains("127.0.0.1"), "{mail}");
        assert_eq!(app.addressees("session_family_revoked").await, ["ward.officer"]);
        // The thief's further tries tell nobody anything new.
        refresh_with(&thief, &first).await.expect_problem(401, "session_expired");
        assert_eq!(app.addressees("session_family_revoked").await, ["ward.officer"]);
    }

    async fn an_answer_that_was_lost_is_given_again_and_only_one_of_them_goes_on(app) {
        let client = app.stranger();
        let start = refresh_cookie(&log_in(&client, "ward.officer", PASSWORD).await.expect(200));
        let bare = app.stranger();
        let one = refresh_cookie(&refresh_with(&bare, &start).await.expect(200));
        let two = refresh_cookie(&refresh_with(&app.stranger(), &start).await.expect(200));
        assert_ne!(one, two);
        refresh_with(&app.stranger(), &two).await.expect(200);
        // Somebody has gone on with the second one: who comes with the first, or again with the
        // token both came from, ends the session.
        refresh_with(&app.stranger(), &one).await.expect_problem(401, "session_expired");
        assert_eq!(app.addressees("session_family_revoked").await, ["ward.officer"]);
        refresh_with(&app.stranger(), &two).await.expect_problem(401, "session_expired");
    }

    async fn an_old_token_is_never_answered_again(app) {
        let client = app.stranger();
        let start = refresh_cookie(&log_in(&client, "ward.officer", PASSWORD).await.expect(200));
        refresh_with(&app.stranger(), &start).await.expect(200);
        let aged = "UPDATE refresh_token SET used_at = used_at - 11000000 WHERE used_at IS NOT NULL";
        nhipcau_store::Conn::execute_unprepared(app.app.store.writer(), aged).await.unwrap();
        refresh_with(&app.stranger(), &start).await.expect_problem(401, "session_expired");
        assert_eq!(app.addressees("session_family_revoked").await, ["ward.officer"]);
    }

    async fn a_device_not_seen_before_is_told(app) {
        let known = on_own_device(&app, "ward.officer").await;
        assert_eq!(app.addressees("new_sign_in").await, Vec::<String>::new(), "the first is no news");
        log_in(&known, "ward.officer", PASSWORD).await.expect(200);
        assert_eq!(app.addressees("new_sign_in").await, Vec::<String>::new(), "known again");
        let answer = log_in(&app.stranger(), "ward.officer", PASSWORD).await.expect(200);
        assert_eq!(app.addressees("new_sign_in").await, ["ward.officer"]);
        let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
        let device = cookies.iter().find(|cookie| cookie.starts_with("nhipcau_device=")).unwrap();
        for part in ["HttpOnly", "SameSite=Strict", "Path=/api/v1/auth", "Max-Age=34560000"] {
            assert!(device.contains(part), "{device}");
        }
        // Kept as a hash; what is no cookie of ours gives nothing.
        let token = device.trim_start_matches("nhipcau_device=").split(';').next().unwrap().to_owned();
        let own: uuid::Uuid = me(&known).await["id"].as_str().unwrap().parse().unwrap();
        let conn = app.app.store.reader();
        assert!(!nhipcau_store::account::device::is_known(conn, own, &token).await.unwrap());
        let planted = [("content-type", "application/json"), ("cookie", "nhipcau_device=abc")];
        let body = json!({"email": "ward.officer@test.example", "password": PASSWORD}).to_string().into_bytes();
        let answer = app.stranger().request(Method::POST, "/api/v1/auth/login", &planted, Some(body)).await.expect(200);
        assert!(!answer.headers.get_all("set-cookie").iter().any(|value| value.to_str().unwrap().contains("nhipcau_device=abc")));
        assert_eq!(app.addressees("new_sign_in").await.len(), 2);
    }
}
