//! Somebody who was erased cannot come back in by any door, and the address is free for somebody new.

use nhipcau_domain::organisation::Role;
use nhipcau_tests::{PASSWORD, TestApp, on_both};
use serde_json::json;

use super::filed;
use crate::{neighbour::add, stages::person};

async fn erased(app: &TestApp, name: &str) -> (nhipcau_tests::Client, String) {
    let client = person(app, name).await;
    let id = client.get("/api/v1/me").await.expect(200).id();
    let path = filed(&client, "erasure").await;
    person(app, "operator")
        .await
        .transition(&path, json!({"action": "complete"}))
        .await
        .expect(200);
    (client, id)
}

on_both! {
    async fn every_door_is_closed_and_the_address_is_free(app) {
        add(&app, "gone", vec![(app.world.startup, Role::Viewer)]).await;
        let (client, id) = erased(&app, "gone").await;
        client.get("/api/v1/me").await.expect_problem(401, "session_expired");
        client.post("/api/v1/auth/refresh", json!({})).await.expect_problem(401, "session_expired");
        let email = "gone@test.example";
        let public = app.stranger();
        let login = json!({"email": email, "password": PASSWORD});
        public.post("/api/v1/auth/login", login).await.expect_problem(401, "invalid_credentials");
        let members = person(&app, "startup.owner").await.get(&format!("/api/v1/organisations/{}/members", app.world.startup)).await.expect(200);
        assert!(!members.text.contains(&id), "{}", members.text);

        // Neither the address that is left can be registered nor asked for a link.
        let left = format!("erased:{id}");
        let register = |email: &str| json!({"email": email, "password": PASSWORD, "name": "Người mới"});
        public.post("/api/v1/auth/register", register(&left)).await.expect_problem(422, "invalid");
        let outbox = |mails: &[String]| mails.len();
        app.settle().await;
        let before = outbox(&app.mails());
        public.post("/api/v1/auth/password/forgot", json!({"email": left})).await.expect(202);
        app.settle().await;
        assert_eq!(outbox(&app.mails()), before);

        // Whoever reads the mails of the address begins anew, as somebody else.
        public.post("/api/v1/auth/register", register(email)).await.expect(202);
        let token = app.link_token(email).await;
        let session = public.post("/api/v1/auth/confirm", json!({"token": token})).await.expect(200);
        let mut again = app.stranger();
        again.use_token(session.json["access_token"].as_str().map(str::to_owned));
        let me = again.get("/api/v1/me").await.expect(200).json;
        assert_ne!(me["id"], json!(id));
        assert_eq!(me["name"], "Người mới");
    }

    async fn an_operator_may_go_when_another_one_stays(app) {
        let operator = person(&app, "operator").await;
        let path = filed(&operator, "erasure").await;
        operator.transition(&path, json!({"action": "complete"})).await.expect_problem(409, "blocked");
        let body = nhipcau_app::setup::SetupPerson {
            email: "second@test.example".to_owned(),
            name: "Người vận hành thứ hai".to_owned(),
            password: Some(PASSWORD.to_owned()),
            operator: true,
            ..Default::default()
        };
        nhipcau_app::setup::person(&app.app, &body).await.unwrap();
        // With a key, as a browser sends it: the key is the operator's own and goes as well.
        let etag = operator.get(&path).await.expect(200).etag();
        let headers = [("if-match", etag.as_str()), ("idempotency-key", "xoa-chinh-minh-1")];
        let done = operator.send(reqwest::Method::POST, &format!("{path}/transitions"), &headers, json!({"action": "complete"})).await;
        assert_eq!(done.status.as_u16(), 200, "{}", done.text);
        operator.get("/api/v1/me").await.expect_problem(401, "session_expired");
        let second = app.sign_in("second@test.example").await;
        let desk = second.get("/api/v1/operations/data-requests").await.expect(200).json;
        assert_eq!(desk["items"][0]["status"], "completed");
    }
}
