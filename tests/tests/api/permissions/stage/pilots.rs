//! Agreements and pilots in every status.

use nhipcau_tests::TestApp;
use serde_json::{Value, json};

use super::{
    Named, each, named,
    submissions::{Call, Calls, challenge},
};
use crate::{
    panel::{PARTS, Panel},
    permissions::things::Thing,
    stages::{begun, drawn_up, judged, laid_up, paper, person, signed, today, work},
};

const PILOTS: [&str; 8] = [
    "preparing",
    "active",
    "paused",
    "in_acceptance",
    "accepted",
    "failed",
    "terminated",
    "completed",
];

fn agreement(path: &str) -> Thing {
    Thing::at("own", path).watched("order-a", path)
}

/// The file of an agreement, which its own paper comes with.
fn file(id: &str) -> Thing {
    Thing::at("own", &format!("/api/v1/attachments/{id}/details"))
}

/// Draws up, signs and carries out what was awarded.
pub async fn carried_out(app: &TestApp, calls: &Calls) -> Vec<Named> {
    let mut made = agreements(app, calls).await;
    let begun = each(PILOTS.to_vec(), async |name| {
        let call = &calls[name];
        signed(app, &drawn_up(app, &call.path, |_| {}).await).await;
        let path = begun(app, &call.path).await;
        if name != "preparing" {
            step(app, "health.approver", &path, json!({"action": "start"})).await;
        }
        (name, call, path)
    })
    .await;
    // Work is measured from the first day of the pilot on.
    app.forward_days(2).await;
    let ran = each(begun, async |(name, call, path)| run(app, name, call, path).await);
    made.extend(ran.await.into_iter().flatten());
    made
}

async fn agreements(app: &TestApp, calls: &Calls) -> Vec<Named> {
    let of = |name| &*calls[name].path;
    // Given up before it was signed; another one may be drawn up.
    let given_up = drawn_up(app, of("decided"), |_| {}).await;
    let reason = json!({"action": "terminate", "reason": "Soạn lại thỏa thuận."});
    step(app, "health.approver", &given_up, reason).await;
    let draft = drawn_up(app, of("agreement_draft"), |_| {}).await;
    let owner = person(app, "startup.owner").await;
    let attached = paper(&owner, &draft, "attachment").await;
    let running = drawn_up(app, of("agreement_signed"), |_| {}).await;
    signed(app, &running).await;
    let seen = owner.get(&running).await.expect(200);
    let paper = seen.json["signatures"][0]["attachment_id"].as_str().unwrap().to_owned();
    let short = drawn_up(app, of("agreement_expired"), |terms| {
        terms["ends_on"] = json!(app.now().plus_days(10).vietnam_day().to_string());
    })
    .await;
    signed(app, &short).await;
    vec![
        named("agreement:terminated", agreement(&given_up)),
        named("agreement:draft", agreement(&draft)),
        named("agreement:signed", agreement(&running)),
        named("agreement:expired", agreement(&short)),
        named("challenge:awarded/agreed", challenge(of("agreement_signed"))),
        named("attachment:agreement/draft", file(&attached).attached_to(&draft)),
        named("attachment:agreement/signed", file(&paper)),
    ]
}

async fn step(app: &TestApp, name: &str, path: &str, body: Value) {
    person(app, name).await.transition(path, body).await.expect(200);
}

/// A pilot as a thing, with what belongs to it.
async fn pilot(app: &TestApp, path: &str) -> Thing {
    let owner = person(app, "startup.owner").await;
    let first = async |part: &str| {
        let list = owner.get(&format!("{path}/{part}")).await.expect(200);
        list.json["items"][0]["id"].as_str().map(str::to_owned).unwrap_or_default()
    };
    let indicators = owner.get(&format!("{path}/indicators")).await.expect(200);
    let measured = indicators.json["items"][0]["measurements"][0]["id"].as_str();
    Thing::at("own", path)
        .with("milestone_id", first("milestones").await)
        .with("report_id", first("reports").await)
        .with("indicator", first("indicators").await)
        .with("measurement_id", measured.unwrap_or_default())
        .watched("own", format!("{path}/milestones"))
        .watched("own", format!("{path}/indicators"))
        .watched("own", format!("{path}/reports"))
        .watched("own", format!("{path}/acceptance"))
}

