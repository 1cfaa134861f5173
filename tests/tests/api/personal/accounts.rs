//! People's accounts as the operators see and change them.

use nhipcau_app::setup::{self, SetupPerson};
use nhipcau_tests::{Client, PASSWORD, TestApp, on_both};
use serde_json::{Value, json};

use super::{filed, recorded};
use crate::stages::person;

const ACCOUNTS: &str = "/api/v1/operations/accounts";

async fn id_of(app: &TestApp, name: &str) -> String {
    let email = format!("{name}@test.example");
    let found = nhipcau_store::person::find_by_email(app.app.store.reader(), &email).await;
    found.unwrap().unwrap().id.to_string()
}

async fn patch(operator: &Client, path: &str, body: Value) -> nhipcau_tests::Answer {
    let etag = operator.get(path).await.expect(200).etag();
    operator.patch(path, &etag, body).await
}

async fn second_operator(app: &TestApp) -> Client {
    let body = SetupPerson {
        email: "second@test.example".to_owned(),
        name: "Người vận hành thứ hai".to_owned(),
        password: Some(PASSWORD.to_owned()),
        operator: true,
        ..Default::default()
    };
    setup::person(&app.app, &body).await.unwrap();
    app.sign_in("second@test.example").await
}

async fn log_in(client: &Client, name: &str) -> nhipcau_tests::Answer {
    let body = json!({"email": format!("{name}@test.example"), "password": PASSWORD});
    client.post("/api/v1/auth/login", body).await
}

