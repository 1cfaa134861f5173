//! What people made of matches, read as grades: exported as a collection and asked for weights.

use nhipcau_app::judgement;
use nhipcau_tests::{TempDir, TestApp, on_both};
use serde_json::{Value, json};

use crate::stages::{award, concluded, invited, open_and_screen, open_call, person, sent};

/// A listed capability about what the call is about; its id.
async fn offer(app: &TestApp, who: &str, organisation: uuid::Uuid, title: &Value) -> String {
    let owner = person(app, who).await;
    let body = json!({"organisation_id": organisation, "kind": "product", "title": title, "summary": title, "trl": 7});
    let made = owner.post("/api/v1/capabilities", body).await.expect(201);
    let path = format!("/api/v1/capabilities/{}", made.id());
    owner.transition(&path, json!({"action": "list"})).await.expect(200);
    made.id()
}

/// The grades of a call's capabilities, as they are exported.
async fn exported(app: &TestApp, call: &str) -> Vec<(String, u8)> {
    let folder = TempDir::new();
    let done = judgement::export(&app.app, folder.path()).await.expect("an export");
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect(name);
    let capabilities: Vec<Value> = read("capabilities.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(capabilities.len(), done.capabilities);
    let mut grades: Vec<_> = read("qrels_challenge_capability.tsv")
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|parts| call.ends_with(parts[0]))
        .map(|parts| (parts[1].to_owned(), parts[2].parse().expect("a grade")))
        .collect();
    assert_eq!(grades.len(), done.judgements);
    assert!(grades.iter().all(|(id, _)| capabilities.iter().any(|one| one["id"] == **id)));
    if done.challenges > 0 {
        let challenge: Value =
            serde_json::from_str(&read("challenges.jsonl")).expect("one challenge");
        assert_eq!(challenge["lang"], "vi");
        assert!(!challenge["success_measures"].as_array().expect("measures").is_empty());
    }
    grades.sort();
    grades
}

on_both! {
    async fn judgements_are_graded_and_what_is_sealed_is_not_among_them(app) {
        let call = open_call(&app, json!({})).await;
        assert_eq!(exported(&app, &call).await, []);
        let title = app.public().get(&call).await.expect(200).json["title"].clone();
        let good = offer(&app, "startup.owner", app.world.startup, &title).await;
        let bad = offer(&app, "lab.owner", app.world.lab, &title).await;
        let sorted = |of_good: u8, of_bad: u8| {
            let mut grades = vec![(good.clone(), of_good), (bad.clone(), of_bad)];
            grades.sort();
            grades
        };
        let broker = person(&app, "science.officer").await;
        for (organisation, capability, verdict) in
            [(app.world.startup, &good, "shortlisted"), (app.world.lab, &bad, "rejected")]
        {
            let body = json!({"organisation_id": organisation, "capability_id": capability, "verdict": verdict});
            broker.post(&format!("{call}/shortlist"), body).await.expect(201);
        }
        assert_eq!(exported(&app, &call).await, sorted(1, 0));

        let startup = sent(&app, &call, "startup.owner", app.world.startup).await;
        let lab = sent(&app, &call, "lab.owner", app.world.lab).await;
        assert_eq!(exported(&app, &call).await, sorted(1, 0), "sealed until the opening");
        invited(&app, &call, "startup.owner", app.world.startup).await;
        assert_eq!(exported(&app, &call).await, sorted(2, 0), "accepted its invitation");

        open_and_screen(&app, &call, &[&startup, &lab]).await;
        assert_eq!(exported(&app, &call).await, sorted(2, 0), "what was set aside stays so");
        let winner = startup.rsplit('/').next().unwrap();
        let body = json!({"kind": "selection", "rule_set": "hcm-selection-2026"});
        let score = |criterion: &Value| json!({"points": criterion["max"].as_f64().unwrap() - 1.0});
        concluded(&app, &call, body, score, json!({"winner": winner})).await;
        award(&app, &call, &startup).await;
        assert_eq!(exported(&app, &call).await, sorted(3, 0));

        // One call tells too little; what it tells is read all the same.
        app.settle().await;
        let refit = judgement::refit(&app.app).await.expect("read");
        assert_eq!((refit.calls, &refit.outcome), (1, &Err(1)));
    }

    async fn changed_weights_stand_in_the_log_for_everybody(app) {
        let refit = judgement::refit(&app.app).await.expect("read");
        let mut other = refit.present.clone();
        other.matching.facts = 0.2;
        judgement::applied(&app.app, &refit.present, &other).await.expect("noted");
        app.settle().await;
        let list = app.public().get("/api/v1/audit?noun=weights").await.expect(200).json;
        assert_eq!((&list["items"][0]["action"], &list["items"][0]["audience"]), (&json!("refit"), &json!("public")));
        let record = format!("/api/v1/audit/{}", list["items"][0]["seq"]);
        let payload = app.public().get(&record).await.expect(200).json["record"]["payload"].clone();
        let share = |side: &str| payload[side]["facts"].as_f64().expect("a share");
        assert!((share("from") - 0.25).abs() < 1e-6 && (share("to") - 0.2).abs() < 1e-6, "{payload}");
    }
}
