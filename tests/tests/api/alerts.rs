//! Saved searches: who is told of what, when, how often, and how it stops.

mod profile;
mod stop;

use nhipcau_app::{alert, jobs};
use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::search::published;

pub(crate) const SAVED: &str = "/api/v1/me/saved-searches";

/// Saves a search; its path.
pub(crate) async fn save(client: &Client, name: &str, query: Value, frequency: &str) -> String {
    let body = json!({"kind": "search", "name": name, "query": query, "frequency": frequency});
    let made = client.post(SAVED, body).await.expect(201);
    let path = format!("{SAVED}/{}", made.id());
    assert_eq!(made.header("location"), path);
    path
}

/// The mails about what was found, as their text reads.
pub(crate) async fn told(app: &TestApp, name: &str) -> Vec<String> {
    app.settle().await;
    let to = format!("<{name}@test.example>");
    let mails = app.mails().into_iter().filter(|mail| mail.contains(&to));
    let mails = mails.map(|mail| mail.replace("=\r\n", "").replace("=3D", "="));
    mails.filter(|mail| mail.contains("List-Unsubscribe-Post")).collect()
}

/// Lists a capability of the startup.
async fn listed(app: &TestApp, title: &str, visibility: &str) -> String {
    let owner = app.known("startup.owner@test.example").await;
    let body = json!({
        "organisation_id": app.world.startup, "kind": "product", "visibility": visibility,
        "title": {"vi": title}, "description": {"vi": "Gửi tin từ xe về khoa."},
    });
    let made = owner.post("/api/v1/capabilities", body).await.expect(201);
    let path = format!("/api/v1/capabilities/{}", made.id());
    owner.transition(&path, json!({"action": "list"})).await.expect(200);
    path
}