on_both! {
    async fn accounts_are_found_page_by_page_and_looking_is_on_record_once_a_day(app) {
        let operator = person(&app, "operator").await;
        let first = operator.get(&format!("{ACCOUNTS}?limit=7")).await.expect(200);
        let (mut seen, mut next) = (Vec::new(), Some(first.json));
        while let Some(page) = next.take() {
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["email"].as_str().unwrap().to_owned()));
            if let Some(cursor) = page["next_cursor"].as_str() {
                next = Some(operator.get(&format!("{ACCOUNTS}?limit=7&cursor={cursor}")).await.expect(200).json);
            }
        }
        assert_eq!(seen.len(), 21, "{seen:?}");
        let unique: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!(unique.len(), seen.len());
        // By a part of the name without accents, by the address; pages of what was sought.
        let sought = operator.get(&format!("{ACCOUNTS}?q=nguoi%20thu%20EXPERT&limit=4")).await.expect(200).json;
        assert_eq!(sought["items"].as_array().unwrap().len(), 4);
        let cursor = sought["next_cursor"].as_str().unwrap();
        let rest = operator.get(&format!("{ACCOUNTS}?q=nguoi%20thu%20EXPERT&limit=100&cursor={cursor}")).await.expect(200).json;
        assert_eq!(rest["items"].as_array().unwrap().len(), 5, "{rest}");
        assert!(rest["next_cursor"].is_null());
        let one = operator.get(&format!("{ACCOUNTS}?q=startup.owner%40test")).await.expect(200).json;
        let account = &one["items"][0];
        assert_eq!((&account["email"], &account["memberships"][0]["role"]), (&json!("startup.owner@test.example"), &json!("owner")));
        assert_eq!((&account["suspended"], &account["erased"], &account["second_factor"]), (&json!(false), &json!(false), &json!(false)));
        assert!(account["last_seen_at"].is_null(), "{account}");
        person(&app, "startup.owner").await;
        let path = format!("{ACCOUNTS}/{}", account["id"].as_str().unwrap());
        assert!(operator.get(&path).await.expect(200).json["last_seen_at"].is_string());

        let looks = async || recorded(&app).await.into_iter().filter(|(name, _)| name == "person.accounts").count();
        assert_eq!(looks().await, 1);
        app.forward_days(1).await;
        operator.get(&path).await.expect(200);
        operator.get(ACCOUNTS).await.expect(200);
        assert_eq!(looks().await, 2);
        // The auditor reads that somebody looked.
        let log = person(&app, "auditor").await.get("/api/v1/audit?noun=person&limit=100").await.expect(200).json;
        assert!(log["items"].as_array().unwrap().iter().any(|item| item["action"] == "accounts"), "{log}");
        for name in ["auditor", "science.approver", "startup.owner"] {
            let other = person(&app, name).await;
            other.get(ACCOUNTS).await.expect_problem(403, "forbidden");
            other.get(&path).await.expect_problem(403, "forbidden");
            other.post(&format!("{path}/end-sessions"), json!({"reason": "x"})).await.expect_problem(403, "forbidden");
        }
        app.public().get(ACCOUNTS).await.expect_problem(401, "unauthenticated");
    }

    async fn who_is_suspended_is_out_at_once_and_told_once(app) {
        let operator = person(&app, "operator").await;
        let device = app.stranger();
        let signed_in = log_in(&device, "ward.officer").await.expect(200);
        let mut officer = app.stranger();
        officer.use_token(signed_in.json["access_token"].as_str().map(str::to_owned));
        officer.get("/api/v1/me").await.expect(200);
        let path = format!("{ACCOUNTS}/{}", id_of(&app, "ward.officer").await);
        patch(&operator, &path, json!({"suspended": true})).await.expect(422);
        let wanting = patch(&operator, &path, json!({"suspended": true, "reason": " "})).await.expect_problem(422, "invalid");
        assert_eq!(wanting.json["errors"][0]["pointer"], "/reason");
        operator.patch(&path, "\"v99\"", json!({"suspended": true, "reason": "x"})).await.expect_problem(412, "stale_version");
        let done = patch(&operator, &path, json!({"suspended": true, "reason": "Nghi bị chiếm tài khoản."})).await.expect(200).json;
        assert_eq!(done["suspended"], true);
        officer.get("/api/v1/me").await.expect_problem(401, "session_expired");
        device.post("/api/v1/auth/refresh", json!({})).await.expect_problem(401, "session_expired");
        assert_eq!(app.addressees("account_changed").await, ["ward.officer"]);

        // The right password gets the answer of a wrong one, to the letter, and one mail.
        let right = log_in(&app.stranger(), "ward.officer").await.expect_problem(401, "invalid_credentials");
        let body = json!({"email": "ward.approver@test.example", "password": "sai-mat-khau-roi"});
        let wrong = app.stranger().post("/api/v1/auth/login", body).await.expect_problem(401, "invalid_credentials");
        let without = |answer: &nhipcau_tests::Answer| {
            let mut json = answer.json.clone();
            json.as_object_mut().unwrap().remove("request_id");
            json
        };
        assert_eq!(without(&right), without(&wrong));
        assert_eq!(app.addressees("account_changed").await.len(), 2);
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        log_in(&device, "ward.officer").await.expect_problem(401, "invalid_credentials");
        assert_eq!(app.addressees("account_changed").await.len(), 2, "told once");
        let mail = app.last_mail_to("ward.officer@test.example").await;
        assert!(mail.contains("/app/security"), "{mail}");
        // A new password does not open the account either.
        app.public().post("/api/v1/auth/password/forgot", json!({"email": "ward.officer@test.example"})).await.expect(202);
        let token = app.link_token("ward.officer@test.example").await;
        let reset = json!({"token": token, "password": "cau tre lac leo ba nhip"});
        app.public().post("/api/v1/auth/password/reset", reset).await.expect(204);
        let again = json!({"email": "ward.officer@test.example", "password": "cau tre lac leo ba nhip"});
        tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
        app.stranger().post("/api/v1/auth/login", again.clone()).await.expect_problem(401, "invalid_credentials");

        patch(&operator, &path, json!({"suspended": false, "reason": "Đã xác minh."})).await.expect(200);
        tokio::time::sleep(std::time::Duration::from_millis(4_100)).await;
        app.stranger().post("/api/v1/auth/login", again).await.expect(200);
        let acts: Vec<_> = recorded(&app).await.into_iter().filter(|(name, _)| name == "person.suspend" || name == "person.restore").collect();
        let said: Vec<_> = acts.iter().map(|(name, event)| (name.as_str(), event.payload["reason"].as_str().unwrap(), event.audience.as_str())).collect();
        assert_eq!(said, [("person.suspend", "Nghi bị chiếm tài khoản.", "parties"), ("person.restore", "Đã xác minh.", "parties")]);
    }

    async fn parts_are_given_and_taken_but_never_the_last_operator(app) {
        let operator = person(&app, "operator").await;
        let own = format!("{ACCOUNTS}/{}", id_of(&app, "operator").await);
        for body in [json!({"operator": false, "reason": "Nghỉ."}), json!({"suspended": true, "reason": "Nghỉ."})] {
            patch(&operator, &own, body).await.expect_problem(409, "last_operator");
        }
        // Another operator who may not sign in is none.
        let second = second_operator(&app).await;
        let other = format!("{ACCOUNTS}/{}", id_of(&app, "second").await);
        patch(&operator, &other, json!({"suspended": true, "reason": "Vắng."})).await.expect(200);
        second.get("/api/v1/me").await.expect_problem(401, "session_expired");
        patch(&operator, &own, json!({"operator": false, "reason": "Nghỉ."})).await.expect_problem(409, "last_operator");
        patch(&operator, &other, json!({"suspended": false, "reason": "Đã về."})).await.expect(200);

        let path = format!("{ACCOUNTS}/{}", id_of(&app, "lab.owner").await);
        let made = patch(&operator, &path, json!({"auditor": true, "expert": true, "reason": "Theo quyết định 12."})).await.expect(200).json;
        assert_eq!((&made["auditor"], &made["expert"], &made["operator"]), (&json!(true), &json!(true), &json!(false)));
        assert_eq!(person(&app, "lab.owner").await.get("/api/v1/me").await.expect(200).json["is_auditor"], true);
        // An expert by an operator's word is not listed: that is for the person to say.
        let experts = person(&app, "science.officer").await.get("/api/v1/experts").await.expect(200);
        assert!(!experts.text.contains("lab.owner"), "{}", experts.text);
        // The same again changes nothing.
        let same = patch(&operator, &path, json!({"auditor": true, "reason": "Nữa."})).await.expect(200).json;
        assert_eq!(same["version"], made["version"]);
        let acts: Vec<_> = recorded(&app).await.into_iter().filter(|(name, _)| name == "person.change_parts").collect();
        assert_eq!(acts.len(), 1);
        assert_eq!(acts[0].1.payload, json!({"auditor": true, "expert": true, "reason": "Theo quyết định 12."}));

        patch(&operator, &own, json!({"operator": false, "reason": "Bàn giao."})).await.expect(200);
        operator.get(ACCOUNTS).await.expect_problem(403, "forbidden");
        let third = app.sign_in("second@test.example").await;
        third.get(ACCOUNTS).await.expect(200);
    }

    async fn sessions_are_ended_and_a_lost_second_factor_is_taken_away(app) {
        let operator = person(&app, "operator").await;
        let path = format!("{ACCOUNTS}/{}", id_of(&app, "health.officer").await);
        let officer = app.sign_in("health.officer@test.example").await;
        let why = json!({"reason": "Mất máy tính."});
        operator.post(&format!("{path}/reset-second-factor"), why.clone()).await.expect_problem(409, "second_factor_off");
        let started = officer.post("/api/v1/auth/second-factor", json!({"password": PASSWORD})).await.expect(201);
        let secret = started.json["secret"].as_str().unwrap().to_owned();
        let code = crate::account::second_factor::code(&secret, 0);
        officer.post("/api/v1/auth/second-factor/confirm", json!({"code": code})).await.expect(200);
        assert_eq!(operator.get(&path).await.expect(200).json["second_factor"], true);
        log_in(&app.stranger(), "health.officer").await.expect_problem(401, "second_factor_needed");
        operator.post(&format!("{path}/reset-second-factor"), why.clone()).await.expect(204);
        log_in(&app.stranger(), "health.officer").await.expect(200);

        officer.get("/api/v1/me").await.expect(200);
        operator.post(&format!("{path}/end-sessions"), json!({"reason": ""})).await.expect_problem(422, "invalid");
        operator.post(&format!("{path}/end-sessions"), why.clone()).await.expect(204);
        officer.get("/api/v1/me").await.expect_problem(401, "session_expired");
        assert_eq!(app.addressees("account_changed").await, ["health.officer", "health.officer"]);
        let nobody = format!("{ACCOUNTS}/{}", uuid::Uuid::nil());
        operator.get(&nobody).await.expect_problem(404, "not_found");
        operator.post(&format!("{nobody}/end-sessions"), why).await.expect_problem(404, "not_found");
        let names: Vec<_> = recorded(&app).await.into_iter().map(|(name, _)| name).collect();
        for act in ["person.end_sessions", "person.reset_second_factor"] {
            assert_eq!(names.iter().filter(|name| *name == act).count(), 1, "{act}");
        }
    }

    async fn an_erased_account_is_changed_no_more(app) {
        let operator = person(&app, "operator").await;
        let path = format!("{ACCOUNTS}/{}", id_of(&app, "startup.editor").await);
        let request = filed(&person(&app, "startup.editor").await, "erasure").await;
        operator.transition(&request, json!({"action": "complete"})).await.expect(200);
        let seen = operator.get(&path).await.expect(200).json;
        assert_eq!((&seen["erased"], &seen["email"], &seen["memberships"]), (&json!(true), &json!(""), &json!([])));
        patch(&operator, &path, json!({"operator": true, "reason": "x"})).await.expect_problem(409, "account_erased");
        operator.post(&format!("{path}/end-sessions"), json!({"reason": "x"})).await.expect_problem(409, "account_erased");
    }
}
