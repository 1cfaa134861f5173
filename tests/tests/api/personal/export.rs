//! The copy of one's own data.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use super::{filed, recorded};
use crate::stages::{open_call, paper, person, sent};

const DATA: &str = "/api/v1/me/data";

fn has(rows: &Value, wanted: impl Fn(&Value) -> bool) -> bool {
    rows.as_array().unwrap().iter().any(wanted)
}

on_both! {
    async fn everything_that_is_held_is_in_one_file(app) {
        let call = open_call(&app, json!({})).await;
        let submission = sent(&app, &call, "startup.owner", app.world.startup).await;
        let owner = person(&app, "startup.owner").await;
        app.agree("startup.owner@test.example", nhipcau_domain::personal_data::Purpose::ActivityMails).await;
        let path = filed(&owner, "correction").await;
        app.settle().await;
        let answer = owner.get(DATA).await.expect(200);
        assert!(answer.header("content-disposition").starts_with("attachment"), "{:?}", answer.headers);
        assert_eq!(answer.header("cache-control"), "no-store");
        let data = answer.json;
        assert_eq!(data["format"], "nhipcau-person/1");
        assert_eq!(data["account"]["email"], "startup.owner@test.example");
        assert_eq!(data["account"]["has_password"], true);
        assert!(has(&data["memberships"], |row| row["role"] == "owner"));
        assert!(has(&data["sessions"], |row| row["address"] == "127.0.0.1"));
        assert_eq!(data["devices"].as_array().unwrap().len(), 1);
        assert!(has(&data["consents"], |row| row["purpose"] == "activity_mails" && row["given"] == true));
        assert!(has(&data["mails"], |row| row["template"] == "submission_receipt"));
        assert!(has(&data["mails"], |row| row["template"] == "data_request_received"));
        assert!(has(&data["notifications"], |row| row["kind"] == "submission_receipt"));
        assert!(has(&data["data_requests"], |row| path.ends_with(row["id"].as_str().unwrap())));
        assert!(has(&data["records"], |row| row["noun"] == "submission" && row["action"] == "send"));
        let id = submission.rsplit('/').next().unwrap();
        assert!(has(&data["authored"], |row| row["noun"] == "submission" && row["id"] == id));
        // No secret, and nobody else.
        for word in ["password_hash", "$argon2", "token_hash", "lab.owner@", "science.officer@"] {
            assert!(!answer.text.contains(word), "{word}");
        }
        let own = app.sign_in("startup.editor@test.example").await.get(DATA).await.expect(200);
        assert!(!own.text.contains("startup.owner@test.example"), "{}", own.text);
        app.public().get(DATA).await.expect_problem(401, "unauthenticated");

        let events = recorded(&app).await;
        let taken: Vec<_> = events.iter().filter(|(name, _)| name == "person.export_data").collect();
        assert_eq!(taken.len(), 2);
        assert!(taken.iter().all(|(_, event)| event.audience == "own" && event.audience_id == event.actor_id));
    }

    async fn a_file_is_named_to_who_may_still_read_it(app) {
        let call = open_call(&app, json!({})).await;
        let submission = sent(&app, &call, "startup.owner", app.world.startup).await;
        let owner = person(&app, "startup.owner").await;
        owner.transition(&submission, json!({"action": "revise"})).await.expect(200);
        let editor = person(&app, "startup.editor").await;
        paper(&editor, &submission, "attachment").await;
        let name = async || editor.get(DATA).await.expect(200).json["files"][0]["file_name"].clone();
        assert!(name().await.is_string());
        let editor_id = editor.get("/api/v1/me").await.expect(200).id();
        owner.delete(&format!("/api/v1/organisations/{}/members/{editor_id}", app.world.startup)).await.expect(204);
        assert_eq!(name().await, Value::Null, "it is sealed from whoever has left");
        let records = editor.get(DATA).await.expect(200).json["records"].clone();
        assert!(!has(&records, |row| row["noun"] == "submission"), "{records}");
    }

    async fn own_score_sheets_are_in_it_and_nobody_elses(app) {
        let stage = crate::council::stage::Evaluation::begin(&app).await;
        stage.in_meeting(&app, 90, 60).await;
        let expert = person(&app, "expert2").await;
        let data = expert.get(DATA).await.expect(200).json;
        let sheets = data["score_sheets"].as_array().unwrap();
        assert_eq!(sheets.len(), 2, "{data}");
        assert!(sheets.iter().all(|sheet| sheet["content"].is_object() && sheet["submitted_at"].is_string()));
        let other = person(&app, "startup.owner").await.get(DATA).await.expect(200).json;
        assert_eq!(other["score_sheets"], json!([]));
    }
}