on_both! {
    async fn what_is_new_is_told_at_once_and_once(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let other = app.sign_in("other.owner@test.example").await;
        let path = save(&owner, "Ngoại viện", json!({"q": "cap cuu ngoai vien"}), "at_once").await;
        // The same thing by another search of the same person is no second news.
        save(&owner, "Tại Thành phố", json!({"province": ["79"], "type": ["challenge"]}), "at_once").await;
        save(&other, "Bản đồ dịch", json!({"q": "bản đồ dịch sốt xuất huyết"}), "at_once").await;
        save(&other, "Tỉnh khác", json!({"q": "cấp cứu ngoại viện", "province": ["46"]}), "at_once").await;
        save(&other, "Để xem lại", json!({"q": "cấp cứu ngoại viện"}), "never").await;
        app.forward_seconds(60).await;
        let challenge = published(&app).await;

        let mails = told(&app, "startup.owner").await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("List-Unsubscribe: <http"), "{}", mails[0]);
        assert!(mails[0].contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
        assert!(mails[0].contains(challenge.trim_start_matches("/api/v1")));
        assert!(told(&app, "other.owner").await.is_empty());
        let notes = owner.get("/api/v1/me/notifications").await.expect(200);
        let found = |note: &&Value| note["kind"] == "alert_found";
        let notes: Vec<_> = notes.json["items"].as_array().unwrap().iter().filter(found).collect();
        assert_eq!((notes.len(), &notes[0]["link"]), (1, &json!("/saved-searches")));
        assert_eq!(notes[0]["params"]["count"], 1);

        let view = owner.get(&path).await.expect(200);
        assert_eq!((&view.json["found"], &view.json["new"]), (&json!(1), &json!(1)));
        assert_eq!(view.json["told_at"], json!(app.now()));
        assert_eq!(view.json["url"], "/vi/tim-kiem?q=cap%20cuu%20ngoai%20vien");
        let hits = owner.get(&format!("{path}/hits")).await.expect(200);
        assert_eq!(hits.json["items"][0]["title"]["vi"], "Báo trước cấp cứu ngoại viện");
        assert_eq!(hits.json["items"][0]["new"], true);
        owner.post(&format!("{path}/seen"), json!({})).await.expect(204);
        assert_eq!(owner.get(&path).await.expect(200).json["new"], 0);
        other.get(&path).await.expect_problem(404, "not_found");
        other.get(&format!("{path}/hits")).await.expect_problem(404, "not_found");
        other.delete(&path).await.expect_problem(404, "not_found");

        // Neither a change of it, nor a new index, nor another server tells of it again.
        let approver = app.sign_in("health.approver@test.example").await;
        let closes_at = app.now().plus_days(60).to_string();
        let extend = json!({"action": "extend", "closes_at": closes_at, "reason": "Thêm thời gian."});
        approver.transition(&challenge, extend).await.expect(200);
        nhipcau_app::search::reindex(&app.app).await.unwrap();
        let other_server = app.beside().await;
        jobs::round(&other_server).await.unwrap();
        assert_eq!(told(&app, "startup.owner").await.len(), 1);
    }

    async fn what_was_there_before_is_nothing_new(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let challenge = published(&app).await;
        app.forward_seconds(60).await;
        let path = save(&owner, "Ngoại viện", json!({"q": "cấp cứu ngoại viện"}), "at_once").await;
        let approver = app.sign_in("health.approver@test.example").await;
        let closes_at = app.now().plus_days(60).to_string();
        let extend = json!({"action": "extend", "closes_at": closes_at, "reason": "Thêm thời gian."});
        approver.transition(&challenge, extend).await.expect(200);
        assert!(told(&app, "startup.owner").await.is_empty());
        assert_eq!(owner.get(&path).await.expect(200).json["found"], 0);
    }

    async fn a_day_and_a_week_are_told_in_one_mail_each(app) {
        // It is Monday, nine in the morning; the organisations are older than what is saved.
        app.forward_seconds(60).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let other = app.sign_in("other.owner@test.example").await;
        save(&owner, "Báo trước", json!({"q": "cấp cứu ngoại viện"}), "daily").await;
        save(&owner, "Máy thở", json!({"q": "máy thở"}), "daily").await;
        save(&other, "Báo trước", json!({"q": "cấp cứu ngoại viện"}), "weekly").await;
        app.forward_seconds(60).await;
        published(&app).await;
        for number in 1..=12 {
            listed(&app, &format!("Máy thở xách tay số {number}"), "public").await;
        }
        assert!(told(&app, "startup.owner").await.is_empty());
        // Six in the morning; an hour later it is time.
        app.forward_seconds(21 * 3_600 - 120).await;
        assert!(told(&app, "startup.owner").await.is_empty());
        app.forward_seconds(3_600).await;
        let mails = told(&app, "startup.owner").await;
        assert_eq!(mails.len(), 1);
        let text = nhipcau_store::outbox::to_person(
            app.app.store.reader(),
            owner.get("/api/v1/me").await.expect(200).id().parse().unwrap(),
        ).await.unwrap();
        let groups = &text.last().unwrap().params["groups"];
        assert_eq!(groups.as_array().unwrap().len(), 2);
        assert_eq!(text.last().unwrap().params["count"], 13);
        let ventilators = groups.as_array().unwrap().iter().find(|group| group["name"] == "Máy thở").unwrap();
        assert_eq!((ventilators["entries"].as_array().unwrap().len(), &ventilators["more"]), (10, &json!(2)));
        app.forward_days(1).await;
        assert_eq!(told(&app, "startup.owner").await.len(), 1);
        assert!(told(&app, "other.owner").await.is_empty());
        app.forward_days(5).await;
        assert_eq!(told(&app, "other.owner").await.len(), 1);
    }

    async fn between_finding_and_telling_nothing_is_lost_and_nothing_doubled(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        save(&owner, "Ngoại viện", json!({"q": "cấp cứu ngoại viện"}), "at_once").await;
        app.settle().await;
        app.forward_seconds(60).await;
        published(&app).await;
        while nhipcau_app::log::sequence(&app.app).await.unwrap() > 0 {}
        alert::follow(&app.app).await.unwrap();
        assert!(!app.mails().iter().any(|mail| mail.contains("List-Unsubscribe-Post")));
        // Here it was killed. Two others take over at the same time, from the beginning.
        let (one, two) = (app.beside().await, app.beside().await);
        let (first, second) = tokio::join!(jobs::round(&one), jobs::round(&two));
        // Whoever comes second may find the row changed and tries again in the next round.
        assert!(first.is_ok() || second.is_ok());
        assert_eq!(told(&app, "startup.owner").await.len(), 1);
    }

    async fn only_what_a_person_may_see_is_told(app) {
        let broker = app.sign_in("science.officer@test.example").await;
        let lab = app.sign_in("lab.owner@test.example").await;
        for client in [&broker, &lab] {
            save(client, "Máy thở", json!({"q": "máy thở"}), "at_once").await;
        }
        app.forward_seconds(60).await;
        listed(&app, "Máy thở xách tay", "brokers").await;
        assert_eq!(told(&app, "science.officer").await.len(), 1);
        assert!(told(&app, "lab.owner").await.is_empty());
        // Found in time, hidden before it was told.
        let ward = app.sign_in("ward.officer@test.example").await;
        save(&ward, "Máy tạo nhịp", json!({"q": "máy tạo nhịp"}), "daily").await;
        app.forward_seconds(60).await;
        let path = listed(&app, "Máy tạo nhịp", "public").await;
        app.settle().await;
        let owner = app.known("startup.owner@test.example").await;
        owner.transition(&path, json!({"action": "withdraw"})).await.expect(200);
        app.forward_days(1).await;
        assert!(told(&app, "ward.officer").await.is_empty());
    }

    async fn saved_searches_are_checked_and_their_owners_own(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let body = json!({"kind": "search", "name": "Tất cả", "query": {}, "frequency": "daily"});
        let refused = owner.post(SAVED, body.clone()).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["pointer"], "/query/q");
        for (field, value, pointer) in [
            ("name", json!("  "), "/name"),
            ("name", json!("x".repeat(121)), "/name"),
            ("query", json!({"q": "x".repeat(1_001)}), "/query/q"),
            ("query", json!({"type": ["planet"]}), ""),
            ("frequency", json!("hourly"), ""),
            ("organisation_id", json!(app.world.startup), "/organisation_id"),
        ] {
            let mut wrong = body.clone();
            wrong["query"] = json!({"q": "máy thở"});
            wrong[field] = value;
            let refused = owner.post(SAVED, wrong).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["pointer"], pointer);
        }
        app.public().get(SAVED).await.expect_problem(401, "unauthenticated");
        let path = save(&owner, "Máy thở", json!({"q": "  máy thở ", "topic": ["primary-care", ""]}), "daily").await;
        let read = owner.get(&path).await.expect(200);
        assert_eq!(read.json["query"], json!({"q": "máy thở", "topic": ["primary-care"]}));
        owner.patch(&path, "\"v9\"", json!({"name": "Khác"})).await.expect_problem(412, "stale_version");
        let stopped = owner.patch(&path, &read.etag(), json!({"name": "Khác", "frequency": "never"})).await.expect(200);
        assert_eq!((&stopped.json["name"], &stopped.json["stopped_from"]), (&json!("Khác"), &json!("daily")));
        assert_eq!(owner.get(SAVED).await.expect(200).json["items"].as_array().unwrap().len(), 1);
        let copy = owner.get("/api/v1/me/data").await.expect(200);
        assert_eq!(copy.json["saved_searches"][0]["name"], "Khác");
        owner.delete(&path).await.expect(204);
        owner.get(&path).await.expect_problem(404, "not_found");
        for number in 0..50 {
            save(&owner, &format!("Tìm {number}"), json!({"q": format!("máy thở {number}")}), "weekly").await;
        }
        let mut one_more = body;
        one_more["query"] = json!({"q": "máy thở"});
        owner.post(SAVED, one_more).await.expect_problem(409, "too_many_saved_searches");
    }
}
