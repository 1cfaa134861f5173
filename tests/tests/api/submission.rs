//! A submission from its first save to the decision about it.

use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::challenge;

/// The days for which the tests' call is open.
const OPEN_DAYS: i64 = 45;

/// Takes a challenge to `open`, through everybody's hands, and returns its path.
pub async fn open_call(app: &TestApp) -> String {
    let officer = app.sign_in("ward.officer@test.example").await;
    let path = challenge::draft(app, &officer).await;
    challenge::fill(&officer, &path).await;
    for (who, body) in [
        ("ward.approver", json!({"action": "propose"})),
        ("health.approver", json!({"action": "endorse"})),
        ("science.approver", json!({"action": "approve"})),
        (
            "health.approver",
            json!({"action": "publish", "closes_at": app.now().plus_days(OPEN_DAYS).to_string()}),
        ),
    ] {
        let person = app.sign_in(&format!("{who}@test.example")).await;
        person.transition(&path, body).await.expect(200);
    }
    path
}

/// The id at the end of a path.
pub fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// Begins a submission and returns its path.
pub async fn begin(client: &Client, call: &str, organisation: uuid::Uuid) -> String {
    let body = json!({"challenge_id": id_of(call), "organisation_id": organisation});
    let created = client.post("/api/v1/submissions", body).await.expect(201);
    assert_eq!(created.json["status"], "draft");
    let path = format!("/api/v1/submissions/{}", created.id());
    assert_eq!(created.header("location"), path);
    path
}

/// Fills a submission, with `words` in every text.
pub async fn fill(client: &Client, path: &str, words: &str) {
    let etag = client.get(path).await.expect(200).etag();
    client
        .patch(path, &etag, json!({"title": {"vi": format!("Báo trước {words}")}}))
        .await
        .expect(200);
    let text = json!({"text": {"vi": words, "en": words}});
    for (key, content) in [
        ("approach", text.clone()),
        ("evidence", text.clone()),
        (
            "measures_fit",
            json!({"fits": [
                {"measure_key": "m1", "promised": 85.5, "how": {"vi": words}},
                {"measure_key": "m2", "promised": 5}]}),
        ),
        (
            "plan",
            json!({"text": {"vi": words}, "milestones": [
                {"title": {"vi": "Lắp đặt"}, "month": 1, "deliverable": {"vi": words}},
                {"title": {"vi": "Chạy thử"}, "month": 4}]}),
        ),
        ("team", json!({"members": [{"name": words, "role": {"vi": "Chủ nhiệm"}}]})),
        (
            "budget",
            json!({"lines": [
                {"item": {"vi": "Thiết bị"}, "source": "science_fund", "amount": {"amount": 300_000_000, "currency": "VND"}},
                {"item": {"vi": "Nhân công"}, "source": "own", "amount": {"amount": 120_000_000, "currency": "VND"}}]}),
        ),
    ] {
        client.write_section(path, key, content).await.expect(200);
    }
}

/// Begins, fills and sends a submission; returns its path.
pub async fn send(app: &TestApp, call: &str, person: &str, organisation: uuid::Uuid) -> String {
    let client = app.sign_in(&format!("{person}@test.example")).await;
    let path = begin(&client, call, organisation).await;
    fill(&client, &path, "điện thoại trạm").await;
    client.transition(&path, json!({"action": "send"})).await.expect(200);
    path
}

/// Lets the deadline and the minute after it pass and opens the submissions.
pub async fn open(app: &TestApp, call: &str) {
    app.forward_days(OPEN_DAYS).await;
    app.forward_seconds(60).await;
    let broker = app.sign_in("science.officer@test.example").await;
    broker.transition(call, json!({"action": "open_submissions"})).await.expect(200);
}

