//! What is left of somebody who was erased: the whole database is looked through, whatever tables there
//! are, and so are the export of the log, the mails and the search. What may stay is listed.

use std::collections::BTreeSet;

use nhipcau_app::log;
use nhipcau_store::inspect;
use nhipcau_tests::{Client, PASSWORD, TestApp, on_both};
use reqwest::Method;
use serde_json::json;

use super::{filed, recorded};
use crate::{
    alerts::save,
    stages::{self, person},
};

/// A word in the person's name, address, title, everywhere, and nowhere else.
const MARK: &str = "vetxoaqj";
const EMAIL: &str = "to.vetxoaqj@test.example";
const NAME: &str = "Tô Vetxoaqj";

/// Where the mark stands, as `table.column`.
async fn places(app: &TestApp) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in [MARK.to_owned(), MARK.to_uppercase(), "Vetxoaqj".to_owned()] {
        let places = inspect::places(app.app.store.reader(), &word).await.unwrap();
        found.extend(places.into_iter().map(|place| format!("{}.{}", place.table, place.column)));
    }
    found
}

fn set(places: &[&str]) -> BTreeSet<String> {
    places.iter().map(|place| (*place).to_owned()).collect()
}

/// Somebody who has left the mark wherever a person can.
async fn marked(app: &TestApp) -> Client {
    let public = app.public();
    let register = json!({"email": EMAIL, "password": PASSWORD, "name": NAME});
    public.post("/api/v1/auth/register", register.clone()).await.expect(202);
    let token = app.link_token(EMAIL).await;
    public.post("/api/v1/auth/confirm", json!({"token": token})).await.expect(200);
    let mut client = app.public();
    let agent = [("user-agent", "Vetxoaqj/1.0")];
    let login = json!({"email": EMAIL, "password": PASSWORD});
    let signed_in =
        client.send(Method::POST, "/api/v1/auth/login", &agent, login).await.expect(200);
    client.use_token(signed_in.json["access_token"].as_str().map(str::to_owned));
    let me = client.get("/api/v1/me").await.expect(200);
    let profile = json!({"title": "TS. Vetxoaqj", "affiliation": "Viện Vetxoaqj"});
    client.patch("/api/v1/me", &me.etag(), profile).await.expect(200);
    let change = json!({"email": "vetxoaqj.khac@test.example", "password": PASSWORD});
    client.post("/api/v1/auth/email", change).await.expect(202);
    client
        .send(
            Method::PUT,
            "/api/v1/me/consents/activity_mails",
            &[],
            json!({"given": true, "text_version": 1}),
        )
        .await
        .expect(200);
    client.post("/api/v1/auth/second-factor", json!({"password": PASSWORD})).await.expect(201);
    // A key of a repeated request, and in an organisation of their own a colleague who is told by whom.
    let key = [("idempotency-key", "vetxoaqj-key-1")];
    let company = json!({"kind": "enterprise", "name": {"vi": "Công ty Cũ"}});
    let made = client.send(Method::POST, "/api/v1/organisations", &key, company).await.expect(201);
    let company = format!("/api/v1/organisations/{}", made.id());
    stages::join(app, (&client, &company), "other.owner", "owner").await;
    // Invited by this address, and asking with words of their own.
    let startup = format!("/api/v1/organisations/{}/joinings", app.world.startup);
    let invited = json!({"kind": "invitation", "email": EMAIL, "role": "viewer", "message": "Mời anh Vetxoaqj."});
    person(app, "startup.owner").await.post(&startup, invited).await.expect(201);
    let lab = format!("/api/v1/organisations/{}/joinings", app.world.lab);
    let asks = json!({"kind": "request", "message": "Tôi là Vetxoaqj."});
    client.post(&lab, asks).await.expect(201);
    save(&client, "Tin về Vetxoaqj", json!({"q": "vetxoaqj"}), "daily").await;
    client
}

/// What carrying out an erasure of this client's person comes to.
async fn erase(app: &TestApp, client: &Client) -> String {
    let path = filed(client, "erasure").await;
    let operator = person(app, "operator").await;
    operator.transition(&path, json!({"action": "acknowledge"})).await.expect(200);
    operator
        .transition(&path, json!({"action": "complete", "reason": "Theo yêu cầu."}))
        .await
        .expect(200);
    app.settle().await;
    path
}

/// The log as an outside auditor gets it.
async fn exported(app: &TestApp) -> String {
    let mut out = Vec::new();
    log::export(&app.app, true, &mut out).await.unwrap();
    let keys = [app.app.log_key.public().clone()];
    log::verify::export(&out[..], &keys).unwrap();
    String::from_utf8(out).unwrap()
}

