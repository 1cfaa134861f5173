//! What does not come out of the chain: organisations, capabilities, answers to calls that are open
//! now, invitations, and the things that are always there.

use nhipcau_tests::TestApp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Named, each, named,
    submissions::{file, submission},
};
use crate::{
    permissions::things::Thing,
    stages::{drafted, open_call, paper, person},
};

/// What is there in every installation.
pub async fn fixed(app: &TestApp) -> Vec<Named> {
    let startup = app.world.startup;
    let path = format!("/api/v1/organisations/{startup}");
    let owner = person(app, "startup.owner").await;
    let members = owner.get(&format!("{path}/members")).await.expect(200);
    let guest = members.json["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|member| member["email"] == "startup.guest@test.example")
        .map(|member| member["person"]["id"].as_str().unwrap().to_owned());
    let me = owner.get("/api/v1/me").await.expect(200).id();
    let page = app.public().get("/vi").await.expect(200).text;
    let script = page.split("\"/assets/").nth(1).and_then(|rest| rest.split('"').next());
    vec![
        named(
            "any",
            Thing::default()
                .with("outbox", &me)
                .with("sessions", &me)
                .with("seq", "1")
                .with("purpose", "activity_mails")
                .with("accounts", guest.clone().unwrap()),
        ),
        named(
            "asset:any",
            Thing::default().with("name", script.unwrap()).with("path", "index.html"),
        ),
        named(
            "organisation:any",
            Thing::at("own", &path)
                .with("person_id", guest.unwrap())
                .watched("own", format!("{path}/members")),
        ),
        named(
            "programme:any",
            Thing::at("own", &format!("/api/v1/programmes/{}", app.world.programme))
                .with("code", "HCM"),
        ),
        named("rule_set:any", Thing::default().with("code", "hcm-selection-2026")),
    ]
}

/// Organisations of the startup's people in every status of verification.
pub async fn organisations(app: &TestApp) -> Vec<Named> {
    let states = ["unverified", "requested", "refused", "verified", "expired"];
    each(states.to_vec(), async |state| {
        let owner = person(app, "startup.owner").await;
        let body = json!({"kind": "enterprise", "name": {"vi": format!("Công ty {state}")}});
        let made = owner.post("/api/v1/organisations", body).await.expect(201);
        let path = format!("/api/v1/organisations/{}", made.id());
        for (name, role) in [("startup.editor", "editor"), ("startup.viewer", "viewer")] {
            let body = json!({"email": format!("{name}@test.example"), "role": role});
            owner.post(&format!("{path}/members"), body).await.expect(201);
        }
        if state != "unverified" {
            let ask = json!({"action": "request_verification", "evidence": "Giấy phép."});
            owner.transition(&path, ask).await.expect(200);
        }
        let until = |days| app.now().plus_days(days).vietnam_day().to_string();
        let broker = person(app, "science.officer").await;
        match state {
            "refused" => {
                let body = json!({"action": "refuse", "reason": "Giấy phép hết hạn."});
                broker.transition(&path, body).await.expect(200);
            }
            "verified" | "expired" => {
                let days = if state == "expired" { 10 } else { 900 };
                let body = json!({"action": "verify", "valid_until": until(days)});
                broker.transition(&path, body).await.expect(200);
            }
            _ => {}
        }
        named(&format!("organisation:{state}"), Thing::at("own", &path))
    })
    .await
}

/// Requests about the data of the startup's editor, in every status from which a step leads.
pub async fn data_requests(app: &TestApp) -> Vec<Named> {
    let editor = person(app, "startup.editor").await;
    let mut made = Vec::new();
    for (state, kind) in [("received", "restriction"), ("acknowledged", "objection")] {
        let body = json!({"kind": kind, "message": "Xin chỉ dùng cho hồ sơ này."});
        let filed = editor.post("/api/v1/me/data-requests", body).await.expect(201);
        let path = format!("/api/v1/data-requests/{}", filed.id());
        if state == "acknowledged" {
            let operator = person(app, "operator").await;
            operator.transition(&path, json!({"action": "acknowledge"})).await.expect(200);
        }
        made.push(named(&format!("data_request:{state}"), Thing::at("edit", &path)));
    }
    made
}

/// Capabilities of the startup.
pub async fn capabilities(app: &TestApp) -> Vec<Named> {
    let states = ["draft", "listed", "listed/brokers", "withdrawn"];
    each(states.to_vec(), async |state| {
        let owner = person(app, "startup.owner").await;
        let visibility = if state == "listed/brokers" { "brokers" } else { "public" };
        let body = json!({
            "organisation_id": app.world.startup, "kind": "product", "visibility": visibility,
            "title": {"vi": "Hộp báo trước"}, "description": {"vi": "Gửi tin từ xe."},
        });
        let made = owner.post("/api/v1/capabilities", body).await.expect(201);
        let path = format!("/api/v1/capabilities/{}", made.id());
        if state != "draft" {
            owner.transition(&path, json!({"action": "list"})).await.expect(200);
        }
        if state == "withdrawn" {
            owner.transition(&path, json!({"action": "withdraw"})).await.expect(200);
        }
        named(&format!("capability:{state}"), Thing::at("own", &path))
    })
    .await
}

/// Answers to calls that are open now, and the invitations that led to them.
pub async fn answers(app: &TestApp) -> Vec<Named> {
    let ways = [("draft", None), ("sent", Some("accept")), ("withdrawn", Some("decline"))];
    let made = each(ways.to_vec(), async |(state, answer)| {
        let call = open_call(app, json!({})).await;
        let path = drafted(app, &call, "startup.owner", app.world.startup).await;
        let owner = person(app, "startup.owner").await;
        paper(&owner, &path, "attachment").await;
        match state {
            "sent" => drop(owner.transition(&path, json!({"action": "send"})).await.expect(200)),
            "withdrawn" => {
                drop(owner.transition(&path, json!({"action": "withdraw"})).await.expect(200));
            }
            _ => {}
        }
        let (asked, invitation) = invited(app, &call, app.world.startup, answer).await;
        let name = format!("attachment:submission/{state}");
        vec![
            named(&format!("submission:{state}"), submission(&path)),
            named(&name, file(app, &path).await),
            named(&format!("invitation:{invitation}"), Thing::at("own", &asked)),
        ]
    });
    made.await.into_iter().flatten().collect()
}

/// An invitation and what was answered: its path and status.
async fn invited(
    app: &TestApp,
    call: &str,
    organisation: Uuid,
    answer: Option<&str>,
) -> (String, &'static str) {
    let broker = person(app, "science.officer").await;
    let body = json!({"organisation_id": organisation, "message": "Mời đơn vị nộp hồ sơ."});
    let made = broker.post(&format!("{call}/invitations"), body).await.expect(201);
    let path = format!("/api/v1/invitations/{}", made.id());
    let Some(action) = answer else { return (path, "sent") };
    let body: Value = json!({"action": action, "reason": "Đã có kế hoạch khác."});
    person(app, "startup.owner").await.transition(&path, body).await.expect(200);
    (path, if action == "accept" { "accepted" } else { "declined" })
}