/// The content hash as a reader of the documentation would compute it.
fn content_hash(view: &Value) -> String {
    let mut digests: Vec<_> = view["attachments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["sha256"].as_str().unwrap().to_owned())
        .collect();
    digests.sort();
    // serde_json keeps the names of objects sorted; the numbers of these tests look the same in
    // both notations but for whole ones.
    let sections: serde_json::Map<_, _> = view["sections"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|section| section["version"] != 0)
        .map(|section| (section["key"].as_str().unwrap().to_owned(), section["content"].clone()))
        .collect();
    let whole = json!({"attachments": digests, "sections": sections, "title": view["title"]});
    let text = whole.to_string().replace("5.0,", "5,").replace("5.0}", "5}");
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

on_both! {
    async fn from_draft_to_receipt_and_back(app) {
        let call = open_call(&app).await;
        let editor = app.sign_in("startup.editor@test.example").await;
        let path = begin(&editor, &call, app.world.startup).await;

        // Incomplete: shown as blocked, refused when tried.
        let seen = editor.get(&path).await.expect(200);
        assert_eq!(seen.action("send"), Some(false));
        assert_eq!(seen.json["completeness"]["missing"][0]["section"], "title");
        editor.transition(&path, json!({"action": "send"})).await.expect_problem(409, "blocked");
        editor.get(&format!("{path}/receipt")).await.expect_problem(404, "not_found");

        fill(&editor, &path, "điện thoại trạm").await;
        editor.upload(&format!("{path}/attachments"), "Thuyết minh.pdf", "application/pdf", "attachment", b"%PDF-1.7 mau").await.expect(201);
        let seen = editor.get(&path).await.expect(200);
        assert_eq!(seen.json["completeness"]["missing"], json!([]));
        assert_eq!(seen.json["budget_total"], json!({"amount": 420_000_000, "currency": "VND"}));
        assert_eq!(seen.json["sections"][0]["updated_by"]["name"], "Người thử startup.editor");

        app.forward_seconds(1).await;
        let sent = editor.transition(&path, json!({"action": "send"})).await.expect(200);
        assert_eq!(sent.json["status"], "sent");
        assert_eq!(sent.json["receipt"]["version"], 1);
        assert_eq!(sent.json["receipt"]["sent_at"], json!(app.now()));
        assert_eq!(sent.json["receipt"]["content_hash"], content_hash(&sent.json));
        assert_eq!(editor.get(&format!("{path}/receipt")).await.expect(200).json, sent.json["receipt"]);

        // Sent is closed to changes until it is taken back.
        let section = editor.get(&format!("{path}/sections/risks")).await.expect(200);
        let risks = json!({"text": {"vi": "Mất sóng."}});
        editor.patch(&format!("{path}/sections/risks"), &section.etag(), risks.clone()).await.expect_problem(403, "forbidden");
        let file = sent.json["attachments"][0]["id"].as_str().unwrap().to_owned();
        editor.delete(&format!("/api/v1/attachments/{file}")).await.expect_problem(403, "forbidden");
        app.forward_seconds(1).await;
        editor.transition(&path, json!({"action": "revise"})).await.expect(200);
        editor.write_section(&path, "risks", risks).await.expect(200);
        app.forward_seconds(90).await;
        let again = editor.transition(&path, json!({"action": "send"})).await.expect(200);
        assert_eq!(again.json["receipt"]["version"], 2);
        assert_ne!(again.json["receipt"]["content_hash"], sent.json["receipt"]["content_hash"]);

        // Receipts go to all editors, the sender too.
        app.settle().await;
        for who in ["startup.owner@test.example", "startup.editor@test.example"] {
            assert_eq!(app.mails().iter().filter(|mail| mail.contains(who)).count(), 2, "{who}");
        }

        app.forward_seconds(1).await;
        // Withdrawn for good; the organisation may begin anew, and not twice.
        editor.transition(&path, json!({"action": "withdraw"})).await.expect(200);
        editor.transition(&path, json!({"action": "revise"})).await.expect_problem(409, "wrong_status");
        begin(&editor, &call, app.world.startup).await;
        let body = json!({"challenge_id": id_of(&call), "organisation_id": app.world.startup});
        editor.post("/api/v1/submissions", body).await.expect_problem(409, "duplicate");
        let history = editor.get(&format!("{path}/history")).await.expect(200);
        let actions: Vec<_> = history.json["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect();
        assert_eq!(actions, ["create", "send", "revise", "send", "withdraw"]);
    }

    async fn the_deadline_is_exact(app) {
        let call = open_call(&app).await;
        let startup = app.sign_in("startup.owner@test.example").await;
        let lab = app.sign_in("lab.owner@test.example").await;
        let early = begin(&startup, &call, app.world.startup).await;
        let late = begin(&lab, &call, app.world.lab).await;
        fill(&startup, &early, "sớm").await;
        fill(&lab, &late, "muộn").await;
        let deadline = app.now().plus_days(OPEN_DAYS);
        app.app.clock.set(nhipcau_domain::timestamp::Timestamp(deadline.0 - 1));
        startup.transition(&early, json!({"action": "send"})).await.expect(200);
        app.app.clock.set(deadline);
        assert_eq!(lab.get(&late).await.expect(200).action("send"), Some(false));
        let refused = lab.transition(&late, json!({"action": "send"})).await.expect_problem(409, "blocked");
        assert!(refused.json["detail"].as_str().unwrap().contains("hạn"), "{}", refused.text);
        startup.transition(&early, json!({"action": "withdraw"})).await.expect_problem(409, "blocked");
        let etag = lab.get(&format!("{late}/sections/risks")).await.expect(200).etag();
        lab.patch(&format!("{late}/sections/risks"), &etag, json!({})).await.expect_problem(409, "blocked");
        let body = json!({"challenge_id": id_of(&call), "organisation_id": app.world.other});
        let other = app.sign_in("other.owner@test.example").await;
        other.post("/api/v1/submissions", body).await.expect_problem(409, "blocked");

        // Not before a minute has passed; then only what was sent is opened.
        let broker = app.sign_in("science.officer@test.example").await;
        app.forward_seconds(59).await;
        broker.transition(&call, json!({"action": "open_submissions"})).await.expect_problem(409, "blocked");
        app.forward_seconds(1).await;
        broker.transition(&call, json!({"action": "open_submissions"})).await.expect(200);
        assert_eq!(broker.get(&early).await.expect(200).json["status"], "opened");
        broker.get(&late).await.expect_problem(404, "not_found");
        assert_eq!(lab.get(&late).await.expect(200).json["status"], "void");
    }

    async fn screening_and_what_the_solver_learns(app) {
        let call = open_call(&app).await;
        let first = send(&app, &call, "startup.owner", app.world.startup).await;
        let second = send(&app, &call, "lab.owner", app.world.lab).await;
        open(&app, &call).await;
        let broker = app.sign_in("science.officer@test.example").await;
        let tasks = broker.get("/api/v1/me/tasks").await.expect(200);
        assert!(tasks.text.contains("screen_submissions"), "{}", tasks.text);
        app.forward_seconds(1).await;
        broker.transition(&first, json!({"action": "mark_eligible"})).await.expect(200);
        broker.transition(&second, json!({"action": "mark_ineligible"})).await.expect_problem(422, "invalid");
        broker.transition(&second, json!({"action": "mark_ineligible", "reason": "Thiếu dự toán theo nguồn."})).await.expect(200);
        // Effects of other acts are nobody's to ask for.
        broker.transition(&first, json!({"action": "award"})).await.expect_problem(422, "invalid");
        let health = app.sign_in("health.approver@test.example").await;
        health.transition(&first, json!({"action": "mark_eligible"})).await.expect_problem(403, "forbidden");

        let lab = app.sign_in("lab.owner@test.example").await;
        let seen = lab.get(&second).await.expect(200);
        assert_eq!(seen.json["screening_reason"], "Thiếu dự toán theo nguồn.");
        app.settle().await;
        let to_lab = app.mails().iter().filter(|mail| mail.contains("lab.owner@test.example")).count();
        assert_eq!(to_lab, 3, "receipt, opening, screening");
        let list = broker.get(&format!("/api/v1/submissions?challenge={}&count=true", id_of(&call))).await.expect(200);
        assert_eq!(list.json["total"], 2);
        let funnel = broker.get(&format!("{call}/invitations")).await.expect(200);
        assert_eq!(funnel.json["funnel"]["submitted"], 2);
        // The offices read from the opening on, not how it was written before.
        let history = health.get(&format!("{first}/history")).await.expect(200);
        assert_eq!(history.json["items"][0]["action"], "open");
    }

    async fn who_may_answer(app) {
        let call = open_call(&app).await;
        let body = |organisation: uuid::Uuid| json!({"challenge_id": id_of(&call), "organisation_id": organisation});
        let ward = app.sign_in("ward.officer@test.example").await;
        let refused = ward.post("/api/v1/submissions", body(app.world.ward)).await.expect_problem(409, "blocked");
        assert!(refused.json["detail"].as_str().unwrap().contains("chính mình"));
        let startup = app.sign_in("startup.owner@test.example").await;
        startup.post("/api/v1/submissions", body(app.world.lab)).await.expect_problem(403, "forbidden");
        app.public().post("/api/v1/submissions", body(app.world.lab)).await.expect_problem(401, "unauthenticated");
        let wrong = json!({"challenge_id": id_of(&call), "organisation_id": app.world.startup, "title": "x"});
        startup.post("/api/v1/submissions", wrong).await.expect_problem(422, "invalid");

        let path = begin(&startup, &call, app.world.startup).await;
        let fits = json!({"fits": [{"measure_key": "m9", "promised": 1}]});
        let refused = startup.write_section(&path, "measures_fit", fits).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["pointer"], "/fits/0/measure_key");
        startup.write_section(&path, "approach", json!({"colour": "red"})).await.expect_problem(422, "invalid");
        startup.get(&format!("{path}/sections/colour")).await.expect_problem(404, "not_found");
        // Two editors, one section: the second is told.
        let editor = app.sign_in("startup.editor@test.example").await;
        let section = format!("{path}/sections/approach");
        startup.patch(&section, "\"v0\"", json!({"text": {"vi": "Một"}})).await.expect(200);
        editor.patch(&section, "\"v0\"", json!({"text": {"vi": "Hai"}})).await.expect_problem(412, "stale_version");
        startup.send(reqwest::Method::PATCH, &section, &[], json!({})).await.expect_problem(428, "precondition_required");
        startup.send(reqwest::Method::POST, &format!("{path}/transitions"), &[("if-match", "\"v9\"")], json!({"action": "withdraw"})).await.expect_problem(412, "stale_version");
    }

    async fn a_cancelled_call_takes_its_submissions_along(app) {
        let call = open_call(&app).await;
        let path = send(&app, &call, "startup.owner", app.world.startup).await;
        let health = app.sign_in("health.approver@test.example").await;
        health.transition(&call, json!({"action": "cancel", "reason": "Nhu cầu đã được đáp ứng."})).await.expect(200);
        let owner = app.sign_in("startup.owner@test.example").await;
        assert_eq!(owner.get(&path).await.expect(200).json["status"], "void");
        health.get(&path).await.expect_problem(404, "not_found");
    }

    /// The opening waits for a send that holds its place, and then opens it.
    async fn the_opening_waits_for_a_send_in_flight(app) {
        let call = open_call(&app).await;
        send(&app, &call, "startup.owner", app.world.startup).await;
        app.forward_days(OPEN_DAYS).await;
        app.forward_seconds(60).await;
        app.settle().await;
        let broker = app.sign_in("science.officer@test.example").await;
        let etag = broker.get(&call).await.expect(200).etag();
        let in_flight = app.app.store.begin().await.unwrap();
        let id = id_of(&call).parse().unwrap();
        nhipcau_store::challenge::find_locked(in_flight.conn(), id, false).await.unwrap();
        let path = format!("{call}/transitions");
        let opening = tokio::spawn(async move {
            broker.send(reqwest::Method::POST, &path, &[("if-match", &etag)], json!({"action": "open_submissions"})).await
        });
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        assert!(!opening.is_finished(), "the opening did not wait");
        in_flight.commit().await.unwrap();
        opening.await.unwrap().expect(200);
    }
}
