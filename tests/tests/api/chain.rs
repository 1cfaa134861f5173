//! The whole chain of one need, station by station, through the API alone: from the ward
//! station's draft to measured use, and the one page that traces it.

use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use crate::stages::{agreed, awarded, judged, laid_up, person, today, work};

on_both! {
    async fn from_a_need_to_measured_use(app) {
        walk(&app).await;
        // Everybody was told in time.
        let mails = app.mails();
        for address in [
            "startup.owner@test.example",
            "lab.owner@test.example",
            "health.officer@test.example",
            "expert1@test.example",
        ] {
            assert!(mails.iter().any(|mail| mail.contains(address)), "no mail to {address}");
        }
    }
}

/// Walks the whole chain.
pub async fn walk(app: &TestApp) {
    // Order, invitation, sealed submissions, opening, council, decision.
    let constraints =
        json!({"uses_personal_data": true, "needs_ethics_approval": true, "uses_ai": true});
    let decided = awarded(app, constraints).await;
    let call = decided.call.clone();
    let health = person(app, "health.approver").await;
    let officer = person(app, "health.officer").await;
    let broker = person(app, "science.approver").await;
    let startup = person(app, "startup.owner").await;
    let lab = person(app, "lab.owner").await;
    assert_eq!(health.get(&call).await.expect(200).json["status"], "awarded");
    assert_eq!(startup.get(&decided.winner).await.expect(200).json["status"], "awarded");
    assert_eq!(lab.get(&decided.loser).await.expect(200).json["status"], "ineligible");
    // Anybody can recompute the result from the anonymous sheets.
    let ranking = app.public().get(&format!("{call}/ranking")).await.expect(200);
    assert_eq!(ranking.json["computed"][0]["rank"], 1);

    // The agreement waits for the standstill, then both parties sign.
    agreed(app, &call).await;
    let challenge = health.get(&call).await.expect(200).id();
    let created =
        officer.post("/api/v1/pilots", json!({"challenge_id": challenge})).await.expect(201);
    let pilot = format!("/api/v1/pilots/{}", created.id());
    assert_eq!(health.get(&call).await.expect(200).json["status"], "in_pilot");
    // Nothing starts without ethics approval, data annex and risk class.
    health.transition(&pilot, json!({"action": "start"})).await.expect_problem(409, "blocked");
    let etag = officer.get(&pilot).await.expect(200).etag();
    let set_up = json!({
        "ethics_reference": "HĐĐĐ 12/2026", "data_annex_reference": "PL-01", "ai_risk_class": "medium",
    });
    officer.patch(&pilot, &etag, set_up).await.expect(200);
    health.transition(&pilot, json!({"action": "start"})).await.expect(200);
    app.forward_days(60).await;
    work(app, &pilot).await;
    startup.transition(&pilot, json!({"action": "send_to_acceptance"})).await.expect(200);

    // The acceptance council grades, the broker recognises, the department adopts.
    judged(app, &call, &pilot, "excellent").await;
    let accepted = broker.transition(&pilot, json!({"action": "accept"})).await.expect(200);
    assert_eq!(accepted.json["grade"], "excellent");
    let recognition = json!({
        "number": "88/QĐ-SKHCN", "decided_on": today(app),
        "attachment_id": laid_up(app, "science", &pilot, "decision").await,
    });
    broker.post(&format!("{pilot}/recognition"), recognition).await.expect(201);
    let follow_up = json!({
        "number": "205/QĐ-SYT", "decided_on": today(app), "outcome": "adopt",
        "attachment_id": laid_up(app, "health", &pilot, "decision").await,
    });
    health.post(&format!("{pilot}/follow-up"), follow_up).await.expect(201);
    let id = pilot.rsplit('/').next().unwrap();
    let deployment = json!({
        "pilot_id": id, "organisation_id": app.world.ward, "site": "Trạm Y tế phường Thử",
        "started_on": today(app), "use": "direct", "people_reached": 1200,
    });
    officer.post("/api/v1/deployments", deployment).await.expect(201);
    assert_eq!(health.get(&call).await.expect(200).json["status"], "completed");
    app.settle().await;

    // One page traces all of it, for anybody, each entry at its place in the log.
    let trace = app.public().get(&format!("{call}/trace")).await.expect(200);
    let stages = trace.json["stages"].as_array().unwrap();
    let keys: Vec<_> = stages.iter().map(|stage| stage["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["order", "match", "submission", "decision", "pilot", "use"]);
    for stage in stages {
        // Use goes on: the register asks again each year.
        let expected = if stage["key"] == "use" { "current" } else { "done" };
        assert_eq!(stage["status"], expected, "{stage}");
        let entries = stage["entries"].as_array().unwrap();
        assert!(!entries.is_empty(), "{stage}");
        assert!(entries.iter().all(|entry| entry["seq"].as_i64().is_some()), "{stage}");
    }
    // What the lab wrote is nobody's business but the parties'.
    assert!(!trace.text.contains("Giải pháp của lab.owner"));
    assert_eq!(app.public().get(&decided.loser).await.json["code"], Value::from("not_found"));
}
