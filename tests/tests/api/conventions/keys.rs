//! `Idempotency-Key` on every POST.

use nhipcau_app::Mode;
use nhipcau_domain::{personal_data::Retained, timestamp::Timestamp};
use nhipcau_store::{
    clock::wall,
    idempotency::{self, IdempotencyKey},
    retention,
};
use nhipcau_tests::{Backend, Client, PASSWORD, TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    account::second_factor::code,
    chain::walk,
    challenge::draft,
    stages::{PDF, join, open_call, person, today},
};

/// What has no key: nobody is signed in for it, and its answer is a secret.
const WITHOUT: &str = "/api/v1/auth/";
/// Each one counts, and its answer is kept nowhere.
const EACH_COUNTS: &str = "/api/v1/submissions/{id}/break-glass";
/// Writes letters and sends none, tries out and reads: there is nothing that could happen twice.
const CHANGE_NOTHING: [&str; 3] = [
    "/api/v1/challenges/{id}/invitations/preview",
    "/api/v1/thesaurus/preview",
    "/api/v1/thesaurus/import",
];
/// What only a demonstration has.
const OF_DEMONSTRATIONS: &str = "/api/v1/demo/clock";

/// What the chain does not come by.
async fn the_rest(app: &TestApp) {
    let owner = person(app, "startup.owner").await;
    let own = json!({"organisation_id": app.world.startup, "kind": "product", "title": {"vi": "Máy báo trước"}, "summary": {"vi": "Báo trước cho khoa cấp cứu."}});
    let made = owner.post("/api/v1/capabilities", own).await.expect(201);
    let path = format!("/api/v1/capabilities/{}", made.id());
    owner.transition(&path, json!({"action": "list"})).await.expect(200);

    let new = json!({"kind": "enterprise", "name": {"vi": "Công ty Lặp Lại"}, "country": "VN"});
    let made = person(app, "expert1").await.post("/api/v1/organisations", new).await.expect(201);
    let path = format!("/api/v1/organisations/{}", made.id());
    let founder = person(app, "expert1").await;
    join(app, (&founder, &path), "expert2", "editor").await;
    let domain = json!({"domain": "lap-lai.example", "role": "viewer"});
    let domain = founder.post(&format!("{path}/domains"), domain).await.expect(201).id();
    let domain = format!("/api/v1/organisation-domains/{domain}");
    founder.transition(&domain, json!({"action": "withdraw"})).await.expect(200);
    let broker = person(app, "science.approver").await;
    let whole = json!({"into": app.world.other, "reason": "Là một đơn vị."});
    for (step, body) in [("merge", whole), ("separate", json!({"reason": "Không phải là một."}))]
    {
        let seen = broker.get(&path).await.expect(200).etag();
        let to = format!("{path}/{step}");
        broker.send(Method::POST, &to, &[("if-match", &seen)], body).await.expect(200);
    }
    let ask = json!({"kind": "request", "message": "Xin được cùng làm."});
    person(app, "expert3").await.post(&format!("{path}/joinings"), ask).await.expect(201);
    let ask = json!({"action": "request_verification", "evidence": "Giấy phép số 1."});
    founder.transition(&path, ask).await.expect(200);

    let call = open_call(app, json!({})).await;
    let broker = person(app, "science.officer").await;
    for verdict in ["shortlisted", "rejected"] {
        let judged =
            json!({"organisation_id": app.world.lab, "verdict": verdict, "note": "Đã xem."});
        broker.post(&format!("{call}/shortlist"), judged).await.expect(201);
    }
    let many = json!({"message": "Mời.", "recipients": [{"organisation_id": app.world.lab}]});
    broker.post(&format!("{call}/invitations/batch"), many).await.expect(200);
    let id = call.rsplit('/').next().unwrap();
    let own = json!({"challenge_id": id, "organisation_id": app.world.other});
    let other = person(app, "other.owner").await;
    let made = other.post("/api/v1/submissions", own).await.expect(201);
    let files = format!("/api/v1/submissions/{}/attachments", made.id());
    other.upload(&files, "a.pdf", "application/pdf", "attachment", PDF).await.expect(201);

    let ask = json!({"kind": "objection", "message": "Xin đừng gửi."});
    let asked = owner.post("/api/v1/me/data-requests", ask).await.expect(201);
    let path = format!("/api/v1/data-requests/{}", asked.id());
    let operator = person(app, "operator").await;
    operator.transition(&path, json!({"action": "acknowledge"})).await.expect(200);
    operator.transition(&path, json!({"action": "complete"})).await.expect(200);

    let member = person(app, "expert9").await;
    let id = member.get("/api/v1/me").await.expect(200).id();
    let begun = member.post("/api/v1/auth/second-factor", json!({"password": PASSWORD})).await;
    let code = code(begun.expect(201).json["secret"].as_str().unwrap(), 0);
    let confirm = "/api/v1/auth/second-factor/confirm";
    member.post(confirm, json!({"code": code})).await.expect(200);
    for act in ["reset-second-factor", "end-sessions"] {
        let path = format!("/api/v1/operations/accounts/{id}/{act}");
        operator.post(&path, json!({"reason": "Mất điện thoại."})).await.expect(204);
    }

    let wish = json!({"kind": "search", "name": "Máy thở", "query": {"q": "máy thở"}, "frequency": "daily"});
    let saved = owner.post("/api/v1/me/saved-searches", wish).await.expect(201).id();
    owner.post(&format!("/api/v1/me/saved-searches/{saved}/seen"), json!({})).await.expect(204);
    owner.post("/api/v1/me/notifications/read", json!({"all": true})).await.expect(204);
    imported(&operator, "", "{\"type\":\"planet\"}").await.expect(200);
    crate::thesaurus::published(app, "nc:stroke", "xe cứu đột quỵ").await;
}

