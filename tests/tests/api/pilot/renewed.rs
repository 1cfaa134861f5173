//! An agreement that has run out under its pilot, and what the parties are told on the way.

use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use super::{MODEST, active};
use crate::stages::{awarded, laid_up, person, signed, terms};

/// The kinds of a person's notifications, the latest first.
async fn told(app: &TestApp, name: &str) -> Vec<String> {
    let list = person(app, name).await.get("/api/v1/me/notifications?limit=100").await.expect(200);
    let items = list.json["items"].as_array().unwrap();
    items.iter().map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

async fn count(app: &TestApp, name: &str, kind: &str) -> usize {
    told(app, name).await.iter().filter(|found| *found == kind).count()
}

/// Everybody who works on the pilot for one of its parties.
const EVERYBODY: [&str; 7] = [
    "startup.owner",
    "startup.editor",
    "health.officer",
    "health.approver",
    "science.officer",
    "science.approver",
    "ward.approver",
];

on_both! {
    async fn a_paused_pilot_goes_on_under_a_new_agreement(app) {
        let (call, path) = active(&app).await;
        let approver = person(&app, "health.approver").await;
        let officer = person(&app, "health.officer").await;
        let solver = person(&app, "startup.owner").await;
        let first = officer.get(&path).await.expect(200).json["agreement_id"].clone();
        let challenge = officer.get(&call).await.expect(200).id();
        // While one is in force there is no second.
        officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect_problem(409, "blocked");
        solver.transition(&path, json!({"action": "pause", "reason": "Bệnh nhân dị ứng miếng dán."})).await.expect(200);
        app.forward_days(201).await;
        approver.transition(&path, json!({"action": "resume"})).await.expect_problem(409, "blocked");
        let tasks = officer.get("/api/v1/me/tasks").await.expect(200);
        assert!(tasks.text.contains("draw_up_agreement"), "{}", tasks.text);

        // The clock need not have said so on record.
        let made = officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect(201);
        let agreement = format!("/api/v1/agreements/{}", made.id());
        approver.transition(&path, json!({"action": "resume"})).await.expect_problem(409, "blocked");
        signed(&app, &agreement).await;
        let seen = officer.get(&path).await.expect(200);
        assert_eq!(seen.json["agreement_id"], json!(made.id()));
        let old = officer.get(&format!("/api/v1/agreements/{}", first.as_str().unwrap())).await.expect(200);
        assert_eq!(old.json["status"], "expired");
        approver.transition(&path, json!({"action": "resume"})).await.expect(200);
        let tasks = officer.get("/api/v1/me/tasks").await.expect(200);
        assert!(!tasks.text.contains("draw_up_agreement"), "{}", tasks.text);
        // One that a pilot runs under is not ended.
        solver.transition(&agreement, json!({"action": "terminate", "reason": "x"})).await.expect_problem(409, "blocked");
    }

    async fn a_halt_is_told_to_all_parties_at_once(app) {
        let (_, path) = active(&app).await;
        let approver = person(&app, "health.approver").await;
        let solver = person(&app, "startup.owner").await;
        solver.transition(&path, json!({"action": "pause", "reason": "Sự cố an toàn người bệnh."})).await.expect(200);
        approver.transition(&path, json!({"action": "resume"})).await.expect(200);
        approver.transition(&path, json!({"action": "terminate", "reason": "Hết kinh phí."})).await.expect(200);
        for name in EVERYBODY {
            // Nobody is told of their own act.
            let own = |who: &str| usize::from(name != who);
            assert_eq!(count(&app, name, "pilot_paused").await, own("startup.owner"), "{name}");
            assert_eq!(count(&app, name, "pilot_resumed").await, own("health.approver"), "{name}");
            assert_eq!(count(&app, name, "pilot_terminated").await, own("health.approver"), "{name}");
        }
        assert_eq!(count(&app, "other.owner", "pilot_paused").await, 0);
        let list = approver.get("/api/v1/me/notifications?limit=100").await.expect(200);
        let paused = list.json["items"].as_array().unwrap().iter().find(|item| item["kind"] == "pilot_paused").unwrap();
        assert_eq!(paused["params"]["reason"], "Sự cố an toàn người bệnh.");
        assert_eq!(paused["params"]["by"]["vi"], "Công ty Nhịp Tim");
    }

    async fn signatures_taken_back_and_an_agreement_ended_are_told(app) {
        let call = awarded(&app, MODEST()).await.call;
        app.forward_days(9).await;
        let officer = person(&app, "health.officer").await;
        let approver = person(&app, "health.approver").await;
        let solver = person(&app, "startup.owner").await;
        let challenge = officer.get(&call).await.expect(200).id();
        let made = officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect(201);
        let path = format!("/api/v1/agreements/{}", made.id());
        let file = laid_up(&app, "health", &path, "agreement").await;
        approver.transition(&path, json!({"action": "sign", "attachment_id": file})).await.expect(200);
        solver.transition(&path, json!({"action": "revise", "reason": "Sai địa điểm."})).await.expect(200);
        solver.transition(&path, json!({"action": "terminate", "reason": "Không đủ người."})).await.expect(200);
        for name in ["startup.editor", "health.officer", "health.approver", "science.officer", "science.approver"] {
            assert_eq!(count(&app, name, "agreement_revised").await, 1, "{name}");
            assert_eq!(count(&app, name, "agreement_terminated").await, 1, "{name}");
        }
        assert_eq!(count(&app, "startup.owner", "agreement_terminated").await, 0);
        assert_eq!(count(&app, "ward.approver", "agreement_terminated").await, 0);
        let seen: Value = officer.get(&path).await.expect(200).json;
        assert_eq!(seen["status"], "terminated");
    }
}
