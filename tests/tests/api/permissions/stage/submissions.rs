//! Calls with answers, past their deadline, and the submissions in what becomes of them.

use std::collections::BTreeMap;

use nhipcau_tests::TestApp;
use serde_json::json;

use super::{Named, each, named};
use crate::{
    permissions::things::Thing,
    stages::{drafted, laid_up, open_call, paper, person, sent, today},
};

/// A call and its answers.
pub struct Call {
    /// Its path.
    pub path: String,
    /// The startup's submission.
    pub submission: String,
    /// The lab's, where it competes.
    pub rival: Option<String>,
}

/// The calls by what becomes of them.
pub type Calls = BTreeMap<&'static str, Call>;

/// What becomes of each call, and whether the lab competes.
const CALLS: [(&str, bool); 25] = [
    ("closed", false),
    ("cancelled", false),
    ("plain", false),
    ("ineligible", false),
    ("not_awarded", false),
    ("forming", false),
    ("constituted", false),
    ("scoring", true),
    ("meeting", false),
    ("decidable", false),
    ("dissolved", false),
    ("reserve", true),
    ("not_selected", true),
    ("decided", true),
    ("agreement_draft", false),
    ("agreement_signed", false),
    ("agreement_expired", false),
    ("preparing", false),
    ("active", false),
    ("paused", false),
    ("in_acceptance", false),
    ("accepted", false),
    ("failed", false),
    ("terminated", false),
    ("completed", false),
];

/// Calls that take submissions, each with a sent one.
pub async fn answered(app: &TestApp) -> Calls {
    let made = each(CALLS.to_vec(), async |(name, competed)| {
        let path = open_call(app, json!({})).await;
        let submission = drafted(app, &path, "startup.owner", app.world.startup).await;
        let owner = person(app, "startup.owner").await;
        paper(&owner, &submission, "attachment").await;
        owner.transition(&submission, json!({"action": "send"})).await.expect(200);
        let rival =
            if competed { Some(sent(app, &path, "lab.owner", app.world.lab).await) } else { None };
        (name, Call { path, submission, rival })
    })
    .await;
    made.into_iter().collect()
}

/// The thing that a challenge is.
pub fn challenge(path: &str) -> Thing {
    Thing::at("order-a", path)
        .with("key", "problem")
        .watched("broker-o", format!("{path}/invitations"))
        .watched("broker-o", format!("{path}/shortlist"))
        .watched("broker-o", format!("{path}/councils"))
        .watched("order-a", format!("{path}/decision"))
}

/// The thing that a submission is.
pub fn submission(path: &str) -> Thing {
    Thing::at("own", path).with("key", "approach")
}

/// The file of a submission.
pub async fn file(app: &TestApp, path: &str) -> Thing {
    let owner = person(app, "startup.owner").await;
    let seen = owner.get(path).await.expect(200);
    let id = seen.json["attachments"][0]["id"].as_str().unwrap().to_owned();
    Thing::at("own", &format!("/api/v1/attachments/{id}/details")).attached_to(path)
}

/// What ends before its deadline.
pub async fn ended_early(app: &TestApp, calls: &Calls) -> Vec<Named> {
    let call = &calls["cancelled"];
    let cancel = json!({"action": "cancel", "reason": "Nhu cầu đã được đáp ứng."});
    person(app, "health.approver").await.transition(&call.path, cancel).await.expect(200);
    vec![
        named("challenge:cancelled", challenge(&call.path)),
        named("submission:void", submission(&call.submission)),
    ]
}

/// Opens what was sent, screens it, and ends the call in which everything was screened out.
pub async fn opened(app: &TestApp, calls: &Calls) -> Vec<Named> {
    let broker = person(app, "science.officer").await;
    let open = calls.iter().filter(|(name, _)| !matches!(**name, "closed" | "cancelled"));
    each(open.collect(), async |(name, call): (&&str, &Call)| {
        broker.transition(&call.path, json!({"action": "open_submissions"})).await.expect(200);
        let fits = json!({"action": "mark_eligible"});
        let fits_not = json!({"action": "mark_ineligible", "reason": "Thiếu giấy tờ pháp lý."});
        let verdict = match *name {
            "plain" => return,
            "ineligible" | "not_awarded" => fits_not,
            _ => fits.clone(),
        };
        broker.transition(&call.submission, verdict).await.expect(200);
        if let Some(rival) = &call.rival {
            broker.transition(rival, fits).await.expect(200);
        }
    })
    .await;
    let call = &calls["not_awarded"].path;
    let health = person(app, "health.approver").await;
    let decision = json!({
        "number": "102/QĐ-SYT", "decided_on": today(app), "outcome": "no_award",
        "attachment_id": laid_up(app, "health", call, "decision").await,
        "reasons": "Không có hồ sơ hợp lệ.",
    });
    health.post(&format!("{call}/decision"), decision).await.expect(201);
    let of = |name| &calls[name].submission;
    vec![
        named("challenge:closed", challenge(&calls["closed"].path)),
        named("challenge:in_evaluation", challenge(&calls["plain"].path)),
        named("challenge:not_awarded", challenge(call)),
        named("submission:sent/closed", submission(of("closed"))),
        named("submission:opened", submission(of("plain"))),
        named("submission:ineligible", submission(of("ineligible"))),
        named("attachment:submission/closed", file(app, of("closed")).await),
        named("attachment:submission/opened", file(app, of("plain")).await),
    ]
}
