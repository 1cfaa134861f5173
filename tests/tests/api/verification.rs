//! Verification runs out and is renewed; an organisation keeps somebody who binds it.

use std::time::Duration;

use nhipcau_store::{organisation, person::membership};
use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::stages::{join, person};

/// Who is the reader.
async fn me(client: &Client) -> String {
    client.get("/api/v1/me").await.expect(200).id()
}

/// The ids that a list of organisations answers.
async fn listed(app: &TestApp, query: &str) -> Vec<Value> {
    let found = app.public().get(&format!("/api/v1/organisations{query}")).await.expect(200);
    found.json["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
}

on_both! {
    async fn a_verification_runs_out_and_is_renewed(app) {
        let path = format!("/api/v1/organisations/{}", app.world.startup);
        let broker = person(&app, "science.officer").await;
        let owner = person(&app, "startup.owner").await;
        let until = |days| app.now().plus_days(days).vietnam_day().to_string();
        let verify = |days| json!({"action": "verify", "evidence": "Giấy chứng nhận 0312", "valid_until": until(days)});
        let first = broker.transition(&path, verify(30)).await.expect(200);
        assert_eq!(first.json["verification"], "verified");
        let mine = json!(app.world.startup);
        for holds in ["?verified=true", "?verification=verified", "?verified=true&verification=verified"] {
            assert_eq!(listed(&app, holds).await, std::slice::from_ref(&mine), "{holds}");
        }
        assert!(!listed(&app, "?verified=false").await.contains(&mine));
        assert!(listed(&app, "?verified=true&verification=requested").await.is_empty());

        // While it holds, it is renewed in one step.
        let renewed = broker.transition(&path, verify(60)).await.expect(200);
        assert_eq!(renewed.json["verified_until"], until(60));

        // The day after the last one it reads expired everywhere, whether or not anything has run.
        app.forward_days(60).await;
        assert_eq!(owner.get(&path).await.expect(200).json["verification"], "verified");
        app.forward_days(1).await;
        let seen = owner.get(&path).await.expect(200);
        assert_eq!(seen.json["verification"], "expired");
        assert_eq!(seen.action("request_verification"), Some(true));
        for holds in ["?verified=true", "?verification=verified", "?verification=requested"] {
            assert!(!listed(&app, holds).await.contains(&mine), "{holds}");
        }
        for passed in ["?verified=false", "?verification=expired", "?verification=verified&verification=expired"] {
            assert!(listed(&app, passed).await.contains(&mine), "{passed}");
        }
        let asked = owner.transition(&path, json!({"action": "request_verification", "evidence": "Bản mới"})).await.expect(200);
        assert_eq!(asked.json["verification"], "requested");
        broker.transition(&path, verify(30)).await.expect(200);
        app.forward_days(31).await;
        let again = broker.transition(&path, verify(30)).await.expect(200);
        assert_eq!(again.json["verification"], "verified");
        app.public().get("/api/v1/organisations?verified=perhaps").await.expect_problem(400, "malformed_parameter");
    }

    async fn two_who_bind_it_do_not_leave_at_once(app) {
        let lab = format!("/api/v1/organisations/{}", app.world.lab);
        let path = format!("{lab}/members");
        let first = person(&app, "lab.owner").await;
        let second = join(&app, (&first, &lab), "other.owner", "owner").await;
        let (first_id, second_id) = (me(&first).await, me(&second).await);

        // The first is leaving, and not yet gone, when the second asks to leave.
        let leaving = app.app.store.begin().await.unwrap();
        organisation::find_locked(leaving.conn(), app.world.lab).await.unwrap();
        membership::delete(leaving.conn(), app.world.lab, first_id.parse().unwrap()).await.unwrap();
        let one = format!("{path}/{second_id}");
        let asking = tokio::spawn(async move { second.delete(&one).await });
        tokio::time::sleep(Duration::from_millis(700)).await;
        leaving.commit().await.unwrap();
        asking.await.unwrap().expect_problem(409, "last_owner");
        let left = membership::of_organisation(app.app.store.reader(), app.world.lab).await.unwrap();
        assert_eq!(left.len(), 1);
    }
}
