//! Signed decisions beyond the usual one: where nothing is left to judge, and where the winner
//! withdraws.

use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::{
    council::{problem_code, stage::Evaluation},
    stages::{person, terms, today},
};

async fn signing(
    app: &TestApp,
    stage: &Evaluation,
    number: &str,
    winner: Option<&str>,
    reasons: Option<&str>,
) -> Value {
    json!({
        "number": number, "decided_on": today(app), "attachment_id": stage.decision_file().await,
        "outcome": if winner.is_some() { "award" } else { "no_award" },
        "submission_id": winner, "reasons": reasons,
    })
}

async fn status(client: &Client, submission: &str) -> Value {
    client.get(&format!("/api/v1/submissions/{submission}")).await.expect(200).json["status"]
        .clone()
}

async fn duties(client: &Client) -> String {
    client.get("/api/v1/me/tasks").await.expect(200).text
}

/// The winner gives up: an agreement is drawn up and the winner ends it.
async fn give_up(app: &TestApp, stage: &Evaluation, winner: &Client) {
    app.forward_days(9).await;
    app.settle().await;
    let officer = person(app, "health.officer").await;
    let id = stage.challenge.rsplit('/').next().unwrap();
    let drawn = officer.post("/api/v1/agreements", terms(app, id)).await.expect(201);
    let agreement = format!("/api/v1/agreements/{}", drawn.id());
    let ended = json!({"action": "terminate", "reason": "Không còn nhân lực thực hiện."});
    winner.transition(&agreement, ended).await.expect(200);
}

