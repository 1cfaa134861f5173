//! A call in evaluation: conflicts, sheets, the meeting, the ranking and the signed decision.

mod acceptance;
mod anonymous;
mod meeting;
mod race;
mod rights;
mod seats;
pub mod stage;

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use crate::stages::today;
use stage::Evaluation;

pub fn problem_code(answer: &nhipcau_tests::Answer, pointer: &str) -> Value {
    let errors = answer.json["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .find(|error| error["pointer"] == pointer)
        .map(|error| error["code"].clone())
        .unwrap_or_default()
}

on_both! {
    async fn from_the_opening_to_the_decision(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");

        // Until it is constituted nobody but the offices knows of it.
        stage.expert(0).get(&path).await.expect_problem(404, "not_found");
        stage.startup.get(&path).await.expect_problem(404, "not_found");
        app.public().get(&path).await.expect_problem(404, "not_found");
        stage.officer.transition(&path, json!({"action": "constitute"})).await.expect_problem(403, "forbidden");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        app.settle().await;
        assert!(app.mails().iter().any(|mail| mail.contains("expert1@test.example")));

        // Members know whose work they judge, not what it says, until all have declared.
        let seen = stage.expert(0).get(&path).await.expect(200);
        assert_eq!(seen.json["subjects"].as_array().unwrap().len(), 2);
        assert_eq!(seen.json["subjects"][0]["title"], Value::Null);
        assert_eq!(seen.json["rule_set"]["pass_mark"], 70);
        assert_eq!(seen.action("start_scoring"), Some(false));
        stage.expert(0).get(&format!("/api/v1/submissions/{}", stage.strong)).await.expect_problem(404, "not_found");
        stage.declare(&council, 0..7).await;
        let begun = stage.expert(0).transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        assert_eq!(begun.json["status"], "scoring");
        assert!(begun.json["subjects"][0]["title"]["vi"].is_string());
        stage.expert(0).get(&format!("/api/v1/submissions/{}", stage.strong)).await.expect(200);

        // Others' sheets are hidden until one's own are in.
        stage.score(&council, 1, &stage.strong, 90).await;
        let sheets = stage.expert(1).get(&format!("{path}/sheets")).await.expect(200);
        assert_eq!(sheets.json["items"].as_array().unwrap().len(), 2, "one's own only");
        stage.score(&council, 0, &stage.strong, 80).await;
        stage.score(&council, 0, &stage.weak, 60).await;
        let sheets = stage.expert(0).get(&format!("{path}/sheets")).await.expect(200);
        assert_eq!(sheets.json["items"].as_array().unwrap().len(), 3);
        stage.officer.transition(&path, json!({"action": "open_meeting"})).await.expect_problem(409, "blocked");
        stage.score(&council, 1, &stage.weak, 50).await;
        for expert in 2..7 {
            stage.score(&council, expert, &stage.strong, 90).await;
            stage.score(&council, expert, &stage.weak, 60).await;
        }
        let ranking = format!("{}/ranking", stage.challenge);
        stage.expert(0).get(&ranking).await.expect_problem(403, "forbidden");
        stage.officer.transition(&path, json!({"action": "open_meeting"})).await.expect(200);

        // The ranking shows to members in the meeting, to nobody else yet.
        let ranked = stage.expert(3).get(&ranking).await.expect(200);
        assert_eq!(ranked.json["computed"][0]["subject_id"], stage.strong.as_str());
        assert_eq!(ranked.json["computed"][0]["passed"], true);
        assert_eq!(ranked.json["computed"][1]["failed_rules"][0]["rule"], "pass_mark");
        assert_eq!(ranked.json["sheets"], Value::Null);
        stage.broker.get(&ranking).await.expect_problem(403, "forbidden");
        app.public().get(&ranking).await.expect_problem(404, "not_found");

        // A score changes in the meeting; what stood there is kept.
        let sheet = format!("{path}/sheets/{}", stage.strong);
        stage.expert(1).transition(&sheet, json!({"action": "reopen"})).await.expect_problem(422, "invalid");
        stage.expert(1).transition(&sheet, json!({"action": "reopen", "reason": "Đã nghe phản biện"})).await.expect(200);
        let chair = stage.expert(0);
        chair.transition(&path, json!({"action": "conclude"})).await.expect_problem(409, "blocked");
        stage.score(&council, 1, &stage.strong, 80).await;
        let own = stage.expert(1).get(&sheet).await.expect(200);
        assert_eq!(own.json["revisions"][0]["reason"], "Đã nghe phản biện");
        assert_eq!(own.json["total"], 80);

        stage.meet(&app, &council, 0..7).await;
        let etag = chair.get(&path).await.expect(200).etag();
        let minutes = |winner: &str| json!({
            "text": "Hội đồng thảo luận và thống nhất.",
            "recommendation": {"winner": winner},
            "votes": {"for": 6, "against": 1, "abstain": 0},
        });
        let refused = chair.put(&format!("{path}/minutes"), &etag, minutes(&stage.weak)).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/recommendation/winner"), "not_ranked_first");
        chair.put(&format!("{path}/minutes"), &etag, minutes(&stage.strong)).await.expect(200);
        stage.officer.transition(&path, json!({"action": "conclude"})).await.expect_problem(403, "forbidden");
        let tasks = stage.health.get("/api/v1/me/tasks").await.expect(200);
        assert!(!tasks.text.contains("decide_selection"));
        chair.transition(&path, json!({"action": "conclude"})).await.expect(200);
        let tasks = stage.health.get("/api/v1/me/tasks").await.expect(200);
        assert!(tasks.text.contains("decide_selection"));
        assert!(stage.broker.get(&ranking).await.expect(200).json["recommendation"]["winner"].is_string());
        stage.startup.get(&path).await.expect_problem(404, "not_found");

        // The decision: signed file, rights, reasons where it departs.
        let file = stage.decision_file().await;
        let decision = format!("{}/decision", stage.challenge);
        let body = |submission: &str, reasons: Option<&str>| json!({
            "number": "214/QĐ-SYT", "decided_on": today(&app), "attachment_id": file,
            "outcome": "award", "submission_id": submission, "reasons": reasons,
        });
        stage.broker.post(&decision, body(&stage.strong, None)).await.expect_problem(403, "forbidden");
        let refused = stage.health.post(&decision, body(&stage.weak, None)).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/reasons"), "departure_needs_reasons");
        let signed = stage.health.post(&decision, body(&stage.strong, None)).await.expect(201);
        assert_eq!(signed.json["follows_recommendation"], true);
        assert_eq!(signed.json["file_sha256"].as_str().unwrap().len(), 64);
        stage.health.post(&decision, body(&stage.strong, None)).await.expect_problem(409, "blocked");
        assert_eq!(app.public().get(&stage.challenge).await.expect(200).json["status"], "awarded");
        let status = |id: &str| format!("/api/v1/submissions/{id}");
        assert_eq!(stage.startup.get(&status(&stage.strong)).await.expect(200).json["status"], "awarded");
        assert_eq!(stage.lab.get(&status(&stage.weak)).await.expect(200).json["status"], "not_selected");

        // Now the result is out: anonymous sheets for everybody, the losers' own comments for them.
        let public = app.public().get(&ranking).await.expect(200);
        assert_eq!(public.json["sheets"].as_array().unwrap().len(), 14);
        assert!(!public.text.contains("Nhận xét"));
        let own = stage.lab.get(&format!("{path}/sheets")).await.expect(200);
        assert_eq!(own.json["items"].as_array().unwrap().len(), 7);
        assert!(own.text.contains("Nhận xét") && !own.text.contains("member_id"));
        let named = stage.lab.get(&path).await.expect(200);
        assert_eq!(named.json["members"].as_array().unwrap().len(), 7);
        let decisions = app.public().get(&decision).await.expect(200);
        assert_eq!(decisions.json["items"][0]["submission"]["id"], stage.strong.as_str());
        app.settle().await;
        assert!(app.mails().iter().any(|mail| mail.contains("214/QĐ-SYT") || mail.contains("lab.owner@test.example")));
    }

    async fn a_conflict_takes_its_member_off_and_blocks_until_replaced(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&council, 0..6).await;
        let conflict = json!({"declarations": [
            {"organisation_id": app.world.startup, "has_conflict": true, "note": "Từng là cố vấn."},
            {"organisation_id": app.world.lab, "has_conflict": false},
        ]});
        let answer = stage.expert(6).post(&format!("{path}/conflicts"), conflict).await.expect(200);
        assert_eq!(answer.json["status"], "recused");
        stage.expert(6).get(&path).await.expect_problem(404, "not_found");
        let seen = stage.officer.get(&path).await.expect(200);
        assert_eq!(seen.action("start_scoring"), Some(false));
        assert_eq!(seen.json["members"][6]["status"], "recused");
        assert_eq!(seen.json["members"][6]["has_conflict"], true);
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect_problem(409, "blocked");

        // The same person cannot come back; another one can, and the others keep their word.
        let members = |last: usize| {
            let mut members = stage.members(&app, 0..6);
            members.push(json!({"person_id": app.world.experts[last], "role": "member"}));
            json!({"members": members})
        };
        let again = stage.officer.put(&format!("{path}/members"), &seen.etag(), members(6)).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&again, "/members/6/person_id"), "recused");
        stage.officer.put(&format!("{path}/members"), "\"v1\"", members(7)).await.expect_problem(412, "stale_version");
        let replaced = stage.officer.put(&format!("{path}/members"), &seen.etag(), members(7)).await.expect(200);
        let declared = replaced.json["members"].as_array().unwrap().iter().filter(|m| m["declared"] == true).count();
        assert_eq!(declared, 7, "six who stay and the one who left");
        stage.declare(&council, 7..8).await;
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        let seen = stage.officer.get(&path).await.expect(200);
        let again = stage.officer.put(&format!("{path}/members"), &seen.etag(), members(8)).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&again, "/members"), "members_stay");
        assert_eq!(problem_code(&again, "/members/6/role"), "no_vacant_seat");

        // A late conflict voids the sheets of the one who leaves.
        stage.score(&council, 7, &stage.strong, 70).await;
        let late = json!({"declarations": [{"organisation_id": app.world.lab, "has_conflict": true}]});
        stage.expert(7).post(&format!("{path}/conflicts"), late).await.expect(200);
        stage.expert(7).get(&format!("{path}/sheets")).await.expect_problem(404, "not_found");
        let seen = stage.officer.get(&path).await.expect(200);
        assert_eq!(seen.json["progress"], json!({"done": 0, "total": 12}));
        stage.broker.transition(&path, json!({"action": "dissolve", "reason": "Không đủ thành viên"})).await.expect(200);
        stage.form(&app, 0..7).await;
    }

    async fn what_the_rules_refuse_is_said(app) {
        let stage = Evaluation::begin(&app).await;
        let councils = format!("{}/councils", stage.challenge);
        let wrong = |rule_set: &str| json!({"kind": "selection", "rule_set": rule_set, "members": stage.members(&app, 0..2)});
        stage.officer.post(&councils, wrong("tt-08-2017-selection")).await.expect_problem(422, "invalid");
        stage.officer.post(&councils, wrong("hcm-acceptance-2026")).await.expect_problem(422, "invalid");
        stage.health.post(&councils, wrong("hcm-selection-2026")).await.expect_problem(403, "forbidden");
        let acceptance = json!({"kind": "acceptance", "rule_set": "hcm-acceptance-2026"});
        stage.officer.post(&councils, acceptance).await.expect_problem(422, "invalid");

        // Two members are no council; a second council waits for the first.
        let small = stage.officer.post(&councils, wrong("hcm-selection-2026")).await.expect(201);
        let path = format!("/api/v1/councils/{}", small.id());
        let blocked = stage.broker.transition(&path, json!({"action": "constitute"})).await.expect_problem(409, "blocked");
        assert!(blocked.text.contains('7'), "{}", blocked.text);
        stage.officer.post(&councils, wrong("hcm-selection-2026")).await.expect_problem(409, "blocked");
        let members = json!({"members": stage.members(&app, 0..7)});
        let seen = stage.officer.put(&format!("{path}/members"), &small.etag(), members).await.expect(200);
        assert_eq!(seen.json["members"].as_array().unwrap().len(), 7);
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&small.id(), 0..7).await;
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);

        // Sheets: range, step, unknown criterion, version, gaps.
        let sheet = format!("{path}/sheets/{}", stage.strong);
        let expert = stage.expert(2);
        let patch = |scores: Value| json!({"scores": scores});
        for scores in [
            json!({"applicability": {"points": 21}}),
            json!({"applicability": {"points": 7.25}}),
            json!({"charm": {"points": 1}}),
            json!({"applicability": {"grade": "pass"}}),
        ] {
            expert.patch(&sheet, "\"v0\"", patch(scores)).await.expect_problem(422, "invalid");
        }
        let first = expert.patch(&sheet, "\"v0\"", patch(json!({"applicability": {"points": 7.5}}))).await.expect(200);
        assert_eq!(first.version_tag(), "\"v1\"");
        expert.patch(&sheet, "\"v0\"", patch(json!({}))).await.expect_problem(412, "stale_version");
        let second = expert.patch(&sheet, "\"v1\"", patch(json!({"technology": {"points": 18}}))).await.expect(200);
        assert_eq!(second.json["scores"]["applicability"]["points"], 7.5, "what is not named stays");
        let refused = expert.transition(&sheet, json!({"action": "submit"})).await.expect_problem(422, "invalid");
        assert_eq!(problem_code(&refused, "/scores/applicability/comment"), "comment_demanded");
        assert_eq!(problem_code(&refused, "/scores/creativity/points"), "required");
        stage.officer.get(&sheet).await.expect_problem(404, "not_found");
        stage.expert(8).get(&sheet).await.expect_problem(404, "not_found");

        // No decision before the council has concluded.
        let file = stage.decision_file().await;
        let body = json!({"number": "1", "decided_on": today(&app), "attachment_id": file, "outcome": "no_award", "reasons": "x"});
        stage.health.post(&format!("{}/decision", stage.challenge), body).await.expect_problem(409, "blocked");
    }

    async fn nobody_need_win(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.conclude(&app, 40, 50, None).await;
        let decision = format!("{}/decision", stage.challenge);
        let file = stage.decision_file().await;
        let body = |reasons: Option<&str>| json!({
            "number": "9/QĐ-SYT", "decided_on": today(&app), "attachment_id": file,
            "outcome": "no_award", "reasons": reasons,
        });
        stage.health.post(&decision, body(None)).await.expect_problem(422, "invalid");
        let signed = stage.health.post(&decision, body(Some("Không hồ sơ nào đạt 70 điểm"))).await.expect(201);
        assert_eq!(signed.json["follows_recommendation"], true);
        assert_eq!(app.public().get(&stage.challenge).await.expect(200).json["status"], "not_awarded");
        for (client, id) in [(&stage.startup, &stage.strong), (&stage.lab, &stage.weak)] {
            let seen = client.get(&format!("/api/v1/submissions/{id}")).await.expect(200);
            assert_eq!(seen.json["status"], "not_selected");
        }
        let public = app.public().get(&format!("{}/ranking?council={council}", stage.challenge)).await.expect(200);
        assert_eq!(public.json["recommendation"]["none"], true);
    }

    async fn rule_sets_are_read_with_their_sources(app) {
        let list = app.public().get("/api/v1/rule-sets").await.expect(200);
        assert_eq!(list.json["items"].as_array().unwrap().len(), 5);
        let set = app.public().get("/api/v1/rule-sets/hcm-selection-2026").await.expect(200);
        assert_eq!(set.json["confirmed"], false);
        assert_eq!(set.json["quorum"]["present"], "2/3");
        assert!(set.json["basis"].as_array().unwrap().iter().all(|basis| basis["source"].is_string()));
        app.public().get("/api/v1/rule-sets/none").await.expect_problem(404, "not_found");
        app.public().get("/api/v1/rule-sets/hcm-selection-2026?version=9").await.expect_problem(404, "not_found");
    }
}
