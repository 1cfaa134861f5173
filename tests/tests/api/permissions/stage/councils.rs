//! Councils in every status, and the decisions that follow them.

use nhipcau_tests::TestApp;
use serde_json::{Value, json};

use super::{
    Named, each, named,
    submissions::{Call, Calls, challenge, submission},
};
use crate::{
    panel::{PARTS, Panel},
    permissions::things::Thing,
    stages::{award, laid_up, person},
};

/// The expert past the seven, who has a conflict.
const CONFLICTED: usize = PARTS.len();

fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// Nearly everything to the startup's submission and to every other, but for the one that is to
/// fail.
fn points(call: &Call, failing: bool) -> impl Fn(&Value, &Value) -> Value {
    let fails = id(&call.submission).to_owned();
    move |subject, criterion| {
        let max = criterion["max"].as_f64().unwrap();
        let half = failing && subject["id"] == fails.as_str();
        let given = if half { max / 2.0 } else { max - 1.0 };
        json!({"points": given, "comment": "Nhận xét theo tiêu chí."})
    }
}

/// A council of the startup's call as a thing.
fn council(call: &Call, panel: &Panel) -> Thing {
    Thing::at("broker-a", &panel.path)
        .with("challenges", &*call.path)
        .with("subject_id", &*call.submission)
        .watched("chair", panel.path.clone())
}

/// Councils on every call that goes on, as far as its name says.
pub async fn held(app: &TestApp, calls: &Calls) -> Vec<Named> {
    let ended = ["closed", "cancelled", "plain", "ineligible", "not_awarded"];
    let going_on = calls.iter().filter(|(name, _)| !ended.contains(name)).collect();
    let made = each(going_on, async |(name, call): (&&str, &Call)| hold(app, name, call).await);
    made.await.into_iter().flatten().collect()
}

async fn hold(app: &TestApp, name: &str, call: &Call) -> Vec<Named> {
    let body = json!({"kind": "selection", "rule_set": "hcm-selection-2026"});
    // Where the table looks at the council itself, one of its experts has a conflict.
    let watched = ["forming", "constituted", "scoring", "meeting", "decidable", "decided"];
    let conflict = watched.contains(&name);
    let panel = Panel::form(app, &call.path, body, PARTS.len() + usize::from(conflict)).await;
    let thing = council(call, &panel);
    if name == "forming" {
        return vec![named("council:forming", thing)];
    }
    panel.constitute().await;
    if conflict {
        panel.declare(CONFLICTED, true).await;
    }
    match name {
        "constituted" => return vec![named("council:constituted", thing)],
        "dissolved" => {
            panel.dissolve().await;
            return vec![named("council:dissolved", thing)];
        }
        "scoring" => {
            panel.start().await;
            return vec![
                named("council:scoring", thing.clone()),
                named("score_sheet:draft", thing),
                named("submission:eligible", submission(&call.submission)),
            ];
        }
        _ => {}
    }
    panel.judge(points(call, name == "not_selected")).await;
    panel.meet(app).await;
    if name == "meeting" {
        return vec![
            named("council:meeting", thing.clone()),
            named("score_sheet:submitted", thing),
        ];
    }
    let loses = matches!(name, "reserve" | "not_selected");
    let winner = call.rival.as_ref().filter(|_| loses).unwrap_or(&call.submission);
    panel.minute(json!({"winner": id(winner)})).await;
    panel.conclude().await;
    if name == "decidable" {
        let file = laid_up(app, "health", &call.path, "decision").await;
        let decidable = challenge(&call.path).with("paper", &*file).with("winner", &**winner);
        let path = format!("/api/v1/attachments/{file}/details");
        return vec![
            named("council:concluded", thing),
            named("challenge:in_evaluation/recommended", decidable),
            named("attachment:decision/unsigned", Thing::at("order-a", &path)),
        ];
    }
    award(app, &call.path, winner).await;
    match name {
        "reserve" => vec![named("submission:reserve", submission(&call.submission))],
        "not_selected" => vec![named("submission:not_selected", submission(&call.submission))],
        "decided" => {
            let health = person(app, "health.approver").await;
            let decisions = health.get(&format!("{}/decision", call.path)).await.expect(200);
            let file = decisions.json["items"][0]["attachment_id"].as_str().unwrap().to_owned();
            let path = format!("/api/v1/attachments/{file}/details");
            vec![
                named("council:concluded/decided", thing),
                named("challenge:awarded", challenge(&call.path)),
                named("submission:awarded", submission(&call.submission)),
                named("attachment:decision/signed", Thing::at("order-a", &path)),
            ]
        }
        _ => Vec::new(),
    }
}
