//! A challenge from the unit's draft to its publication.

use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

/// Fills every required section of a challenge.
pub async fn fill(client: &nhipcau_tests::Client, path: &str) {
    for (key, content) in [
        (
            "context",
            json!({"text": {"vi": "Trạm hiện gọi điện báo từng ca cho bệnh viện tuyến trên."}}),
        ),
        (
            "problem",
            json!({"text": {"vi": "Mỗi tháng có khoảng 40 ca cấp cứu đến viện mà khoa cấp cứu chưa biết trước.", "en": "About 40 emergencies a month arrive unannounced."}}),
        ),
        (
            "outcome",
            json!({"text": {"vi": "Khoa cấp cứu biết trước khi xe tới."}, "measures": [
            {"name": {"vi": "Tỷ lệ ca được báo trước"}, "unit": "%", "baseline": 12.0, "target": 80.0, "direction": "increase"},
            {"name": {"vi": "Thời gian bàn giao"}, "unit": "phút", "baseline": 14.0, "target": 6.0, "direction": "decrease"}]}),
        ),
        (
            "sites",
            json!({"province": "79", "sites": ["Trạm Y tế phường Thử", "Bệnh viện tuyến trên"]}),
        ),
        (
            "budget",
            json!({"min": {"amount": 200_000_000, "currency": "VND"}, "max": {"amount": 900_000_000, "currency": "VND"}, "sources": ["science_fund"]}),
        ),
        ("timeline", json!({"pilot_months": 6})),
        ("topics", json!({"topics": ["prehospital-emergency"]})),
        ("evaluation", json!({"rule_set": "hcm-selection-2026"})),
    ] {
        client.write_section(path, key, content).await.expect(200);
    }
}

/// Begins a challenge of the ward station.
pub async fn draft(app: &TestApp, client: &nhipcau_tests::Client) -> String {
    let body = json!({
        "programme_id": app.world.programme, "proposer_id": app.world.ward, "kind": "solution_order",
        "title": {"vi": "Báo trước cấp cứu ngoại viện", "en": "Pre-arrival notice of emergencies"},
        "summary": {"vi": "Tìm giải pháp để khoa cấp cứu biết trước ca bệnh."},
    });
    let created = client.post("/api/v1/challenges", body).await.expect(201);
    assert_eq!(created.json["status"], "draft");
    assert_eq!(created.etag(), "\"v1\"");
    let path = format!("/api/v1/challenges/{}", created.id());
    assert_eq!(created.header("location"), path);
    path
}

on_both! {
    async fn from_draft_to_open(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        let approver = app.sign_in("ward.approver@test.example").await;

        // Nobody else knows of the draft.
        let health = app.sign_in("health.approver@test.example").await;
        health.get(&path).await.expect_problem(404, "not_found");
        app.public().get(&path).await.expect_problem(404, "not_found");

        // Incomplete: shown as blocked, refused when tried.
        let seen = approver.get(&path).await.expect(200);
        assert_eq!(seen.action("propose"), Some(false));
        approver.transition(&path, json!({"action": "propose"})).await.expect_problem(409, "blocked");
        fill(&officer, &path).await;
        let seen = officer.get(&path).await.expect(200);
        assert_eq!(seen.json["completeness"]["missing"], json!([]));
        assert_eq!(seen.action("propose"), None, "an officer prepares and does not sign");
        officer.transition(&path, json!({"action": "propose"})).await.expect_problem(403, "forbidden");
        approver.transition(&path, json!({"action": "propose"})).await.expect(200);

        // The department returns it once, with reasons, then endorses it.
        health.transition(&path, json!({"action": "return"})).await.expect_problem(422, "invalid");
        health.transition(&path, json!({"action": "return", "reason": "Nêu rõ số ca mỗi tháng."})).await.expect(200);
        let seen = officer.get(&path).await.expect(200);
        assert_eq!(seen.json["returned"]["reason"], "Nêu rõ số ca mỗi tháng.");
        approver.transition(&path, json!({"action": "propose"})).await.expect(200);
        let endorsed = health.transition(&path, json!({"action": "endorse"})).await.expect(200);
        assert!(endorsed.json["vetting_due_on"].is_string());

        // The broker approves, the department publishes.
        let science = app.sign_in("science.approver@test.example").await;
        science.transition(&path, json!({"action": "approve"})).await.expect(200);
        let soon = app.now().plus_days(1).to_string();
        health.transition(&path, json!({"action": "publish", "closes_at": soon})).await.expect_problem(409, "blocked");
        let deadline = app.now().plus_days(45).to_string();
        let open = health.transition(&path, json!({"action": "publish", "closes_at": deadline})).await.expect(200);
        assert_eq!(open.json["status"], "open");
        assert_eq!(open.json["closes_at"], deadline);

        // Everybody reads it now; only the parties see who wrote what.
        let public = app.public().get(&path).await.expect(200);
        assert_eq!(public.json["allowed_actions"], json!([]));
        assert_eq!(public.json["vetting_due_on"], Value::Null);
        assert_eq!(public.json["sections"][0]["updated_by"], Value::Null);

        // The deadline passes for readers at once, for the record with the next round.
        app.forward_days(45);
        assert_eq!(app.public().get(&path).await.expect(200).json["status"], "closed");
        app.settle().await;
        let history = health.get(&format!("{path}/history")).await.expect(200);
        let actions: Vec<_> = history.json["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect();
        assert_eq!(actions, ["create", "propose", "return", "propose", "endorse", "approve", "publish", "close"]);
        assert!(history.json["items"].as_array().unwrap().iter().all(|entry| entry["seq"].is_i64()));
    }

    async fn two_people_write_at_once(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let approver = app.sign_in("ward.approver@test.example").await;
        let path = draft(&app, &officer).await;
        let section = format!("{path}/sections/problem");
        let etag = officer.get(&section).await.expect(200).etag();
        assert_eq!(etag, "\"v0\"");
        officer.patch(&section, &etag, json!({"text": {"vi": "Bản của cán bộ."}})).await.expect(200);
        approver.patch(&section, &etag, json!({"text": {"vi": "Bản của lãnh đạo."}})).await.expect_problem(412, "stale_version");
        // Another section is another matter.
        approver.patch(&format!("{path}/sections/context"), "\"v0\"", json!({"text": {"vi": "Bối cảnh."}})).await.expect(200);
        assert_eq!(officer.get(&section).await.expect(200).json["content"]["text"]["vi"], "Bản của cán bộ.");
    }
}
