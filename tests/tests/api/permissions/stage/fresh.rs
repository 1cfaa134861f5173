//! What does not come out of the chain: organisations, capabilities, answers to calls that are open
//! now, invitations, and the things that are always there.

use nhipcau_app::setup::{self, SetupPerson};
use nhipcau_domain::organisation::Role;
use nhipcau_tests::TestApp;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Named, each, named,
    submissions::{file, submission},
};
use crate::{
    permissions::things::Thing,
    stages::{drafted, join, open_call, paper, person},
    thesaurus::published,
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
        named(
            "thesaurus:known",
            Thing::default()
                .with("concepts", "nc:stroke")
                .with("changes", published(app, "nc:stroke", "xe cứu đột quỵ").await),
        ),
    ]
}

/// Organisations of the startup's people in every status of verification.
pub async fn organisations(app: &TestApp) -> Vec<Named> {
    let states = ["unverified", "unverified/domain", "requested", "refused", "verified", "expired"];
    each(states.to_vec(), async |state| {
        let owner = person(app, "startup.owner").await;
        let body = json!({"kind": "enterprise", "name": {"vi": format!("Công ty {state}")}});
        let made = owner.post("/api/v1/organisations", body).await.expect(201);
        let path = format!("/api/v1/organisations/{}", made.id());
        join(app, (&owner, &path), "startup.editor", "editor").await;
        let viewer = join(app, (&owner, &path), "startup.viewer", "viewer").await;
        if !state.starts_with("unverified") {
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
            "unverified/domain" => {
                let id = domain(app, &path).await;
                let step = format!("/api/v1/organisation-domains/{id}/transitions");
                let confirm = json!({"action": "confirm"});
                let first = [("if-match", "\"v1\"")];
                broker.send(Method::POST, &step, &first, confirm).await.expect(200);
            }
            _ => {}
        }
        let viewer = viewer.get("/api/v1/me").await.expect(200).id();
        let thing = Thing::at("own", &path).with("person_id", viewer);
        named(&format!("organisation:{state}"), thing)
    })
    .await
}

/// Claims the domain in which everybody of the tests has an address; its id.
async fn domain(app: &TestApp, path: &str) -> String {
    let owner = person(app, "startup.owner").await;
    let body = json!({"domain": "test.example", "role": "viewer"});
    owner.post(&format!("{path}/domains"), body).await.expect(201).id()
}

/// What waits for an answer in a startup of its own: an invitation, a request, an offer, and mail
/// domains that are claimed and confirmed.
pub async fn joinings(app: &TestApp) -> Vec<Named> {
    let owner = person(app, "startup.owner").await;
    let body = json!({"kind": "enterprise", "name": {"vi": "Công ty Đông Người"}});
    let path = format!(
        "/api/v1/organisations/{}",
        owner.post("/api/v1/organisations", body).await.expect(201).id()
    );
    let editor = join(app, (&owner, &path), "startup.editor", "editor").await;
    join(app, (&owner, &path), "startup.viewer", "viewer").await;
    let asked = format!("{path}/joinings");
    let invitation =
        json!({"kind": "invitation", "email": "other.owner@test.example", "role": "viewer"});
    let invitation = owner.post(&asked, invitation).await.expect(201).id();
    let request = json!({"kind": "request"});
    let request = person(app, "nobody").await.post(&asked, request).await.expect(201).id();
    let editor = editor.get("/api/v1/me").await.expect(200).id();
    let offer = json!({"kind": "ownership", "person_id": editor});
    let offer = owner.post(&asked, offer).await.expect(201).id();
    let claimed = domain(app, &path).await;
    let body = json!({"domain": "khac.example", "role": "viewer"});
    let other = owner.post(&format!("{path}/domains"), body).await.expect(201).id();
    // Somebody who binds it has an address there.
    let elsewhere = SetupPerson {
        email: "chu@khac.example".to_owned(),
        name: "Chủ ở nơi khác".to_owned(),
        memberships: vec![(path.rsplit('/').next().unwrap().parse().unwrap(), Role::Owner)],
        ..SetupPerson::default()
    };
    setup::person(&app.app, &elsewhere).await.unwrap();
    let step = format!("/api/v1/organisation-domains/{other}/transitions");
    let first = [("if-match", "\"v1\"")];
    let broker = person(app, "science.officer").await;
    broker.send(Method::POST, &step, &first, json!({"action": "confirm"})).await.expect(200);
    let joining = |id: &str| Thing::at("own", &format!("/api/v1/joinings/{id}"));
    let listed = |id: &str| {
        Thing::default().with("organisation-domains", id).watched("own", format!("{path}/domains"))
    };
    vec![
        named("joining:pending/invitation", joining(&invitation)),
        named("joining:pending/request", joining(&request)),
        named("joining:pending/ownership", joining(&offer)),
        named("mail_domain:claimed", listed(&claimed)),
        named("mail_domain:confirmed", listed(&other)),
    ]
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

/// Saved searches of the startup's owner: one that stays, and one to delete.
pub async fn saved_searches(app: &TestApp) -> Vec<Named> {
    let owner = person(app, "startup.owner").await;
    let mut made = Vec::new();
    for state in ["told", "unwanted"] {
        let body = json!({
            "kind": "search", "name": state, "query": {"q": "máy thở"}, "frequency": "daily",
        });
        let id = owner.post("/api/v1/me/saved-searches", body).await.expect(201).id();
        let path = format!("/api/v1/me/saved-searches/{id}");
        let thing = Thing::default().with("saved-searches", id).watched("own", path);
        made.push(named(&format!("saved_search:{state}"), thing));
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
