//! A seat that falls vacant while the council scores is taken by another, and the evaluation goes
//! on.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use super::{problem_code, stage::Evaluation};

fn actions(trace: &Value) -> Vec<String> {
    trace["stages"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|stage| stage["entries"].as_array().unwrap())
        .filter(|entry| entry["noun"] == "council")
        .map(|entry| entry["action"].as_str().unwrap().to_owned())
        .collect()
}

on_both! {
    async fn a_vacant_seat_is_taken_while_scoring(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&council, 0..7).await;
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        for expert in 0..7 {
            stage.score(&council, expert, &stage.strong, 90).await;
            stage.score(&council, expert, &stage.weak, 60).await;
        }
        let late = json!({"declarations": [{"organisation_id": app.world.lab, "has_conflict": true}]});
        stage.expert(6).post(&format!("{path}/conflicts"), late.clone()).await.expect(200);
        stage.officer.transition(&path, json!({"action": "open_meeting"})).await.expect_problem(409, "blocked");
        let tasks = stage.officer.get("/api/v1/me/tasks").await.expect(200);
        assert!(tasks.text.contains("replace_member"), "{}", tasks.text);

        // Only the vacant seat is open, and only to somebody new.
        let vacant = async || {
            let view = stage.officer.get(&path).await.expect(200).json;
            let members = view["members"].as_array().unwrap().iter();
            members.filter(|member| member["vacant"] == true).map(|member| member["person"]["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(vacant().await, [json!(app.world.experts[6])]);
        let with = |last: Value| {
            let mut members = stage.members(&app, 0..6);
            members.push(last);
            json!({"members": members})
        };
        let put = async |body: Value| {
            let etag = stage.officer.get(&path).await.expect(200).etag();
            stage.officer.put(&format!("{path}/members"), &etag, body).await
        };
        let newcomer = json!({"person_id": app.world.experts[7], "role": "member"});
        let etag = stage.health.get(&path).await.expect(200).etag();
        stage.health.put(&format!("{path}/members"), &etag, with(newcomer.clone())).await.expect_problem(403, "forbidden");
        let reviewer = json!({"person_id": app.world.experts[7], "role": "reviewer"});
        let refused = put(with(reviewer)).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/members/6/role"), "no_vacant_seat");
        let same = json!({"person_id": app.world.experts[6], "role": "member"});
        let refused = put(with(same)).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/members/6/person_id"), "recused");
        let refused = put(json!({"members": stage.members(&app, 0..5)})).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/members"), "members_stay");
        put(with(newcomer.clone())).await.expect(200);
        assert!(vacant().await.is_empty(), "the seat is taken");
        app.settle().await;
        assert!(app.mails().iter().any(|mail| mail.contains("expert8@test.example")));

        // The newcomer declares first, reads after that, and sees the others' when done.
        let new = stage.expert(7);
        let submission = format!("/api/v1/submissions/{}", stage.strong);
        new.get(&submission).await.expect_problem(404, "not_found");
        let seen = new.get(&path).await.expect(200);
        assert_eq!(seen.json["subjects"][0]["title"], Value::Null);
        let sheet = format!("{path}/sheets/{}", stage.strong);
        new.patch(&sheet, "\"v0\"", json!({"comment": "Chưa khai báo."})).await.expect_problem(409, "blocked");
        assert!(new.get("/api/v1/me/tasks").await.expect(200).text.contains("declare_conflicts"));
        stage.officer.transition(&path, json!({"action": "open_meeting"})).await.expect_problem(409, "blocked");
        stage.declare(&council, 7..8).await;
        new.get(&submission).await.expect(200);
        let sheets = new.get(&format!("{path}/sheets")).await.expect(200);
        assert_eq!(sheets.json["items"].as_array().unwrap().len(), 2, "one's own only");
        stage.score(&council, 7, &stage.strong, 60).await;
        stage.score(&council, 7, &stage.weak, 60).await;

        // What the one who left had given counts nowhere.
        stage.officer.transition(&path, json!({"action": "open_meeting"})).await.expect(200);
        let ranked = new.get(&format!("{}/ranking", stage.challenge)).await.expect(200);
        assert_eq!(ranked.json["computed"][0]["sheets"], 7);
        assert_eq!(ranked.json["computed"][0]["average"], 85.71);

        // In the meeting too; the seat that was taken is no vacant one any more.
        stage.expert(7).post(&format!("{path}/conflicts"), late).await.expect(200);
        let last = json!({"person_id": app.world.experts[8], "role": "member"});
        put(with(last)).await.expect(200);
        stage.expert(8).get(&format!("{}/ranking", stage.challenge)).await.expect_problem(403, "forbidden");
        stage.declare(&council, 8..9).await;
        stage.expert(0).transition(&path, json!({"action": "conclude"})).await.expect_problem(409, "blocked");
        stage.score(&council, 8, &stage.strong, 90).await;
        stage.score(&council, 8, &stage.weak, 60).await;
        stage.meet(&app, &council, 0..6).await;
        stage.minutes(&council, &stage.strong, 6).await;

        // The desk follows all of it, the public from the decision on, and nobody is named.
        let trace = format!("{}/trace", stage.challenge);
        let told = ["recuse", "replace_member", "record_meeting"];
        app.settle().await;
        let desk = stage.officer.get(&trace).await.expect(200);
        for action in told {
            assert!(actions(&desk.json).contains(&action.to_owned()), "{action}: {}", desk.text);
        }
        assert_eq!(actions(&app.public().get(&trace).await.expect(200).json), [""; 0]);
        stage.expert(0).transition(&path, json!({"action": "conclude"})).await.expect(200);
        stage.award(&app, &stage.strong).await;
        let public = app.public().get(&trace).await.expect(200);
        for action in told {
            assert!(actions(&public.json).contains(&action.to_owned()), "{action}: {}", public.text);
        }
        for expert in &app.world.experts {
            assert!(!public.text.contains(&expert.to_string()), "{}", public.text);
        }
        assert!(!public.text.contains("Người thử"), "{}", public.text);
    }
}
