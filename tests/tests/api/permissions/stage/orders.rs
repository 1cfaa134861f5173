//! Orders that nobody has answered, in every status before and beside the call.

use nhipcau_tests::TestApp;
use serde_json::{Value, json};

use super::{Named, each, named, submissions::challenge};
use crate::{
    challenge::{draft, fill},
    permissions::things::Thing,
    stages::{paper, person},
};

/// The steps that lead to each status: who, and what.
const WAYS: &[(&str, &[(&str, &str)])] = &[
    ("draft", &[]),
    ("proposed", &[UNIT]),
    ("returned", &[UNIT, ("health.approver", "return")]),
    ("declined", &[UNIT, ("health.approver", "decline")]),
    ("withdrawn", &[UNIT, ("ward.approver", "withdraw")]),
    ("in_vetting", &[UNIT, ENDORSE]),
    ("returned/broker", &[UNIT, ENDORSE, ("science.approver", "return")]),
    ("declined/broker", &[UNIT, ENDORSE, ("science.approver", "decline")]),
    ("approved", &[UNIT, ENDORSE, APPROVE]),
    ("cancelled/unpublished", &[UNIT, ENDORSE, APPROVE, ("health.approver", "cancel")]),
    ("open", &[UNIT, ENDORSE, APPROVE, PUBLISH]),
    ("draft/own", &[]),
    ("returned/own", &[("health.approver", "submit_for_vetting"), ("science.approver", "return")]),
];
const UNIT: (&str, &str) = ("ward.approver", "propose");
const ENDORSE: (&str, &str) = ("health.approver", "endorse");
const APPROVE: (&str, &str) = ("science.approver", "approve");
const PUBLISH: (&str, &str) = ("health.approver", "publish");

/// The orders.
pub async fn made(app: &TestApp) -> Vec<Named> {
    let made = each(WAYS.to_vec(), async |(state, way)| order(app, state, way).await);
    made.await.into_iter().flatten().collect()
}

async fn order(app: &TestApp, state: &str, way: &[(&str, &str)]) -> Vec<Named> {
    let own = state.ends_with("/own");
    let author = person(app, if own { "health.officer" } else { "ward.officer" }).await;
    let path = if own {
        let body = json!({
            "programme_id": app.world.programme, "proposer_id": app.world.health,
            "kind": "solution_order", "title": {"vi": "Bài toán của chính Sở"},
        });
        format!(
            "/api/v1/challenges/{}",
            author.post("/api/v1/challenges", body).await.expect(201).id()
        )
    } else {
        draft(app, &author).await
    };
    fill(&author, &path).await;
    let file = paper(&author, &path, "attachment").await;
    for (who, action) in way {
        let mut body = json!({"action": action});
        match *action {
            "publish" => body["closes_at"] = json!(app.now().plus_days(30).to_string()),
            "return" | "decline" | "withdraw" | "cancel" => body["reason"] = json!("Lý do cụ thể."),
            _ => {}
        }
        person(app, who).await.transition(&path, body).await.expect(200);
    }
    let keeper = if own { "order-o" } else { "unit-o" };
    let details = format!("/api/v1/attachments/{file}/details");
    let code = code(&author.get(&path).await.expect(200).json);
    let seen = Thing::at(keeper, &path).with("key", "problem").with("code", code);
    let seen = if state == "open" { watched_by_all(seen, &path) } else { seen };
    let file = |state| {
        let name = format!("attachment:challenge/{state}");
        named(&name, Thing::at(keeper, &details).attached_to(&path))
    };
    let mut all = vec![named(&format!("challenge:{state}"), seen)];
    if matches!(state, "draft" | "proposed" | "open") {
        all.push(file(state));
    }
    all
}

/// With what happens around a call.
fn watched_by_all(thing: Thing, path: &str) -> Thing {
    challenge(path).watch.into_iter().fold(thing, |thing, (who, path)| thing.watched(who, path))
}

fn code(seen: &Value) -> String {
    seen["code"].as_str().unwrap().to_owned()
}
