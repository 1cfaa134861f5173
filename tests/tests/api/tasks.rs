//! Whoever has to act next is asked to, and nobody else is.

use nhipcau_app::setup::{self, SetupProgramme};
use nhipcau_domain::{locale::Bilingual, timestamp::Day};
use nhipcau_tests::{Client, on_both};
use serde_json::{Value, json};

use crate::{
    challenge::fill,
    council::stage::Evaluation,
    stages::{open_call, person, sent},
};

/// The kinds of duties of a person.
async fn kinds(client: &Client) -> Vec<String> {
    let tasks = client.get("/api/v1/me/tasks").await.expect(200);
    let items = tasks.json["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|task| task["kind"].as_str().unwrap().to_owned()).collect()
}

async fn has(client: &Client, kind: &str) -> bool {
    kinds(client).await.iter().any(|one| one == kind)
}

on_both! {
    async fn the_broker_convenes_a_council_after_the_screening(app) {
        let call = open_call(&app, json!({})).await;
        let submission = sent(&app, &call, "startup.owner", app.world.startup).await;
        app.forward_days(31).await;
        app.settle().await;
        let broker = person(&app, "science.officer").await;
        assert!(has(&broker, "open_submissions").await);
        broker.transition(&call, json!({"action": "open_submissions"})).await.expect(200);
        assert!(has(&broker, "screen_submissions").await);
        assert!(!has(&broker, "form_selection_council").await);
        broker.transition(&submission, json!({"action": "mark_eligible"})).await.expect(200);
        assert!(!has(&broker, "screen_submissions").await);
        assert!(has(&broker, "form_selection_council").await);
        assert!(!has(&person(&app, "health.officer").await, "form_selection_council").await);
        let body = json!({"kind": "selection", "rule_set": "hcm-selection-2026"});
        broker.post(&format!("{call}/councils"), body).await.expect(201);
        assert!(!has(&broker, "form_selection_council").await);
        assert!(has(&broker, "form_council").await);
    }

    async fn a_call_without_submissions_is_the_orderers_to_end(app) {
        let call = open_call(&app, json!({})).await;
        app.forward_days(31).await;
        app.settle().await;
        let (broker, orderer) = (person(&app, "science.officer").await, person(&app, "health.approver").await);
        assert!(!has(&broker, "open_submissions").await);
        assert!(has(&orderer, "close_without_award").await);
        let officer = person(&app, "health.officer").await;
        assert!(!has(&officer, "close_without_award").await, "it takes a signature");
        let end = json!({"action": "close_without_award", "reason": "Không có hồ sơ."});
        orderer.transition(&call, end).await.expect(200);
        assert!(!has(&orderer, "close_without_award").await);
    }

    async fn an_owner_that_brokers_its_own_programme_vets(app) {
        let programme = SetupProgramme {
            code: "SYT".to_owned(),
            kind: "plan".to_owned(),
            title: Bilingual::vi("Kế hoạch của Sở Y tế"),
            summary: Bilingual::default(),
            owner_id: app.world.health,
            broker_id: app.world.health,
            parties: Vec::new(),
            province: Some("79".to_owned()),
            legal_basis: "Kế hoạch thử nghiệm".to_owned(),
            starts_on: Day::parse("2026-01-01").unwrap(),
            ends_on: nhipcau_domain::timestamp::Day::parse("2030-12-31").unwrap(),
            topics: Vec::new(),
        };
        let programme = setup::programme(&app.app, programme).await.unwrap();
        let health = person(&app, "health.approver").await;
        let body = json!({
            "programme_id": programme.id, "proposer_id": app.world.health, "kind": "solution_order",
            "title": {"vi": "Đặt lịch khám theo giờ"},
        });
        let writes = person(&app, "health.officer").await;
        let path = format!("/api/v1/challenges/{}", writes.post("/api/v1/challenges", body).await.expect(201).id());
        fill(&writes, &path).await;
        health.transition(&path, json!({"action": "submit_for_vetting"})).await.expect(200);
        assert!(has(&person(&app, "health.officer").await, "vet_order").await);
        assert!(!has(&person(&app, "science.officer").await, "vet_order").await);
    }

    async fn brokers_hear_of_organisations_to_verify(app) {
        let owner = person(&app, "startup.owner").await;
        let path = format!("/api/v1/organisations/{}", app.world.startup);
        let broker = person(&app, "science.officer").await;
        assert!(!has(&broker, "verify_organisation").await);
        let ask = json!({"action": "request_verification", "evidence": "Giấy chứng nhận 0312345678"});
        owner.transition(&path, ask).await.expect(200);
        let tasks = broker.get("/api/v1/me/tasks").await.expect(200);
        let task: Vec<&Value> = tasks.json["items"].as_array().unwrap().iter().filter(|one| one["kind"] == "verify_organisation").collect();
        assert_eq!(task.len(), 1);
        assert_eq!(task[0]["link"], format!("/organisations/{}", app.world.startup));
        assert!(!has(&person(&app, "health.officer").await, "verify_organisation").await);
        assert!(!has(&owner, "verify_organisation").await);
        let refuse = json!({"action": "refuse", "reason": "Giấy chứng nhận đã hết hạn."});
        broker.transition(&path, refuse).await.expect(200);
        assert!(!has(&broker, "verify_organisation").await);
    }

    async fn nothing_is_crowded_out_by_what_changed_later(app) {
        // The oldest draft waits longest; a hundred younger ones do not hide it.
        let officer = person(&app, "ward.officer").await;
        let mut first = String::new();
        for number in 0..101 {
            let body = json!({
                "programme_id": app.world.programme, "proposer_id": app.world.ward,
                "kind": "solution_order", "title": {"vi": format!("Nhu cầu số {number}")},
            });
            let id = officer.post("/api/v1/challenges", body).await.expect(201).id();
            if number == 0 {
                first = id;
            }
        }
        let tasks = officer.get("/api/v1/me/tasks").await.expect(200);
        assert_eq!(tasks.json["items"].as_array().unwrap().len(), 101);
        assert!(tasks.text.contains(&first));
    }

    async fn a_decision_waits_for_those_who_sign(app) {
        let stage = Evaluation::begin(&app).await;
        stage.conclude(&app, 90, 60, Some(&stage.strong)).await;
        assert!(has(&stage.health, "decide_selection").await);
        assert!(!has(&person(&app, "health.officer").await, "decide_selection").await);
        assert!(!has(&stage.broker, "decide_selection").await);
        stage.award(&app, &stage.strong).await;
        assert!(!has(&stage.health, "decide_selection").await);
    }
}
