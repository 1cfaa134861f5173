//! Roles, leaving, and handing an organisation on.

use nhipcau_tests::on_both;
use serde_json::json;

use crate::stages::{join, person};

on_both! {
    async fn an_organisation_passes_into_other_hands_when_they_take_it(app) {
        let path = format!("/api/v1/organisations/{}", app.world.lab);
        let owner = person(&app, "lab.owner").await;
        let taker = join(&app, (&owner, &path), "expert1", "viewer").await;
        let (owner_id, taker_id) = (owner.get("/api/v1/me").await.expect(200).id(), taker.get("/api/v1/me").await.expect(200).id());
        let offer = json!({"kind": "ownership", "person_id": taker_id});
        taker.post(&format!("{path}/joinings"), offer.clone()).await.expect_problem(403, "forbidden");
        let stranger = person(&app, "expert2").await.get("/api/v1/me").await.expect(200).id();
        let body = json!({"kind": "ownership", "person_id": stranger});
        owner.post(&format!("{path}/joinings"), body).await.expect_problem(422, "invalid");
        let made = owner.post(&format!("{path}/joinings"), offer).await.expect(201);
        assert_eq!(made.json["role"], "owner");

        // Nothing changes until it is taken.
        let patch = json!({"website": "https://vien.example"});
        let tag = taker.get(&path).await.expect(200).etag();
        taker.patch(&path, &tag, patch.clone()).await.expect_problem(403, "forbidden");
        let tasks = taker.get("/api/v1/me/tasks").await.expect(200).text;
        assert!(tasks.contains("answer_ownership"), "{tasks}");
        let joining = format!("/api/v1/joinings/{}", made.id());
        taker.transition(&joining, json!({"action": "accept"})).await.expect(200);
        taker.patch(&path, &tag, patch).await.expect(200);
        let members = taker.get(&format!("{path}/members")).await.expect(200);
        let role = |id: &str| {
            let items = members.json["items"].as_array().unwrap();
            items.iter().find(|one| one["person"]["id"] == id).unwrap()["role"].clone()
        };
        assert_eq!((role(&owner_id), role(&taker_id)), (json!("editor"), json!("owner")));
        let tag = owner.get(&path).await.expect(200).etag();
        owner.patch(&path, &tag, json!({"website": "https://cu.example"})).await.expect_problem(403, "forbidden");
    }

    async fn who_no_longer_binds_it_hands_nothing_on(app) {
        let path = format!("/api/v1/organisations/{}", app.world.lab);
        let owner = person(&app, "lab.owner").await;
        let second = join(&app, (&owner, &path), "expert1", "owner").await;
        let third = join(&app, (&owner, &path), "expert2", "viewer").await;
        let third_id = third.get("/api/v1/me").await.expect(200).id();
        let offer = json!({"kind": "ownership", "person_id": third_id});
        let made = owner.post(&format!("{path}/joinings"), offer).await.expect(201);
        let owner_id = owner.get("/api/v1/me").await.expect(200).id();
        second.patch(&format!("{path}/members/{owner_id}"), "*", json!({"role": "editor"})).await.expect(200);
        let refused = third.transition(&format!("/api/v1/joinings/{}", made.id()), json!({"action": "accept"})).await.expect_problem(409, "blocked");
        assert!(refused.json["detail"].as_str().unwrap().contains("không còn giữ"), "{}", refused.text);
    }

    async fn somebody_always_binds_it(app) {
        let path = format!("/api/v1/organisations/{}", app.world.lab);
        let owner = person(&app, "lab.owner").await;
        let own = format!("{path}/members/{}", owner.get("/api/v1/me").await.expect(200).id());
        owner.patch(&own, "*", json!({"role": "viewer"})).await.expect_problem(409, "last_owner");
        let english = app.sign_in("lab.owner@test.example").await.in_english();
        let told = english.delete(&own).await.expect_problem(409, "last_owner");
        assert_eq!(told.json["title"], "The organisation needs somebody who binds it");
        owner.patch(&own, "*", json!({"role": "approver"})).await.expect_problem(422, "invalid");
        let second = join(&app, (&owner, &path), "expert1", "viewer").await;
        let other = format!("{path}/members/{}", second.get("/api/v1/me").await.expect(200).id());
        second.patch(&other, "*", json!({"role": "owner"})).await.expect_problem(403, "forbidden");
        owner.patch(&other, "*", json!({"role": "owner"})).await.expect(200);
        assert_eq!(app.addressees("member_role_changed").await, ["expert1"]);
        second.delete(&own).await.expect(204);
        assert_eq!(app.addressees("member_removed").await, ["lab.owner"]);
        // The next request of who was put out is a stranger's.
        owner.get(&format!("{path}/members")).await.expect_problem(403, "forbidden");
        app.settle().await;
        let log = person(&app, "auditor").await.get("/api/v1/audit?limit=100").await.expect(200).text;
        assert!(log.contains("change_role") && log.contains("remove_member"), "{log}");
    }
}