on_both! {
    async fn nothing_says_who_it_was(app) {
        let client = marked(&app).await;
        let id = client.get("/api/v1/me").await.expect(200).id();
        let message = json!({"kind": "correction", "message": "Tôi là Vetxoaqj."});
        client.post("/api/v1/me/data-requests", message).await.expect(201);
        app.settle().await;
        // The hunt finds what is there: this is what an erasure has to reach.
        let before = places(&app).await;
        for place in [
            "person.email", "person.name", "person.title", "person.affiliation", "session.user_agent",
            "email_change.new_email", "email_change.old_email", "outbox.address", "outbox.params",
            "notification.params", "idempotency_key.key", "data_request.message", "joining.email",
            "joining.message", "saved_search.name",
        ] {
            assert!(before.contains(place), "{place} is not among {before:#?}");
        }
        let handles = nhipcau_store::log::actor::of(app.app.store.reader(), &[id.parse().unwrap()]).await.unwrap();
        let handle = hex::encode(handles.values().next().unwrap());

        let path = erase(&app, &client).await;
        assert_eq!(places(&app).await, set(&[]));
        let log = exported(&app).await;
        assert!(!log.to_lowercase().contains(MARK));
        assert!(nhipcau_store::log::actor::of(app.app.store.reader(), &[id.parse().unwrap()]).await.unwrap().is_empty());

        // The person's records are there, their figures are not, and each says by which record.
        let events = recorded(&app).await;
        let (_, erasing) = events.iter().find(|(name, _)| name == "person.erase").unwrap();
        assert_eq!(erasing.payload["name_on_papers"], false);
        let gone: Vec<_> = events.iter().filter(|(_, event)| event.erased_by == Some(erasing.id)).collect();
        assert!(gone.iter().any(|(name, _)| name == "session.sign_in"));
        assert!(gone.iter().any(|(name, _)| name == "consent.give"));
        assert!(gone.iter().all(|(_, event)| event.salt.is_none() && event.payload == json!({})));
        let keys = [app.app.log_key.public().clone()];
        let held = log::verify::database(&app.app.store, &keys).await.unwrap();
        assert_eq!(held.erased, gone.len() as u64);

        // Nobody is told of them any more: not the operator, not the auditor, not a list.
        let operator = person(&app, "operator").await;
        let seen = operator.get(&path).await.expect(200).json;
        assert_eq!((&seen["status"], &seen["message"]), (&json!("completed"), &json!("")));
        assert_eq!(seen["person"]["name"], app.app.data_terms.erased_name);
        assert!(seen["person"]["email"].is_null(), "{seen}");
        let auditor = person(&app, "auditor").await;
        for (who, address) in [
            (&operator, "/api/v1/outbox?limit=100"),
            (&operator, "/api/v1/operations/data-requests"),
            (&auditor, "/api/v1/audit?limit=100"),
            (&app.public(), "/api/v1/search?q=vetxoaqj"),
        ] {
            let text = who.get(address).await.expect(200).text;
            assert!(!text.replace("q=vetxoaqj", "").to_lowercase().contains(MARK), "{address}: {text}");
            assert!(!text.contains(&handle), "{address}: {text}");
        }

        // The last mail has gone to the address that is forgotten now.
        app.last_mail_to(EMAIL).await;
        assert_eq!(app.addressees("data_erased").await, [""]);
    }

    async fn what_people_wrote_in_papers_stays_theirs(app) {
        // An officer's words in a draft and a file's name belong to the office.
        let officer = person(&app, "ward.officer").await;
        let me = officer.get("/api/v1/me").await.expect(200);
        officer.patch("/api/v1/me", &me.etag(), json!({"name": NAME})).await.expect(200);
        let body = json!({
            "programme_id": app.world.programme, "proposer_id": app.world.ward, "kind": "solution_order",
            "title": {"vi": "Nhu cầu của trạm"},
        });
        let made = officer.post("/api/v1/challenges", body).await.expect(201);
        let draft = format!("/api/v1/challenges/{}", made.id());
        let contact = json!({"text": {"vi": "Liên hệ Vetxoaqj."}});
        officer.write_section(&draft, "problem", contact).await.expect(200);
        officer.upload(&format!("{draft}/attachments"), "don-cua-vetxoaqj.pdf", "application/pdf", "attachment", stages::PDF).await.expect(201);
        erase(&app, &officer).await;
        assert_eq!(places(&app).await, set(&["attachment.file_name", "challenge_section.content"]));
        let approver = person(&app, "ward.approver").await;
        let section = approver.get(&format!("{draft}/sections/problem")).await.expect(200).json;
        assert_eq!(section["updated_by"]["name"], app.app.data_terms.erased_name);
    }

    async fn a_name_stays_on_official_papers_and_nowhere_else(app) {
        let won = stages::awarded(&app, json!({})).await;
        let council = person(&app, "science.officer").await.get(&format!("{}/councils", won.call)).await.expect(200);
        let council = format!("/api/v1/councils/{}", council.json["items"][0]["id"].as_str().unwrap());
        let chair = person(&app, "expert1").await;
        let me = chair.get("/api/v1/me").await.expect(200);
        chair.patch("/api/v1/me", &me.etag(), json!({"name": NAME, "title": "GS. Vetxoaqj"})).await.expect(200);
        erase(&app, &chair).await;
        assert_eq!(places(&app).await, set(&["person.paper_name"]));
        let mail = app.last_mail_to("expert1@test.example").await;
        assert!(mail.contains("2031"), "{mail}");
        // The office that keeps the papers reads the name on them, nobody reads the title.
        let broker = person(&app, "science.officer").await;
        let seen = broker.get(&council).await.expect(200).text;
        assert!(seen.contains(NAME) && !seen.contains("GS. Vetxoaqj"), "{seen}");
        let experts = broker.get("/api/v1/experts").await.expect(200).text;
        assert!(!experts.to_lowercase().contains(MARK), "{experts}");
    }
}
