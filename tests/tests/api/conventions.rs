//! What every route does alike: errors, versions, idempotency, limits.

mod conditional;
mod cursors;
mod keys;
mod texts;

use nhipcau_tests::on_both;
use reqwest::Method;
use serde_json::json;

use crate::challenge::draft;

on_both! {
    async fn wrong_requests_get_clear_answers(app) {
        let public = app.public();
        public.get("/api/v1/nothing").await.expect_problem(404, "not_found");
        public.get("/api/v1/challenges/not-an-id").await.expect_problem(404, "not_found");
        let wrong_method = public.delete("/api/v1/challenges").await.expect_problem(405, "method_not_allowed");
        assert_eq!(wrong_method.header("allow"), "GET, HEAD, POST");
        public.get("/api/v1/me").await.expect_problem(401, "unauthenticated");
        public.get("/api/v1/challenges?colour=red").await.expect_problem(400, "malformed_parameter");
        public.get("/api/v1/challenges?status=happy").await.expect_problem(400, "malformed_parameter");
        public.get("/api/v1/challenges?limit=1000").await.expect_problem(422, "invalid");
        public.get("/api/v1/challenges?cursor=zz").await.expect_problem(400, "malformed_parameter");
        // What PostgreSQL could not even compare is refused at the door.
        for path in ["challenges?province=a%00b", "organisations?q=%00", "capabilities?topic=x&external_id=%00"] {
            public.get(&format!("/api/v1/{path}")).await.expect_problem(400, "malformed_parameter");
        }
        public.get("/vi/bai-toan/a%00b").await.expect(404);
        public.get("/vi/to-chuc?q=a%00b").await.expect(400);
        // Demonstration doors do not exist in production.
        public.get("/api/v1/auth/demo").await.expect_problem(404, "not_found");
        public.post("/api/v1/auth/demo", json!({"key": "x"})).await.expect_problem(404, "not_found");
        public.get("/api/v1/demo/clock").await.expect_problem(404, "not_found");

        let officer = app.sign_in("ward.officer@test.example").await;
        let plain = |body: &str| Some(body.as_bytes().to_vec());
        let kind = [("content-type", "application/json")];
        officer.request(Method::POST, "/api/v1/challenges", &kind, plain("{\"kind\":")).await.expect_problem(400, "malformed_json");
        officer.request(Method::POST, "/api/v1/challenges", &kind, plain("\u{0}\u{1}")).await.expect_problem(400, "malformed_json");
        officer.request(Method::POST, "/api/v1/challenges", &[("content-type", "text/plain")], plain("{}")).await.expect_problem(415, "unsupported_media_type");
        let missing = officer.post("/api/v1/challenges", json!({"kind": "contest"})).await.expect_problem(422, "invalid");
        assert_eq!(missing.json["errors"][0]["code"], "required");
        let owner = app.sign_in("startup.owner@test.example").await;
        for day in ["-0001-01-01", "0026-01-01", "2201-01-01", "2026-02-30"] {
            let body = json!({
                "organisation_id": app.world.startup, "kind": "research_result", "title": {"vi": "Kết quả"},
                "origin_task": {"code": "KC-1", "level": "national", "accepted_on": day, "grade": "pass"},
            });
            owner.post("/api/v1/capabilities", body).await.expect_problem(422, "invalid");
        }
        let large = format!("{{\"title\":\"{}\"}}", "x".repeat(600 * 1024));
        officer.request(Method::POST, "/api/v1/challenges", &kind, plain(&large)).await.expect_problem(413, "payload_too_large");

        let path = draft(&app, &officer).await;
        let section = format!("{path}/sections/problem");
        officer.send(Method::PATCH, &section, &[], json!({})).await.expect_problem(428, "precondition_required");
        officer.patch(&section, "\"elsewhere\"", json!({})).await.expect_problem(412, "stale_version");
        officer.patch(&format!("{path}/sections/poem"), "\"v0\"", json!({})).await.expect_problem(404, "not_found");
        let unknown = officer.patch(&section, "\"v0\"", json!({"measures": []})).await.expect_problem(422, "invalid");
        assert_eq!(unknown.json["errors"][0]["pointer"], "/measures");
        let long = officer.patch(&section, "\"v0\"", json!({"text": {"vi": "x".repeat(4_001)}})).await.expect_problem(422, "invalid");
        assert_eq!(long.json["errors"][0]["code"], "too_long");
        let english = officer.clone().in_english();
        let long = english.patch(&section, "\"v0\"", json!({"text": {"vi": "x".repeat(4_001)}})).await.expect_problem(422, "invalid");
        assert!(long.json["errors"][0]["message"].as_str().unwrap().contains("4,000"), "{}", long.text);
    }

    async fn tokens_are_checked(app) {
        let mut client = app.sign_in("ward.officer@test.example").await;
        client.get("/api/v1/me").await.expect(200);
        let good = client.token().unwrap().to_owned();
        let mut forged = good.clone();
        forged.replace_range(good.len() - 4.., "AAAA");
        client.use_token(Some(forged));
        client.get("/api/v1/me").await.expect_problem(401, "session_expired");
        client.use_token(Some("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.".to_owned()));
        client.get("/api/v1/me").await.expect_problem(401, "session_expired");
        client.use_token(Some(good));
        // Leaving ends the session for the token that is still out.
        client.post("/api/v1/auth/refresh", json!({})).await.expect(200);
        client.post("/api/v1/auth/logout", json!({})).await.expect(204);
        client.get("/api/v1/me").await.expect_problem(401, "session_expired");
        app.public().post("/api/v1/auth/login", json!({"email": "ward.officer@test.example", "password": "khong-phai-the"})).await.expect_problem(401, "invalid_credentials");
        app.public().post("/api/v1/auth/login", json!({"email": "nobody@test.example", "password": "khong-phai-the"})).await.expect_problem(401, "invalid_credentials");
    }

    async fn a_repeated_key_has_the_effect_of_one(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let body = json!({
            "programme_id": app.world.programme, "proposer_id": app.world.ward, "kind": "solution_order",
            "title": {"vi": "Một bài toán"},
        });
        let key = [("idempotency-key", "k-1")];
        let first = officer.send(Method::POST, "/api/v1/challenges", &key, body.clone()).await.expect(201);
        let again = officer.send(Method::POST, "/api/v1/challenges", &key, body.clone()).await.expect(201);
        assert_eq!(first.id(), again.id());
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(again.header("location"), first.header("location"));
        let other = json!({"programme_id": app.world.programme, "proposer_id": app.world.ward, "kind": "contest", "title": {"vi": "Khác"}});
        officer.send(Method::POST, "/api/v1/challenges", &key, other.clone()).await.expect_problem(422, "idempotency_key_reused");
        // Another person's key is another key.
        let approver = app.sign_in("ward.approver@test.example").await;
        let theirs = approver.send(Method::POST, "/api/v1/challenges", &key, body).await.expect(201);
        assert_ne!(theirs.id(), first.id());
        // A refused request gives its key back.
        let key = [("idempotency-key", "k-2")];
        officer.send(Method::POST, "/api/v1/challenges", &key, json!({"kind": "contest"})).await.expect(422);
        officer.send(Method::POST, "/api/v1/challenges", &key, other).await.expect(201);
    }
}
