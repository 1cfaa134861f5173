//! In whose name somebody acts who belongs to several.

use nhipcau_domain::organisation::Role;
use nhipcau_tests::{Answer, Client, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{neighbour::add, stages::person};

async fn acting(
    client: &Client,
    organisation: &str,
    method: Method,
    path: &str,
    body: Value,
) -> Answer {
    client.send(method, path, &[("acting-for", organisation)], body).await
}

on_both! {
    async fn one_acts_in_one_name_at_a_time(app) {
        let (startup, lab) = (app.world.startup, app.world.lab);
        add(&app, "ca.hai", vec![(startup, Role::Owner), (lab, Role::Editor)]).await;
        let both = person(&app, "ca.hai").await;
        let (as_startup, as_lab) = (startup.to_string(), lab.to_string());
        let read = async |organisation: &str, path: &str| {
            both.request(Method::GET, path, &[("acting-for", organisation)], None).await
        };
        let capability = |organisation: uuid::Uuid| json!({
            "organisation_id": organisation, "kind": "product", "title": {"vi": "Máy đo"},
        });
        // Without a name worn, all of them; with one, that one alone.
        let of_lab = both.post("/api/v1/capabilities", capability(lab)).await.expect(201);
        acting(&both, &as_startup, Method::POST, "/api/v1/capabilities", capability(lab)).await.expect_problem(403, "forbidden");
        acting(&both, &as_lab, Method::POST, "/api/v1/capabilities", capability(lab)).await.expect(201);
        let draft = format!("/api/v1/capabilities/{}", of_lab.id());
        read(&as_lab, &draft).await.expect(200);
        read(&as_startup, &draft).await.expect_problem(404, "not_found");
        let members = format!("/api/v1/organisations/{startup}/members");
        read(&as_startup, &members).await.expect(200);
        read(&as_lab, &members).await.expect_problem(403, "forbidden");

        // What concerns the person is theirs in every name, and says which one they wear.
        let me = read(&as_lab, "/api/v1/me").await.expect(200);
        assert_eq!(me.json["acting_for"], json!(lab));
        assert_eq!(me.json["memberships"].as_array().unwrap().len(), 2);
        assert!(both.get("/api/v1/me").await.expect(200).json.get("acting_for").is_none());
        assert!(me.header("vary").contains("Acting-For"));

        // The log says in whose name.
        app.settle().await;
        let log = both.get("/api/v1/audit?limit=100&noun=capability").await.expect(200);
        let by: Vec<_> = log.json["items"].as_array().unwrap().iter().map(|one| one["organisation"]["id"].clone()).collect();
        assert!(!by.is_empty() && by.iter().all(|id| *id == json!(lab)), "{}", log.text);
    }

    async fn a_name_that_is_not_ones_own_is_refused(app) {
        let owner = person(&app, "startup.owner").await;
        let read = async |name: &str| {
            owner.request(Method::GET, "/api/v1/me", &[("acting-for", name)], None).await
        };
        for name in ["", "khong-phai", "00000000"] {
            read(name).await.expect_problem(400, "malformed_parameter");
        }
        let refused = read(&app.world.lab.to_string()).await.expect_problem(403, "not_a_member");
        assert_eq!(refused.json["title"], "Bạn không còn thuộc đơn vị này");
        read(&uuid::Uuid::nil().to_string()).await.expect_problem(403, "not_a_member");
        // Who is not signed in has no names.
        let open = [("acting-for", app.world.lab.to_string())];
        let headers: Vec<_> = open.iter().map(|(name, value)| (*name, value.as_str())).collect();
        app.public().request(Method::GET, "/api/v1/organisations", &headers, None).await.expect(200);
        let members = format!("/api/v1/organisations/{}/members", app.world.lab);
        app.public().request(Method::GET, &members, &headers, None).await.expect_problem(401, "unauthenticated");
    }
}