on_both! {
    async fn nobody_is_chosen_where_everything_was_screened_out(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let decision = format!("{}/decision", stage.challenge);
        let reasons = Some("Không hồ sơ nào đủ giấy tờ pháp lý.");
        // While something could still be judged, a council is needed.
        assert_eq!(stage.health.get(&stage.challenge).await.expect(200).action("decide"), Some(false));
        let early = signing(&app, &stage, "1/QĐ-SYT", None, reasons).await;
        stage.health.post(&decision, early).await.expect_problem(409, "blocked");
        for id in [&stage.strong, &stage.weak] {
            let out = json!({"action": "mark_ineligible", "reason": "Thiếu giấy tờ pháp lý."});
            stage.officer.transition(&format!("/api/v1/submissions/{id}"), out).await.expect(200);
        }
        let council_path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&council_path, json!({"action": "constitute"})).await.expect_problem(409, "blocked");
        assert!(duties(&stage.health).await.contains("decide_no_award"));
        assert_eq!(stage.health.get(&stage.challenge).await.expect(200).action("decide"), Some(true));
        assert_eq!(stage.officer.get(&stage.challenge).await.expect(200).action("decide"), None);

        let silent = signing(&app, &stage, "1/QĐ-SYT", None, None).await;
        let refused = stage.health.post(&decision, silent).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/reasons"), "required");
        let award = signing(&app, &stage, "1/QĐ-SYT", Some(&stage.strong), reasons).await;
        stage.health.post(&decision, award).await.expect_problem(409, "blocked");
        let none = signing(&app, &stage, "1/QĐ-SYT", None, reasons).await;
        stage.broker.post(&decision, none.clone()).await.expect_problem(403, "forbidden");
        let signed = stage.health.post(&decision, none).await.expect(201);
        assert_eq!(signed.json["council_id"], Value::Null);
        assert_eq!(signed.json["follows_recommendation"], Value::Null);
        assert_eq!(app.public().get(&stage.challenge).await.expect(200).json["status"], "not_awarded");
        assert_eq!(stage.officer.get(&council_path).await.expect(200).json["status"], "dissolved");
        assert!(!duties(&stage.health).await.contains("decide_no_award"));
        app.settle().await;
        let told = app.mails();
        assert!(told.iter().any(|mail| mail.contains("lab.owner@test.example")));
    }

    async fn the_next_in_rank_follows_a_winner_that_withdraws(app) {
        let stage = Evaluation::begin_with(&app, &[("other.owner", app.world.other)]).await;
        let third = stage.others[0].clone();
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&council, 0..7).await;
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        for expert in 0..7 {
            for (subject, points) in [(&stage.strong, 90), (&stage.weak, 85), (&third, 80)] {
                stage.score(&council, expert, subject, points).await;
            }
        }
        stage.end(&app, &council, 0..7, &stage.strong).await;
        assert_eq!(stage.health.get(&stage.challenge).await.expect(200).action("decide"), Some(true));
        stage.award(&app, &stage.strong).await;

        // While the winner stands nothing further can be decided.
        let decision = format!("{}/decision", stage.challenge);
        let reasons = Some("Đơn vị trúng tuyển đã rút.");
        let early = signing(&app, &stage, "301/QĐ-SYT", Some(&stage.weak), reasons).await;
        stage.health.post(&decision, early).await.expect_problem(409, "blocked");
        assert_eq!(stage.health.get(&stage.challenge).await.expect(200).action("decide"), Some(false));
        assert!(!duties(&stage.health).await.contains("decide_succession"));
        give_up(&app, &stage, &stage.startup).await;
        assert!(duties(&stage.health).await.contains("decide_succession"));

        // Rank and reasons hold.
        let silent = signing(&app, &stage, "301/QĐ-SYT", Some(&stage.weak), None).await;
        let refused = stage.health.post(&decision, silent).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/reasons"), "required");
        let passed_over = signing(&app, &stage, "301/QĐ-SYT", Some(&third), reasons).await;
        let refused = stage.health.post(&decision, passed_over).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/submission_id"), "not_next_in_rank");
        let former = signing(&app, &stage, "301/QĐ-SYT", Some(&stage.strong), reasons).await;
        let refused = stage.health.post(&decision, former).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/submission_id"), "not_a_candidate");
        let next = signing(&app, &stage, "301/QĐ-SYT", Some(&stage.weak), reasons).await;
        stage.broker.post(&decision, next.clone()).await.expect_problem(403, "forbidden");
        stage.health.post(&decision, next).await.expect(201);
        assert_eq!(app.public().get(&stage.challenge).await.expect(200).json["status"], "awarded");
        assert_eq!(status(&stage.startup, &stage.strong).await, "void");
        assert_eq!(status(&stage.lab, &stage.weak).await, "awarded");
        assert_eq!(status(&stage.health, &third).await, "reserve");
        app.settle().await;
        let mails = app.mails();
        let told = |to: &str| mails.iter().any(|mail| mail.contains(to) && mail.contains("301/Q"));
        assert!(told("startup.owner@test.example") && told("lab.owner@test.example"));
        let trace = app.public().get(&format!("{}/trace", stage.challenge)).await.expect(200);
        assert!(trace.text.contains("214/QĐ-SYT") && trace.text.contains("301/QĐ-SYT"));
        assert!(trace.text.contains("\"void\""));

        // The last in reserve may be passed by for nobody; then it ends too.
        give_up(&app, &stage, &stage.lab).await;
        let none = signing(&app, &stage, "302/QĐ-SYT", None, Some("Không tiếp tục trong năm nay.")).await;
        stage.health.post(&decision, none).await.expect(201);
        assert_eq!(app.public().get(&stage.challenge).await.expect(200).json["status"], "not_awarded");
        assert_eq!(status(&stage.lab, &stage.weak).await, "void");
        assert_eq!(status(&stage.health, &third).await, "not_selected");
        assert_eq!(app.public().get(&decision).await.expect(200).json["items"].as_array().unwrap().len(), 3);
    }

    async fn without_a_reserve_only_the_end_is_left(app) {
        let stage = Evaluation::begin(&app).await;
        stage.conclude(&app, 90, 40, Some(&stage.strong)).await;
        stage.award(&app, &stage.strong).await;
        give_up(&app, &stage, &stage.startup).await;
        let decision = format!("{}/decision", stage.challenge);
        let reasons = Some("Đơn vị trúng tuyển đã rút.");
        let next = signing(&app, &stage, "401/QĐ-SYT", Some(&stage.weak), reasons).await;
        let refused = stage.health.post(&decision, next).await.expect_problem(409, "blocked");
        assert!(refused.text.contains("dự bị"), "{}", refused.text);
        assert_eq!(stage.health.get(&stage.challenge).await.expect(200).action("decide"), Some(true));
        let none = signing(&app, &stage, "401/QĐ-SYT", None, reasons).await;
        stage.health.post(&decision, none).await.expect(201);
    }
}
