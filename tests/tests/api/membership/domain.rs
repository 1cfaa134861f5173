//! Coming in by an address in the organisation's mail domain.

use nhipcau_domain::organisation::Role;
use nhipcau_tests::{Answer, Client, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{neighbour::add, stages::person};

async fn step(client: &Client, id: &str, version: i32, body: Value) -> Answer {
    let path = format!("/api/v1/organisation-domains/{id}/transitions");
    client.send(Method::POST, &path, &[("if-match", &format!("\"v{version}\""))], body).await
}

on_both! {
    async fn who_has_an_address_there_comes_in_once_a_broker_has_confirmed_it(app) {
        let path = format!("/api/v1/organisations/{}", app.world.ward);
        let approver = person(&app, "ward.approver").await;
        let broker = person(&app, "science.officer").await;
        let domains = format!("{path}/domains");
        let claim = |domain: &str, role: &str| json!({"domain": domain, "role": role});
        for (body, pointer, code) in [
            (claim("Gmail.com", "officer"), "/domain", "public_domain"),
            (claim("khong phai", "officer"), "/domain", "domain"),
            (claim("tram.example", "approver"), "/role", "unknown_value"),
            (claim("tram.example", "viewer"), "/role", "unknown_value"),
        ] {
            let refused = approver.post(&domains, body).await.expect_problem(422, "invalid");
            assert_eq!((&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["code"]), (&json!(pointer), &json!(code)));
        }
        person(&app, "ward.officer").await.post(&domains, claim("test.example", "officer")).await.expect_problem(403, "forbidden");
        let claimed = approver.post(&domains, claim("@Test.Example", "officer")).await.expect(201);
        assert_eq!((&claimed.json["domain"], &claimed.json["proved"]), (&json!("test.example"), &json!(true)));
        approver.post(&domains, claim("test.example", "officer")).await.expect_problem(422, "invalid");

        let newcomer = person(&app, "expert1").await;
        let come = json!({"kind": "domain"});
        newcomer.post(&format!("{path}/joinings"), come.clone()).await.expect_problem(409, "blocked");
        let desk = broker.get("/api/v1/verification-desk").await.expect(200);
        assert_eq!(desk.json["domains"][0]["id"], claimed.json["id"]);
        let tasks = broker.get("/api/v1/me/tasks").await.expect(200).text;
        assert!(tasks.contains("confirm_domain"), "{tasks}");
        step(&approver, &claimed.id(), 1, json!({"action": "confirm"})).await.expect_problem(403, "forbidden");
        step(&newcomer, &claimed.id(), 1, json!({"action": "confirm"})).await.expect_problem(404, "not_found");
        let confirmed = step(&broker, &claimed.id(), 1, json!({"action": "confirm"})).await.expect(200);
        assert_eq!(confirmed.json["confirmed_by"]["id"], json!(app.world.science));
        assert_eq!(app.addressees("domain_decided").await, ["ward.approver"]);

        assert_eq!(newcomer.get(&path).await.expect(200).json["joining"]["by_domain"], true);
        let came = newcomer.post(&format!("{path}/joinings"), come.clone()).await.expect(201);
        assert_eq!((&came.json["status"], &came.json["role"]), (&json!("accepted"), &json!("officer")));
        newcomer.get(&format!("{path}/members")).await.expect(200);
        assert_eq!(app.addressees("member_joined").await, ["ward.approver"]);

        // Taken back, nobody comes in by it any more; who did stays until put out.
        let reason = json!({"action": "refuse", "reason": "Tên miền đã chuyển chủ."});
        step(&broker, &claimed.id(), 1, reason.clone()).await.expect_problem(412, "stale_version");
        step(&broker, &claimed.id(), 2, reason).await.expect(200);
        person(&app, "expert2").await.post(&format!("{path}/joinings"), come).await.expect_problem(409, "blocked");
        newcomer.get(&format!("{path}/members")).await.expect(200);
    }

    async fn a_domain_in_which_nobody_of_it_has_an_address_is_not_confirmed(app) {
        let path = format!("/api/v1/organisations/{}", app.world.startup);
        let owner = person(&app, "startup.owner").await;
        let body = json!({"domain": "cua-nguoi-khac.example", "role": "viewer"});
        let claimed = owner.post(&format!("{path}/domains"), body).await.expect(201);
        assert_eq!(claimed.json["proved"], false);
        let broker = person(&app, "science.officer").await;
        let refused = step(&broker, &claimed.id(), 1, json!({"action": "confirm"})).await.expect_problem(409, "blocked");
        assert!(refused.json["detail"].as_str().unwrap().contains("tên miền"), "{}", refused.text);
        // The part after the last dot is not enough: an address elsewhere opens nothing.
        add(&app, "gan.giong", vec![(app.world.lab, Role::Viewer)]).await;
        let near = person(&app, "gan.giong").await;
        near.post(&format!("{path}/joinings"), json!({"kind": "domain"})).await.expect_problem(409, "blocked");
        step(&owner, &claimed.id(), 1, json!({"action": "withdraw"})).await.expect(200);
        let listed = owner.get(&format!("{path}/domains")).await.expect(200);
        assert_eq!(listed.json["items"][0]["status"], "withdrawn");
    }
}
