//! Reliance on another's verification, the brokers' desk, and organisations that are there twice.

use nhipcau_domain::organisation::Role;
use nhipcau_store::organisation;
use nhipcau_tests::{Client, TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    neighbour::{self, add},
    stages::{drafted, join, open_call, person, sent},
};

async fn enterprise(client: &Client, body: Value) -> String {
    let mut whole = json!({"kind": "enterprise", "country": "VN"});
    whole.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
    let made = client.post("/api/v1/organisations", whole).await.expect(201);
    format!("/api/v1/organisations/{}", made.id())
}

fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

async fn act(client: &Client, path: &str, act: &str, body: Value) -> nhipcau_tests::Answer {
    let tag = client.get(path).await.expect(200).etag();
    client.send(Method::POST, &format!("{path}/{act}"), &[("if-match", &tag)], body).await
}

fn until(app: &TestApp, days: i64) -> String {
    app.now().plus_days(days).vietnam_day().to_string()
}

on_both! {
    async fn another_broker_relies_on_what_one_has_verified(app) {
        let path = format!("/api/v1/organisations/{}", app.world.startup);
        let broker = person(&app, "science.officer").await;
        let neighbour = neighbour::officer(&app).await;
        neighbour.transition(&path, json!({"action": "rely"})).await.expect_problem(409, "wrong_status");
        let verify = json!({"action": "verify", "valid_until": until(&app, 90)});
        broker.transition(&path, verify.clone()).await.expect(200);
        let own = broker.transition(&path, json!({"action": "rely"})).await.expect_problem(409, "blocked");
        assert!(own.json["detail"].as_str().unwrap().contains("cơ quan của bạn"), "{}", own.text);
        let relied = neighbour.transition(&path, json!({"action": "rely"})).await.expect(200);
        assert_eq!(relied.json["relied_on_by"][0]["broker"]["name"]["vi"], "Sở Khoa học tỉnh bạn");
        assert_eq!(relied.json["verified_by"]["id"], json!(app.world.science));
        neighbour.transition(&path, json!({"action": "rely"})).await.expect_problem(409, "blocked");
        // Everybody sees who answers for it.
        let seen = app.public().get(&path).await.expect(200);
        assert_eq!(seen.json["relied_on_by"].as_array().unwrap().len(), 1);
        // It ends with the confirmation it was said of.
        app.forward_seconds(60).await;
        broker.transition(&path, verify).await.expect(200);
        assert_eq!(app.public().get(&path).await.expect(200).json["relied_on_by"], json!([]));
        neighbour.transition(&path, json!({"action": "rely"})).await.expect(200);
        app.forward_days(91).await;
        let later = app.public().get(&path).await.expect(200);
        assert_eq!((&later.json["verification"], &later.json["relied_on_by"]), (&json!("expired"), &json!([])));
    }

    async fn the_desk_shows_what_waits_what_ends_and_what_is_there_twice(app) {
        let owner = person(&app, "startup.owner").await;
        let broker = person(&app, "science.officer").await;
        let startup = format!("/api/v1/organisations/{}", app.world.startup);
        let ask = json!({"action": "request_verification", "evidence": "Giấy chứng nhận 0312"});
        owner.transition(&startup, ask).await.expect(200);
        let lab = format!("/api/v1/organisations/{}", app.world.lab);
        broker.transition(&lab, json!({"action": "verify", "valid_until": until(&app, 30)})).await.expect(200);
        let first = enterprise(&person(&app, "expert1").await, json!({"name": {"vi": "Công ty Sao Mai"}, "registration_number": "0312 345 678"})).await;
        let second = enterprise(&person(&app, "expert2").await, json!({"name": {"vi": "CÔNG TY SAO-MAI"}, "registration_number": "0312345678"})).await;
        let abroad = enterprise(&person(&app, "expert3").await, json!({"name": {"en": "Morning Star"}, "registration_number": "0312345678", "country": "KR"})).await;
        let desk = broker.get("/api/v1/verification-desk").await.expect(200);
        assert_eq!(desk.json["requested"][0]["id"], json!(app.world.startup));
        assert_eq!(desk.json["requested"][0]["evidence"], "Giấy chứng nhận 0312");
        assert_eq!(desk.json["expiring"][0]["id"], json!(app.world.lab));
        let pairs = desk.json["duplicates"].as_array().unwrap();
        assert_eq!(pairs.len(), 1, "{}", desk.text);
        assert_eq!((&pairs[0]["first"]["id"], &pairs[0]["second"]["id"]), (&json!(id(&first)), &json!(id(&second))));
        assert_eq!(pairs[0]["reasons"], json!(["registration_number", "name"]));
        assert!(!desk.text.contains(id(&abroad)));
        // Another province's desk has what is there and what has no province.
        let neighbour = neighbour::officer(&app).await;
        let office = neighbour.get("/api/v1/me").await.expect(200).json["memberships"][0]["organisation"]["id"].clone();
        let office = organisation::find(app.app.store.reader(), office.as_str().unwrap().parse().unwrap()).await.unwrap();
        let office = organisation::Organisation { province: Some("01".to_owned()), ..office };
        organisation::save(app.app.store.writer(), office).await.unwrap();
        let other = neighbour.get("/api/v1/verification-desk").await.expect(200);
        assert_eq!((&other.json["requested"], &other.json["expiring"]), (&json!([]), &json!([])));
        assert_eq!(other.json["duplicates"].as_array().unwrap().len(), 1);
    }

    async fn a_duplicate_becomes_part_of_the_one_that_is_kept(app) {
        let broker = person(&app, "science.approver").await;
        let mistaken = person(&app, "expert1").await;
        let twin = enterprise(&mistaken, json!({"name": {"vi": "Nhịp Tim JSC"}})).await;
        let twin_id: uuid::Uuid = id(&twin).parse().unwrap();
        add(&app, "twin.editor", vec![(twin_id, Role::Editor)]).await;
        let capability = json!({"organisation_id": twin_id, "kind": "product", "title": {"vi": "Máy báo trước"}});
        let draft = format!("/api/v1/capabilities/{}", mistaken.post("/api/v1/capabilities", capability.clone()).await.expect(201).id());
        let kept = format!("/api/v1/organisations/{}", app.world.startup);
        let owner = person(&app, "startup.owner").await;
        owner.get(&draft).await.expect_problem(404, "not_found");
        app.settle().await;
        let found = async |name: &str| {
            app.settle().await;
            let found = app.public().get(&format!("/api/v1/search?type=organisation&q={name}")).await.expect(200);
            found.text.contains(&twin_id.to_string())
        };
        assert!(found("JSC").await);

        let body = json!({"into": app.world.startup, "reason": "Cùng mã số thuế."});
        for name in ["science.officer", "startup.owner", "operator"] {
            act(&person(&app, name).await, &twin, "merge", body.clone()).await.expect_problem(403, "forbidden");
        }
        for (into, code) in [(json!(twin_id), "part_of_itself"), (json!(app.world.ward), "another_sort"), (json!(uuid::Uuid::nil()), "unknown_reference")] {
            let refused = act(&broker, &twin, "merge", json!({"into": into, "reason": "Là một."})).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["code"], code);
        }
        act(&broker, &twin, "merge", json!({"into": app.world.startup, "reason": " "})).await.expect_problem(422, "invalid");
        let merged = act(&broker, &twin, "merge", body.clone()).await.expect(200);
        assert_eq!(merged.json["merged_into"]["id"], json!(app.world.startup));
        act(&broker, &twin, "merge", body).await.expect_problem(409, "blocked");
        assert_eq!(app.public().get(&kept).await.expect(200).json["formerly"][0]["id"], json!(twin_id));

        // It is in no list and not found; what it offered is its whole's people's as well.
        let listed = app.public().get("/api/v1/organisations?limit=100").await.expect(200);
        assert!(!listed.text.contains(&twin_id.to_string()));
        assert!(!found("JSC").await);
        owner.get(&draft).await.expect(200);
        mistaken.get(&draft).await.expect(200);
        let refused = owner.post("/api/v1/capabilities", capability).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["code"], "merged");
        owner.post(&format!("{twin}/joinings"), json!({"kind": "invitation", "email": "a@b.vn", "role": "viewer"})).await.expect_problem(409, "blocked");
        // Its people are members of the whole, in its least role.
        let members = owner.get(&format!("{kept}/members")).await.expect(200);
        let role = |email: &str| {
            let items = members.json["items"].as_array().unwrap();
            items.iter().find(|one| one["email"] == email).map(|one| one["role"].clone())
        };
        assert_eq!(role("expert1@test.example"), Some(json!("viewer")));
        assert_eq!(role("twin.editor@test.example"), Some(json!("viewer")));
        let mine = mistaken.get("/api/v1/me").await.expect(200);
        assert_eq!(mine.json["memberships"].as_array().unwrap().len(), 1, "{}", mine.text);
        assert_eq!(app.addressees("organisation_merged").await, ["expert1", "startup.owner"]);

        let apart = act(&broker, &twin, "separate", json!({"reason": "Nhầm."})).await.expect(200);
        assert!(apart.json.get("merged_into").is_none());
        owner.get(&draft).await.expect_problem(404, "not_found");
        assert!(found("JSC").await);
        act(&broker, &twin, "separate", json!({"reason": "Nhầm."})).await.expect_problem(409, "blocked");
    }

    async fn a_tie_to_the_whole_is_one_to_its_parts(app) {
        // An expert of the whole has a conflict with what its part has sent.
        let broker = person(&app, "science.approver").await;
        let owner = person(&app, "startup.owner").await;
        let startup = format!("/api/v1/organisations/{}", app.world.startup);
        join(&app, (&owner, &startup), "expert1", "viewer").await;
        let lab = format!("/api/v1/organisations/{}", app.world.lab);
        let call = open_call(&app, json!({})).await;
        sent(&app, &call, "lab.owner", app.world.lab).await;
        let body = json!({"into": app.world.startup, "reason": "Cùng một pháp nhân."});
        act(&broker, &lab, "merge", body).await.expect(200);
        let ties = nhipcau_store::council::member::ties(app.app.store.reader(), &[app.world.experts[0]]).await.unwrap();
        assert!(ties.contains(&(app.world.experts[0], app.world.lab)), "{ties:?}");
        // What was begun under the earlier name is gone on with by the people of the whole.
        let other = open_call(&app, json!({})).await;
        let id = other.rsplit('/').next().unwrap();
        let body = json!({"challenge_id": id, "organisation_id": app.world.lab});
        let refused = owner.post("/api/v1/submissions", body).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["code"], "merged");
        drafted(&app, &other, "startup.owner", app.world.startup).await;
    }
}
