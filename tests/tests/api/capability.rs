//! Capabilities, the shortlist and the invitations.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use crate::submission::{id_of, open_call};

on_both! {
    async fn a_capability_is_written_listed_and_taken_back(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let body = json!({"organisation_id": app.world.startup, "kind": "product",
            "title": {"vi": "Máy báo trước", "en": "Pre-arrival box"}, "topics": ["prehospital-emergency"],
            "trl": 7, "languages": ["vi", "en"], "seeks": ["pilot"]});
        let made = owner.post("/api/v1/capabilities", body.clone()).await.expect(201);
        let path = format!("/api/v1/capabilities/{}", made.id());
        assert_eq!(made.header("location"), path);
        assert_eq!(made.json["visibility"], "public");
        assert_eq!(made.action("list"), Some(false), "nothing describes it yet");
        owner.transition(&path, json!({"action": "list"})).await.expect_problem(409, "blocked");

        for (field, value, pointer) in [
            ("trl", json!(10), "/trl"),
            ("title", json!({"vi": " "}), "/title"),
            ("topics", json!(["no-such-topic"]), "/topics/0"),
        ] {
            let mut wrong = body.clone();
            wrong[field] = value;
            let refused = owner.post("/api/v1/capabilities", wrong).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["pointer"], pointer);
        }
        let mut unknown = body.clone();
        unknown["colour"] = json!("red");
        owner.post("/api/v1/capabilities", unknown).await.expect_problem(422, "invalid");
        let lab = app.sign_in("lab.owner@test.example").await;
        lab.post("/api/v1/capabilities", body).await.expect_problem(403, "forbidden");
        lab.get(&path).await.expect_problem(404, "not_found");

        let changed = owner.patch(&path, &made.etag(), json!({"summary": {"vi": "Gửi tin từ xe về khoa cấp cứu."}, "trl": null})).await.expect(200);
        assert_eq!(changed.json["trl"], Value::Null);
        assert_eq!(changed.json["title"]["en"], "Pre-arrival box");
        owner.patch(&path, &made.etag(), json!({})).await.expect_problem(412, "stale_version");
        owner.transition(&path, json!({"action": "list"})).await.expect(200);
        let public = app.public().get(&path).await.expect(200);
        assert_eq!(public.json["allowed_actions"], json!([]));
        lab.patch(&path, &public.etag(), json!({})).await.expect_problem(403, "forbidden");
        let found = app.public().get("/api/v1/capabilities?q=b%C3%A1o%20tr%C6%B0%E1%BB%9Bc&topic=prehospital-emergency&count=true").await.expect(200);
        assert_eq!(found.json["total"], 1);
        assert_eq!(app.public().get("/api/v1/capabilities?topic=primary-care&count=true").await.expect(200).json["total"], 0);

        // For brokers only.
        let etag = owner.get(&path).await.expect(200).etag();
        owner.patch(&path, &etag, json!({"visibility": "brokers"})).await.expect(200);
        app.public().get(&path).await.expect_problem(404, "not_found");
        lab.get(&path).await.expect_problem(404, "not_found");
        assert_eq!(lab.get("/api/v1/capabilities?count=true").await.expect(200).json["total"], 0);
        let broker = app.sign_in("science.officer@test.example").await;
        broker.get(&path).await.expect(200);
        assert_eq!(broker.get("/api/v1/capabilities?count=true").await.expect(200).json["total"], 1);
        assert_eq!(owner.get("/api/v1/capabilities?mine=true").await.expect(200).json["items"][0]["id"], made.json["id"]);

        owner.transition(&path, json!({"action": "withdraw"})).await.expect(200);
        broker.get(&path).await.expect_problem(404, "not_found");
        owner.transition(&path, json!({"action": "relist"})).await.expect(200);
        broker.get(&path).await.expect(200);
    }

    async fn shortlist_and_invitations(app) {
        let call = open_call(&app).await;
        let broker = app.sign_in("science.officer@test.example").await;
        let startup = app.sign_in("startup.owner@test.example").await;
        let entry = json!({"organisation_id": app.world.startup, "verdict": "shortlisted", "note": "Đã có sản phẩm."});
        broker.post(&format!("{call}/shortlist"), entry.clone()).await.expect(201);
        let mut second = entry.clone();
        second["verdict"] = json!("rejected");
        broker.post(&format!("{call}/shortlist"), second).await.expect(201);
        let list = broker.get(&format!("{call}/shortlist")).await.expect(200);
        assert_eq!(list.json["items"].as_array().unwrap().len(), 1, "a judgement takes the place of the earlier one");
        broker.post(&format!("{call}/shortlist"), entry).await.expect(201);

        let body = json!({"organisation_id": app.world.startup, "message": "Mời đơn vị tham gia."});
        let made = broker.post(&format!("{call}/invitations"), body.clone()).await.expect(201);
        broker.post(&format!("{call}/invitations"), body.clone()).await.expect_problem(409, "duplicate");
        let own = json!({"organisation_id": app.world.ward, "message": ""});
        broker.post(&format!("{call}/invitations"), own).await.expect_problem(409, "blocked");
        let path = format!("/api/v1/invitations/{}", made.id());
        assert_eq!(made.header("location"), path);

        // The broker's desk is the broker's alone.
        for who in ["health.approver", "ward.approver", "startup.owner", "operator"] {
            let person = app.sign_in(&format!("{who}@test.example")).await;
            person.get(&format!("{call}/shortlist")).await.expect_problem(403, "forbidden");
            person.get(&format!("{call}/invitations")).await.expect_problem(403, "forbidden");
            person.post(&format!("{call}/invitations"), body.clone()).await.expect_problem(403, "forbidden");
        }
        app.sign_in("lab.owner@test.example").await.get(&path).await.expect_problem(404, "not_found");

        assert!(startup.get("/api/v1/me/tasks").await.expect(200).text.contains("answer_invitation"));
        assert_eq!(startup.get("/api/v1/invitations?mine=true").await.expect(200).json["items"][0]["id"], made.json["id"]);
        startup.transition(&path, json!({"action": "decline"})).await.expect_problem(422, "invalid");
        startup.transition(&path, json!({"action": "decline", "reason": "Chưa đủ người."})).await.expect(200);
        let seen = broker.get(&format!("{call}/invitations")).await.expect(200);
        assert_eq!(seen.json["items"][0]["reason"], "Chưa đủ người.");
        assert_eq!(seen.json["funnel"], json!({"shortlisted": 1, "invited": 1, "accepted": 0, "declined": 1}));
        startup.transition(&path, json!({"action": "accept"})).await.expect(200);
        broker.transition(&path, json!({"action": "accept"})).await.expect_problem(403, "forbidden");
        assert_eq!(id_of(&path), made.id());
        app.settle().await;
        let mails = app.mails();
        assert!(mails.iter().any(|mail| mail.contains("startup.owner@test.example")));
        assert!(mails.iter().any(|mail| mail.contains("science.approver@test.example")));
    }
}
