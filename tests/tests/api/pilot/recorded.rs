//! What is recorded of a pilot: from its first day on, corrected on record, never under a step of
//! its lifecycle.

use std::time::Duration;

use nhipcau_domain::pilot::milestone::Status;
use nhipcau_store::pilot::{self, milestone};
use nhipcau_tests::{on_both, told};
use serde_json::{Value, json};

use super::active;
use crate::stages::{person, today, work};

on_both! {
    async fn a_slip_of_the_hand_is_declared_void(app) {
        let (_, path) = active(&app).await;
        app.forward_days(20).await;
        let editor = person(&app, "startup.editor").await;
        let indicators = format!("{path}/indicators");
        let indicator = editor.get(&indicators).await.expect(200).json["items"][0]["id"].clone();
        let measurements = format!("{path}/measurements");
        let measure = |value: f64, day: &str| json!({"indicator_id": indicator, "measured_on": day, "value": value});
        let early = editor.post(&measurements, measure(20.0, "1990-01-01")).await.expect_problem(422, "invalid");
        assert_eq!(early.json["errors"][0]["code"], "too_early");
        let made = editor.post(&measurements, measure(8_000.0, &today(&app))).await.expect(201);
        let one = format!("{measurements}/{}", made.id());
        let step = format!("{one}/transitions");
        let void = json!({"action": "void", "reason": "Gõ nhầm hai số không."});
        for name in ["lab.owner", "science.officer", "ward.officer", "expert1"] {
            person(&app, name).await.post(&step, void.clone()).await.expect_problem(403, "forbidden");
        }
        app.public().post(&step, void.clone()).await.expect_problem(401, "unauthenticated");
        let bare = editor.post(&step, json!({"action": "void"})).await.expect_problem(422, "invalid");
        assert_eq!(bare.json["errors"][0]["pointer"], "/reason");
        editor.post(&format!("{measurements}/{}/transitions", app.world.ward), void.clone()).await.expect_problem(404, "not_found");
        let key = [("idempotency-key", "bo-so-do-1")];
        let voided = editor.send(reqwest::Method::POST, &step, &key, void.clone()).await.expect(200);
        assert!(voided.json["voided_at"].is_string(), "{}", voided.text);
        editor.send(reqwest::Method::POST, &step, &key, void.clone()).await.expect(200);
        editor.post(&step, void).await.expect_problem(409, "wrong_status");

        // It stays on record and counts nowhere.
        let seen = editor.get(&indicators).await.expect(200);
        let first = &seen.json["items"][0];
        assert_eq!((&first["measurements"], &first["progress"]), (&json!([]), &Value::Null));
        assert_eq!(first["voided"][0]["void_reason"], "Gõ nhầm hai số không.");
        let public = app.public().get(&path).await.expect(200);
        assert_eq!(public.json["indicators_reached"], 0);
        assert_eq!(public.json["indicators"][0]["voided"][0]["value"], 8_000.0);
        assert_eq!(public.json["indicators"][0]["voided"][0]["void_reason"], Value::Null);
        editor.post(&measurements, measure(80.0, &today(&app))).await.expect(201);
        assert_eq!(app.public().get(&path).await.expect(200).json["indicators_reached"], 1);
    }

    async fn what_is_void_is_not_measured(app) {
        let (_, path) = active(&app).await;
        app.forward_days(20).await;
        work(&app, &path).await;
        let solver = person(&app, "startup.owner").await;
        assert_eq!(solver.get(&path).await.expect(200).action("send_to_acceptance"), Some(true));
        let seen = solver.get(&format!("{path}/indicators")).await.expect(200);
        let id = seen.json["items"][0]["measurements"][0]["id"].as_str().unwrap().to_owned();
        let void = json!({"action": "void", "reason": "Đo sai quy trình."});
        solver.post(&format!("{path}/measurements/{id}/transitions"), void).await.expect(200);
        assert_eq!(solver.get(&path).await.expect(200).action("send_to_acceptance"), Some(false));
        solver.transition(&path, json!({"action": "send_to_acceptance"})).await.expect_problem(409, "blocked");
    }

    async fn a_milestone_is_not_taken_back_under_its_acceptance(app) {
        let (_, path) = active(&app).await;
        app.forward_days(20).await;
        work(&app, &path).await;
        let solver = person(&app, "startup.owner").await;
        let etag = solver.get(&path).await.expect(200).etag();
        let id = path.rsplit('/').next().unwrap().parse().unwrap();

        // Somebody is taking a milestone back, and has not finished.
        let writing = app.app.store.begin().await.unwrap();
        pilot::find_locked(writing.conn(), id).await.unwrap();
        let mut row = milestone::of_pilot(writing.conn(), id).await.unwrap().remove(0);
        row.status = Status::Planned.into();
        milestone::save(writing.conn(), row).await.unwrap();
        let step = format!("{path}/transitions");
        let asking = tokio::spawn(async move {
            let body = json!({"action": "send_to_acceptance"});
            solver.send(reqwest::Method::POST, &step, &[("if-match", &etag)], body).await
        });
        tokio::time::sleep(Duration::from_millis(700)).await;
        writing.commit().await.unwrap();
        asking.await.unwrap().expect_problem(409, "blocked");

        // The other way round: the pilot goes, and the milestone comes too late.
        let editor = person(&app, "startup.editor").await;
        let one = format!("{path}/milestones/{}", milestone::of_pilot(app.app.store.reader(), id).await.unwrap()[0].id);
        let etag = editor.get(&one).await.expect(200).etag();
        let stepping = app.app.store.begin().await.unwrap();
        let mut row = pilot::find_locked(stepping.conn(), id).await.unwrap();
        row.status = "in_acceptance".to_owned();
        let row = pilot::save(stepping.conn(), row).await.unwrap();
        told(stepping.conn(), ("pilot", row.id), &row.status, app.now()).await;
        let writing = tokio::spawn(async move {
            let body = json!({"status": "done", "evidence": {"vi": "Biên bản số 4."}});
            editor.patch(&one, &etag, body).await
        });
        tokio::time::sleep(Duration::from_millis(700)).await;
        stepping.commit().await.unwrap();
        writing.await.unwrap().expect_problem(409, "wrong_status");
    }
}