async fn imported(client: &Client, query: &str, lines: &str) -> nhipcau_tests::Answer {
    let headers = [("content-type", "application/x-ndjson")];
    let path = format!("/api/v1/imports{query}");
    client.request(Method::POST, &path, &headers, Some(lines.as_bytes().to_vec())).await
}

on_both! {
    async fn every_post_is_answered_the_same_twice(app) {
        let repeats = app.repeat_posts();
        walk(&app).await;
        let pilots = app.public().get("/api/v1/pilots").await.expect(200);
        let pilot = format!("/api/v1/pilots/{}", pilots.json["items"][0]["id"].as_str().unwrap());
        assert_eq!(pilots.json["items"].as_array().unwrap().len(), 1, "nothing happens twice");
        the_rest(&app).await;
        app.settle().await;
        let done = repeats.paths();
        let document = app.public().get("/openapi.json").await.expect(200).json;
        let operations: Vec<_> = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(_, item)| item["post"].is_object())
            .map(|(template, _)| template.as_str())
            .filter(|template| !template.starts_with(WITHOUT))
            .filter(|template| ![OF_DEMONSTRATIONS, EACH_COUNTS].contains(template))
            .filter(|template| !CHANGE_NOTHING.contains(template))
            .collect();
        assert!(operations.len() > 25, "{operations:?}");
        let missed: Vec<_> = operations
            .iter()
            .filter(|template| !done.iter().any(|path| fits(template, path)))
            .filter(|template| !PILOT_STEPS.contains(template))
            .collect();
        assert_eq!(missed, Vec::<&&str>::new());
        assert!(app.public().get(&pilot).await.expect(200).json["status"] == "closed");
    }

    async fn the_steps_of_a_running_pilot_are_answered_the_same_twice(app) {
        let decided = crate::stages::awarded(&app, json!({})).await;
        let pilot = crate::stages::pilot(&app, &decided.call).await;
        let repeats = app.repeat_posts();
        let health = person(&app, "health.approver").await;
        health.transition(&pilot, json!({"action": "start"})).await.expect(200);
        app.forward_days(20).await;
        let editor = person(&app, "startup.editor").await;
        let milestones = format!("{pilot}/milestones");
        let due = today(&app);
        editor.post(&milestones, json!({"title": {"vi": "Nghiệm thu kỹ thuật"}, "due_on": due})).await.expect(201);
        let indicator = editor.get(&format!("{pilot}/indicators")).await.expect(200).json["items"][0]["id"].clone();
        let measured = json!({"indicator_id": indicator, "measured_on": today(&app), "value": 12.0});
        let made = editor.post(&format!("{pilot}/measurements"), measured).await.expect(201);
        let step = format!("{pilot}/measurements/{}/transitions", made.id());
        editor.post(&step, json!({"action": "void", "reason": "Gõ nhầm."})).await.expect(200);
        let done = repeats.paths();
        for template in PILOT_STEPS {
            assert!(done.iter().any(|path| fits(template, path)), "{template}");
        }
    }

    async fn uploads_and_imports_have_keys_too(app) {
        let officer = person(&app, "ward.officer").await;
        let path = draft(&app, &officer).await;
        let files = format!("{path}/attachments");
        let form = async |boundary: &str, content: &str| {
            let kind = format!("multipart/form-data; boundary={boundary}");
            let body = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{content}\r\n--{boundary}--\r\n");
            let headers = [("content-type", kind.as_str()), ("idempotency-key", "tep-1")];
            officer.request(Method::POST, &files, &headers, Some(body.into_bytes())).await
        };
        let first = form("one", "Nội dung.").await.expect(201);
        // A browser draws another line between the parts each time it sends a form.
        let again = form("another", "Nội dung.").await.expect(201);
        assert_eq!((again.header("idempotency-replayed"), &again.json), ("true", &first.json));
        form("one", "Khác.").await.expect_problem(422, "idempotency_key_reused");
        assert_eq!(officer.get(&path).await.expect(200).json["attachments"].as_array().unwrap().len(), 1);
        // What was made and has gone is not answered any more.
        officer.delete(first.header("location")).await.expect(204);
        form("one", "Nội dung.").await.expect_problem(404, "not_found");
        let mut large = PDF.to_vec();
        large.resize(20 * 1024 * 1024 + 1, b' ');
        let head = b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        let body = [head.as_slice(), &large, b"\r\n--b--\r\n"].concat();
        let headers = [("content-type", "multipart/form-data; boundary=b"), ("idempotency-key", "tep-2")];
        officer.request(Method::POST, &files, &headers, Some(body)).await.expect_problem(413, "payload_too_large");

        let operator = person(&app, "operator").await;
        let lines = [
            json!({"type": "organisation", "name": "Công ty Không Mã"}).to_string(),
            json!({"type": "planet"}).to_string(),
        ].join("\n");
        let import = async |client: &Client, query: &str, lines: &str| {
            let headers = [("content-type", "application/x-ndjson"), ("idempotency-key", "nhap-1")];
            client.request(Method::POST, &format!("/api/v1/imports{query}"), &headers, Some(lines.as_bytes().to_vec())).await
        };
        let first = import(&operator, "", &lines).await.expect(200);
        assert_eq!((&first.json["created"], &first.json["failed"]), (&json!(1), &json!(1)), "{}", first.text);
        let again = import(&operator, "", &lines).await.expect(200);
        assert_eq!((again.header("idempotency-replayed"), &again.json), ("true", &first.json));
        import(&operator, "?strict=true", &lines).await.expect_problem(422, "idempotency_key_reused");
        import(&operator, "", "").await.expect_problem(422, "idempotency_key_reused");
        import(&officer, "", &lines).await.expect_problem(403, "forbidden");
        let named = operator.get("/api/v1/organisations?q=C%C3%B4ng%20ty%20Kh%C3%B4ng%20M%C3%A3&count=true").await.expect(200);
        assert_eq!(named.json["total"], 1, "{}", named.text);
    }

    async fn a_replay_is_authorised_again_and_says_where(app) {
        let founder = person(&app, "expert1").await;
        let new = json!({"kind": "enterprise", "name": {"vi": "Công ty Đổi Người"}, "country": "VN"});
        let made = founder.post("/api/v1/organisations", new).await.expect(201);
        let path = format!("/api/v1/organisations/{}", made.id());
        join(&app, (&founder, &path), "expert2", "owner").await;
        let domains = format!("{path}/domains");
        let key = [("idempotency-key", "ten-mien")];
        let body = json!({"domain": "doi-nguoi.example", "role": "viewer"});
        let first = founder.send(Method::POST, &domains, &key, body.clone()).await.expect(201);
        let at = format!("/api/v1/organisation-domains/{}", first.id());
        assert_eq!((&first.json["role"], first.header("location")), (&json!("viewer"), at.as_str()));
        let again = founder.send(Method::POST, &domains, &key, body.clone()).await.expect(201);
        assert_eq!((&again.json, again.header("location")), (&first.json, at.as_str()));
        let own = founder.get("/api/v1/me").await.expect(200).id();
        founder.delete(&format!("{path}/members/{own}")).await.expect(204);
        let refused = founder.send(Method::POST, &domains, &key, body).await;
        assert!(matches!(refused.status.as_u16(), 403 | 404), "{}", refused.text);
        assert_eq!(refused.header("content-type"), "application/problem+json");
        for wrong in ["", &"k".repeat(201), "ổ"] {
            founder.send(Method::POST, "/api/v1/organisations", &[("idempotency-key", wrong)], json!({})).await.expect_problem(400, "malformed_parameter");
        }
    }

    async fn keys_are_forgotten_after_a_day(app) {
        let officer = person(&app, "ward.officer").await;
        let hours = |hours: i64| wall().plus_seconds(hours * 3600).0;
        let store = &app.app.store;
        let old = IdempotencyKey {
            id: app.app.new_id(),
            person_id: officer.get("/api/v1/me").await.expect(200).id().parse().unwrap(),
            method: "POST".to_owned(),
            route: "/api/v1/challenges".to_owned(),
            key: "k-0".to_owned(),
            body_hash: String::new(),
            state: "done".to_owned(),
            status_code: 201,
            location: None,
            place: None,
            answer: None,
            created_at: hours(-25),
            running_until: hours(-25),
        };
        idempotency::claim(store.writer(), old, hours(0), hours(-24)).await.unwrap();
        let body = json!({
            "programme_id": app.world.programme, "proposer_id": app.world.ward, "kind": "contest",
            "title": {"vi": "Một bài toán"},
        });
        let send = async |key: &str| {
            officer.send(Method::POST, "/api/v1/challenges", &[("idempotency-key", key)], body.clone()).await.expect(201)
        };
        send("k-1").await;
        let old = async || retention::due(store.reader(), Retained::IdempotencyReplies, Timestamp(hours(-24))).await.unwrap().count;
        assert!(old().await > 0);
        app.settle().await;
        assert_eq!(old().await, 0, "swept");
        assert_eq!(send("k-1").await.header("idempotency-replayed"), "true", "a younger one is kept");
        assert_eq!(send("k-0").await.header("idempotency-replayed"), "");
    }
}

/// What is done while a pilot runs, which the chain does in one go.
const PILOT_STEPS: [&str; 2] = [
    "/api/v1/pilots/{id}/milestones",
    "/api/v1/pilots/{id}/measurements/{measurement_id}/transitions",
];

fn fits(template: &str, path: &str) -> bool {
    let (wanted, parts): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    wanted.len() == parts.len()
        && wanted.iter().zip(parts).all(|(one, part)| one.starts_with('{') || *one == part)
}

/// The demonstration's clock moves once for one key.
async fn the_clock_moves_once(backend: Backend) {
    let app = TestApp::start_as(backend, Mode::Demonstration).await;
    let repeats = app.repeat_posts();
    let officer = person(&app, "ward.officer").await;
    let before = app.now();
    let moved = officer.post(OF_DEMONSTRATIONS, json!({"advance_seconds": 3600})).await.expect(200);
    assert_eq!(moved.json["now"], Value::from(before.plus_seconds(3600).to_string()));
    assert!(repeats.paths().contains(OF_DEMONSTRATIONS));
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_moves_once_sqlite() {
    the_clock_moves_once(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_moves_once_postgres() {
    the_clock_moves_once(Backend::Postgres).await;
}