async fn run(app: &TestApp, name: &str, call: &Call, path: String) -> Vec<Named> {
    let worked = ["active", "in_acceptance", "accepted", "failed", "completed"];
    let mut files = Vec::new();
    if worked.contains(&name) {
        work(app, &path).await;
    }
    match name {
        "active" => {
            let owner = person(app, "startup.owner").await;
            let id = paper(&owner, &path, "evidence").await;
            files.push(named("attachment:pilot/evidence", file(&id).attached_to(&path)));
        }
        "paused" => {
            let pause = json!({"action": "pause", "reason": "Chờ thiết bị."});
            step(app, "startup.owner", &path, pause).await;
        }
        "terminated" => {
            let end = json!({"action": "terminate", "reason": "Thiết bị ngừng sản xuất."});
            step(app, "health.approver", &path, end).await;
        }
        "preparing" => {}
        _ => {
            step(app, "startup.owner", &path, json!({"action": "send_to_acceptance"})).await;
            accept(app, name, call, &path).await;
        }
    }
    let state = if name == "completed" { "closed" } else { name };
    let mut thing = pilot(app, &path).await;
    let (signatory, party) = match name {
        "accepted" => ("science.approver", true),
        "terminated" => ("health.approver", true),
        _ => ("", false),
    };
    if party {
        let office = signatory.split('.').next().unwrap();
        thing = thing.with("paper", laid_up(app, office, &path, "decision").await);
    }
    if name == "completed" {
        let seen = app.public().get(&format!("{path}/acceptance")).await.expect(200);
        let id = seen.json["recognition"]["attachment_id"].as_str().unwrap().to_owned();
        files.push(named("attachment:pilot/decision", file(&id)));
        files.push(named("deployment:any", deployment(app, &path).await));
        files.push(named("challenge:completed", challenge(&call.path)));
    }
    if name == "active" {
        files.push(named("challenge:in_pilot", challenge(&call.path)));
    }
    files.push(named(&format!("pilot:{state}"), thing));
    files
}

async fn accept(app: &TestApp, name: &str, call: &Call, path: &str) {
    let id = path.rsplit('/').next().unwrap();
    if name == "in_acceptance" {
        let body = json!({"kind": "acceptance", "rule_set": "hcm-acceptance-2026", "pilot_id": id});
        Panel::form(app, &call.path, body, PARTS.len()).await.constitute().await;
        return;
    }
    judged(app, &call.path, path, if name == "failed" { "fail" } else { "pass" }).await;
    step(app, "science.approver", path, json!({"action": "accept"})).await;
    if name != "completed" {
        return;
    }
    for (office, route, outcome) in
        [("science", "recognition", None), ("health", "follow-up", Some("adopt"))]
    {
        let client = person(app, &format!("{office}.approver")).await;
        let mut body = json!({
            "number": "55/QĐ", "decided_on": today(app),
            "attachment_id": laid_up(app, office, path, "decision").await,
        });
        if let Some(outcome) = outcome {
            body["outcome"] = json!(outcome);
        }
        client.post(&format!("{path}/{route}"), body).await.expect(201);
    }
}

async fn deployment(app: &TestApp, pilot: &str) -> Thing {
    let officer = person(app, "health.officer").await;
    let body = json!({
        "pilot_id": pilot.rsplit('/').next().unwrap(), "organisation_id": app.world.ward,
        "site": "Trạm Y tế phường Thử", "started_on": today(app), "use": "direct",
        "people_reached": 1200,
    });
    let made = officer.post("/api/v1/deployments", body).await.expect(201);
    Thing::at("order-o", &format!("/api/v1/deployments/{}", made.id()))
}
