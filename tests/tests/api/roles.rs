//! Every writing route as somebody whose part it is not: nobody signed in, a stranger, a colleague
//! without the right. What is refused leaves no trace.

use nhipcau_tests::{Client, TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    challenge::{draft, fill},
    stages::{PDF, awarded, open_call, person, terms},
};

/// A writing request with the present tag, as somebody else than who read it.
async fn refused(
    client: &Client,
    method: Method,
    path: &str,
    etag: &str,
    body: Value,
    problem: (u16, &str),
) {
    let headers = [("if-match", etag)];
    client.send(method, path, &headers, body).await.expect_problem(problem.0, problem.1);
}

/// The path of an organisation.
fn organisation(id: Uuid) -> String {
    format!("/api/v1/organisations/{id}")
}

async fn person_id(client: &Client) -> String {
    client.get("/api/v1/me").await.expect(200).id()
}

async fn people(app: &TestApp, names: &[&str]) -> Vec<Client> {
    let mut all = Vec::new();
    for name in names {
        all.push(person(app, name).await);
    }
    all
}

const UNKNOWN: (u16, &str) = (401, "unauthenticated");
const FORBIDDEN: (u16, &str) = (403, "forbidden");
const HIDDEN: (u16, &str) = (404, "not_found");

on_both! {
    async fn who_begins_and_writes_an_order(app) {
        let body = json!({
            "programme_id": app.world.programme, "proposer_id": app.world.ward,
            "kind": "solution_order", "title": {"vi": "Nhu cầu của người khác"},
        });
        for client in people(&app, &["startup.owner", "health.officer", "science.officer", "expert1", "operator"]).await {
            client.post("/api/v1/challenges", body.clone()).await.expect_problem(403, "forbidden");
        }
        app.public().post("/api/v1/challenges", body).await.expect_problem(401, "unauthenticated");
        let officer = person(&app, "ward.officer").await;
        let mine = officer.get("/api/v1/challenges?mine=true&count=true").await.expect(200);
        assert_eq!(mine.json["total"], 0);

        let path = draft(&app, &officer).await;
        let section = format!("{path}/sections/problem");
        let text = json!({"text": {"vi": "Người ngoài viết vào."}});
        for client in people(&app, &["startup.owner", "health.officer", "science.approver", "operator"]).await {
            refused(&client, Method::PATCH, &section, "\"v0\"", text.clone(), HIDDEN).await;
        }
        refused(&app.public(), Method::PATCH, &section, "\"v0\"", text.clone(), UNKNOWN).await;
        // With the department it is the department's to mend, the author's no longer; the broker
        // sees it only when it is handed over, and then nobody writes.
        fill(&officer, &path).await;
        let etag = officer.get(&section).await.expect(200).etag();
        person(&app, "ward.approver").await.transition(&path, json!({"action": "propose"})).await.expect(200);
        refused(&officer, Method::PATCH, &section, &etag, text.clone(), FORBIDDEN).await;
        refused(&person(&app, "science.officer").await, Method::PATCH, &section, &etag, text.clone(), HIDDEN).await;
        person(&app, "health.approver").await.transition(&path, json!({"action": "endorse"})).await.expect(200);
        for client in people(&app, &["ward.officer", "health.officer", "science.officer"]).await {
            refused(&client, Method::PATCH, &section, &etag, text.clone(), FORBIDDEN).await;
        }
        assert_eq!(officer.get(&section).await.expect(200).etag(), etag);
        let call = open_call(&app, json!({})).await;
        let section = format!("{call}/sections/problem");
        let etag = officer.get(&section).await.expect(200).etag();
        for client in people(&app, &["startup.owner", "ward.officer", "science.approver"]).await {
            refused(&client, Method::PATCH, &section, &etag, text.clone(), FORBIDDEN).await;
        }
    }

    async fn what_never_reached_the_broker_is_hidden_from_it(app) {
        let officer = person(&app, "ward.officer").await;
        let health = person(&app, "health.approver").await;
        let broker = person(&app, "science.approver").await;
        let mine = "/api/v1/challenges?mine=true&count=true";
        for (action, seen) in [("return", 1), ("decline", 2)] {
            let path = draft(&app, &officer).await;
            fill(&officer, &path).await;
            person(&app, "ward.approver").await.transition(&path, json!({"action": "propose"})).await.expect(200);
            health.transition(&path, json!({"action": action, "reason": "Ngoài phạm vi."})).await.expect(200);
            broker.get(&path).await.expect_problem(404, "not_found");
            assert_eq!(broker.get(mine).await.expect(200).json["total"], 0);
            assert_eq!(health.get(mine).await.expect(200).json["total"], seen);
        }
        // What the broker itself sends back or declines it goes on seeing.
        for (action, seen) in [("return", 1), ("decline", 2)] {
            let path = draft(&app, &officer).await;
            fill(&officer, &path).await;
            person(&app, "ward.approver").await.transition(&path, json!({"action": "propose"})).await.expect(200);
            health.transition(&path, json!({"action": "endorse"})).await.expect(200);
            broker.transition(&path, json!({"action": action, "reason": "Chưa đủ căn cứ."})).await.expect(200);
            broker.get(&path).await.expect(200);
            assert_eq!(broker.get(mine).await.expect(200).json["total"], seen);
        }
    }

    async fn who_offers_a_capability(app) {
        let owner = person(&app, "startup.owner").await;
        let body = json!({"organisation_id": app.world.startup, "kind": "product", "title": {"vi": "Hộp báo trước"}, "description": {"vi": "Gửi tin từ xe."}});
        let made = owner.post("/api/v1/capabilities", body).await.expect(201);
        let path = format!("/api/v1/capabilities/{}", made.id());
        let steps = format!("{path}/transitions");
        for client in people(&app, &["lab.owner", "science.officer", "operator"]).await {
            refused(&client, Method::POST, &steps, &made.etag(), json!({"action": "list"}), HIDDEN).await;
        }
        refused(&app.public(), Method::POST, &steps, &made.etag(), json!({"action": "list"}), UNKNOWN).await;
        owner.transition(&path, json!({"action": "list"})).await.expect(200);
        let etag = owner.get(&path).await.expect(200).etag();
        for client in people(&app, &["lab.owner", "science.officer", "operator"]).await {
            refused(&client, Method::POST, &steps, &etag, json!({"action": "withdraw"}), FORBIDDEN).await;
        }
        assert_eq!(owner.get(&path).await.expect(200).json["status"], "listed");
    }

    async fn who_speaks_for_an_organisation(app) {
        let path = organisation(app.world.startup);
        let owner = person(&app, "startup.owner").await;
        let editor = person(&app, "startup.editor").await;
        let etag = owner.get(&path).await.expect(200).etag();
        let strangers = people(&app, &["startup.editor", "lab.owner", "science.approver", "operator"]).await;
        let (members, steps) = (format!("{path}/members"), format!("{path}/transitions"));
        let rename = json!({"name": {"vi": "Tên do người khác đặt"}});
        let request = json!({"action": "request_verification", "evidence": "Giấy phép."});
        let invited = format!("{path}/joinings");
        let add = json!({"kind": "invitation", "email": "expert1@test.example", "role": "editor"});
        for client in &strangers {
            refused(client, Method::PATCH, &path, &etag, rename.clone(), FORBIDDEN).await;
            client.post(&invited, add.clone()).await.expect_problem(403, "forbidden");
            refused(client, Method::POST, &steps, &etag, request.clone(), FORBIDDEN).await;
        }
        refused(&app.public(), Method::PATCH, &path, &etag, rename, UNKNOWN).await;
        refused(&app.public(), Method::POST, &steps, &etag, request.clone(), UNKNOWN).await;
        app.public().post(&invited, add).await.expect_problem(401, "unauthenticated");
        app.public().get(&members).await.expect_problem(401, "unauthenticated");
        for client in &strangers[1..] {
            client.get(&members).await.expect_problem(403, "forbidden");
        }
        editor.get(&members).await.expect(200);

        // An editor puts nobody out; who is not of it does not even reach the list.
        let one = format!("{members}/{}", person_id(&owner).await);
        editor.delete(&one).await.expect_problem(403, "forbidden");
        for client in &strangers[1..] {
            client.delete(&one).await.expect_problem(404, "not_found");
        }
        app.public().delete(&one).await.expect_problem(401, "unauthenticated");
        let list = owner.get(&members).await.expect(200);
        assert_eq!(list.json["items"].as_array().unwrap().len(), 2);

        // Only a broker verifies, and not before it is asked.
        owner.transition(&path, request).await.expect(200);
        let etag = owner.get(&path).await.expect(200).etag();
        let verify = json!({"action": "verify", "evidence": "Đã đối chiếu.", "valid_until": "2028-01-01"});
        for client in people(&app, &["startup.owner", "lab.owner", "health.approver", "operator"]).await {
            refused(&client, Method::POST, &steps, &etag, verify.clone(), FORBIDDEN).await;
        }
        assert_eq!(owner.get(&path).await.expect(200).json["verification"], "requested");
    }

    async fn who_draws_up_an_agreement(app) {
        let call = awarded(&app, json!({})).await.call;
        app.forward_days(9).await;
        let officer = person(&app, "health.officer").await;
        let challenge = officer.get(&call).await.expect(200).id();
        let made = officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect(201);
        let path = format!("/api/v1/agreements/{}", made.id());
        let change = json!({"title": {"vi": "Điều khoản của người khác"}});
        for (name, problem) in [
            ("startup.owner", FORBIDDEN), ("science.officer", FORBIDDEN),
            ("lab.owner", HIDDEN), ("ward.approver", HIDDEN), ("operator", HIDDEN),
        ] {
            let client = person(&app, name).await;
            refused(&client, Method::PATCH, &path, &made.etag(), change.clone(), problem).await;
            // The winner prepares its own signed copy; the broker only reads.
            if name != "startup.owner" {
                let file = client.upload(&format!("{path}/attachments"), "a.pdf", "application/pdf", "agreement", PDF).await;
                file.expect_problem(problem.0, problem.1);
            }
        }
        refused(&app.public(), Method::PATCH, &path, &made.etag(), change, UNKNOWN).await;
        let file = app.public().upload(&format!("{path}/attachments"), "a.pdf", "application/pdf", "agreement", PDF).await;
        file.expect_problem(401, "unauthenticated");
        let seen = officer.get(&path).await.expect(200);
        assert_eq!((seen.etag(), &seen.json["attachments"]), (made.etag(), &json!([])));
    }

    async fn orders_are_offered_only_rules_that_can_be_carried_through(app) {
        let officer = person(&app, "ward.officer").await;
        let offered = app.public().get("/api/v1/rule-sets?for_orders=true").await.expect(200);
        let codes: Vec<_> = offered.json["items"].as_array().unwrap().iter().map(|set| set["code"].clone()).collect();
        assert_eq!(codes, ["hcm-selection-2026", "hcm-selection-blind-2026"]);
        // The others stay on record.
        app.public().get("/api/v1/rule-sets/tt-08-2017-selection").await.expect(200);
        let path = draft(&app, &officer).await;
        for (code, told) in [
            ("tt-08-2017-selection", "needs_identification_council"),
            ("hcm-acceptance-2026", "unknown_value"),
            ("no-such-set", "unknown_value"),
        ] {
            let answer = officer.write_section(&path, "evaluation", json!({"rule_set": code})).await;
            let answer = answer.expect_problem(422, "invalid");
            assert_eq!(answer.json["errors"][0]["code"], told, "{code}");
        }
    }
}
