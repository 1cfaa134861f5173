//! Signed decisions beyond the usual one: where nothing is left to judge, and where the winner
//! withdraws.

use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::{
    council::{problem_code, stage::Evaluation},
    stages::{laid_up, paper, person, pilot, terms, today},
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

/// All of them get this status for the file.
async fn reads(readers: &[&Client], file: &str, status: u16) {
    for reader in readers {
        reader.get(&format!("/api/v1/attachments/{file}")).await.expect(status);
    }
}

/// The offices read the file; from the others it is hidden, and they do not take it away either.
async fn hidden(offices: &[&Client], others: &[&Client], file: &str) {
    reads(offices, file, 200).await;
    reads(others, file, 404).await;
    for other in &others[1..] {
        other.delete(&format!("/api/v1/attachments/{file}")).await.expect_problem(404, "not_found");
    }
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

    async fn the_paper_of_a_further_decision_waits_for_its_own_signature(app) {
        let stage = Evaluation::begin(&app).await;
        stage.conclude(&app, 90, 80, Some(&stage.strong)).await;
        let public = app.public();
        let (ward, expert) = (person(&app, "ward.approver").await, person(&app, "expert1").await);
        let health = person(&app, "health.officer").await;
        let offices = [&stage.health, &health, &stage.officer, &stage.broker];
        let others = [&public, &ward, &expert, &stage.startup, &stage.lab];
        let decision = format!("{}/decision", stage.challenge);
        let first = stage.decision_file().await;
        hidden(&offices, &others, &first).await;
        let body = json!({
            "number": "214/QĐ-SYT", "decided_on": today(&app), "outcome": "award",
            "attachment_id": first, "submission_id": stage.strong,
        });
        stage.health.post(&decision, body).await.expect(201);
        reads(&others, &first, 200).await;

        // What was decided before says nothing about the next paper, whoever prepares it.
        let draft = stage.decision_file().await;
        let brokers = paper(&stage.officer, &stage.challenge, "decision").await;
        for file in [&draft, &brokers] {
            hidden(&offices, &others, file).await;
        }
        give_up(&app, &stage, &stage.startup).await;
        hidden(&offices, &others, &draft).await;
        let reasons = Some("Đơn vị trúng tuyển đã rút.");
        let further = signing(&app, &stage, "301/QĐ-SYT", Some(&stage.weak), reasons).await;
        let second = further["attachment_id"].as_str().unwrap().to_owned();
        hidden(&offices, &others, &second).await;
        stage.health.post(&decision, further).await.expect(201);
        for file in [&first, &second] {
            reads(&others, file, 200).await;
        }
        // Papers that nothing rests on stay inside.
        for file in [&draft, &brokers] {
            hidden(&offices, &others, file).await;
        }
        let told = public.get(&decision).await.expect(200);
        assert!(told.text.contains(&second) && !told.text.contains(&draft));
    }

    async fn a_further_decision_is_signed_by_the_authority_alone(app) {
        let stage = Evaluation::begin(&app).await;
        stage.conclude(&app, 90, 80, Some(&stage.strong)).await;
        stage.award(&app, &stage.strong).await;
        let decision = format!("{}/decision", stage.challenge);
        let reasons = Some("Đơn vị trúng tuyển đã rút.");
        let next = signing(&app, &stage, "301/QĐ-SYT", Some(&stage.weak), reasons).await;
        let none = signing(&app, &stage, "302/QĐ-SYT", None, reasons).await;
        let mut others = vec![stage.broker.clone(), stage.officer.clone(), stage.startup.clone(), stage.lab.clone()];
        for name in ["health.officer", "ward.officer", "ward.approver", "other.owner", "expert1", "operator", "auditor"] {
            others.push(person(&app, name).await);
        }
        // The refusal is the same whether a further decision could be signed or not.
        for gone in [false, true] {
            if gone {
                give_up(&app, &stage, &stage.startup).await;
            }
            let seen = stage.health.get(&stage.challenge).await.expect(200);
            assert_eq!(seen.action("decide"), Some(gone));
            for who in &others {
                for body in [&next, &none] {
                    who.post(&decision, body.clone()).await.expect_problem(403, "forbidden");
                }
                assert_eq!(who.get(&stage.challenge).await.expect(200).action("decide"), None);
                assert!(!duties(who).await.contains("decide_succession"));
            }
            app.public().post(&decision, next.clone()).await.expect_problem(401, "unauthenticated");
        }

        // It rests on a paper of the authority's own, dated no earlier than the decision it follows.
        let with = |field: &str, value: Value| {
            let mut body = next.clone();
            body[field] = value;
            body
        };
        let signed = app.public().get(&decision).await.expect(200).json["items"][0].clone();
        let brokers = laid_up(&app, "science", &stage.challenge, "decision").await;
        let before = app.now().plus_days(-30).vietnam_day().to_string();
        let after = app.now().plus_days(1).vietnam_day().to_string();
        for (field, value, code) in [
            ("attachment_id", signed["attachment_id"].clone(), "file_signed_before"),
            ("attachment_id", json!(brokers), "file_of_another_party"),
            ("decided_on", json!(before), "too_early"),
            ("decided_on", json!(after), "in_future"),
        ] {
            let refused = stage.health.post(&decision, with(field, value)).await.expect_problem(422, "invalid");
            assert_eq!(problem_code(&refused, &format!("/{field}")), code);
        }
        stage.health.post(&decision, next.clone()).await.expect(201);
        // It is done: the new winner stands, and the paper is used up.
        stage.health.post(&decision, none).await.expect_problem(409, "blocked");
    }

    async fn a_further_decision_needs_an_award_without_its_winner(app) {
        let stage = Evaluation::begin(&app).await;
        stage.conclude(&app, 90, 80, Some(&stage.strong)).await;
        stage.award(&app, &stage.strong).await;
        let decision = format!("{}/decision", stage.challenge);
        let reasons = Some("Đơn vị trúng tuyển đã rút.");
        let next = signing(&app, &stage, "301/QĐ-SYT", Some(&stage.weak), reasons).await;
        let refuse = async |code: &str| {
            stage.health.post(&decision, next.clone()).await.expect_problem(409, code);
            let seen = stage.health.get(&stage.challenge).await.expect(200);
            assert_ne!(seen.action("decide"), Some(true));
        };
        // While the winner stands; while an agreement is drawn up again after one was given up.
        refuse("blocked").await;
        give_up(&app, &stage, &stage.startup).await;
        assert_eq!(stage.health.get(&stage.challenge).await.expect(200).action("decide"), Some(true));
        let officer = person(&app, "health.officer").await;
        let id = stage.challenge.rsplit('/').next().unwrap();
        let again = officer.post("/api/v1/agreements", terms(&app, id)).await.expect(201);
        refuse("blocked").await;
        let ended = json!({"action": "terminate", "reason": "Không thỏa thuận được."});
        let agreement = format!("/api/v1/agreements/{}", again.id());
        stage.health.transition(&agreement, ended).await.expect(200);
        // Once the pilot runs the selection is over.
        pilot(&app, &stage.challenge).await;
        refuse("wrong_status").await;
        let call = app.public().get(&stage.challenge).await.expect(200);
        assert_eq!(call.json["status"], "in_pilot");
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
