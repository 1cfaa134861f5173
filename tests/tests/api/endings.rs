//! What ends with a call or a pilot, and who is told.

use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use crate::{
    challenge::{draft, fill},
    council::stage::Evaluation,
    stages::{awarded, open_call, paper, person, pilot, terms, work},
    submission::begin,
};

const OFFICES: [&str; 5] =
    ["health.officer", "science.approver", "science.officer", "ward.approver", "ward.officer"];
const EXPERTS: [&str; 7] =
    ["expert1", "expert2", "expert3", "expert4", "expert5", "expert6", "expert7"];

fn cancel() -> Value {
    json!({"action": "cancel", "reason": "Nhu cầu đã được đáp ứng bằng nguồn khác."})
}

/// Everybody named, in order.
fn everybody(groups: &[&[&str]]) -> Vec<String> {
    let mut names: Vec<_> =
        groups.iter().copied().flatten().map(|name| (*name).to_owned()).collect();
    names.sort();
    names
}

async fn invite(app: &TestApp, call: &str, organisation: uuid::Uuid) -> String {
    let broker = person(app, "science.officer").await;
    let body = json!({"organisation_id": organisation, "message": "Mời đơn vị tham gia."});
    let invitation = broker.post(&format!("{call}/invitations"), body).await.expect(201).id();
    format!("/api/v1/invitations/{invitation}")
}

on_both! {
    async fn a_cancelled_evaluation_ends_its_council(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.scoring(&app).await;
        let path = format!("/api/v1/councils/{council}");
        stage.score(&council, 0, &stage.strong, 80).await;
        let sheet = format!("{path}/sheets/{}", stage.weak);
        let etag = stage.expert(0).get(&sheet).await.expect(200).etag();
        assert!(stage.expert(0).get("/api/v1/me/tasks").await.expect(200).text.contains("score_sheets"));

        // Nobody asks for what only follows from another act.
        stage.health.transition(&path, json!({"action": "lapse", "reason": "x"})).await.expect_problem(422, "invalid");
        stage.health.transition(&stage.challenge, cancel()).await.expect(200);

        let seen = stage.officer.get(&path).await.expect(200);
        assert_eq!(seen.json["status"], "dissolved");
        assert_eq!(seen.json["allowed_actions"], json!([]));
        let body = json!({"comment": "Viết sau khi bài toán bị hủy."});
        stage.expert(0).patch(&sheet, &etag, body).await.expect_problem(409, "wrong_status");
        let tasks = stage.expert(0).get("/api/v1/me/tasks").await.expect(200);
        assert_eq!(tasks.json["items"], json!([]), "{}", tasks.text);

        let told = everybody(&[&OFFICES, &["startup.owner", "startup.editor", "lab.owner"]]);
        assert_eq!(app.addressees("challenge_cancelled").await, told);
        assert_eq!(app.addressees("council_dissolved").await, everybody(&[&EXPERTS]));
    }

    async fn a_call_cancelled_after_the_award_ends_its_agreement(app) {
        let call = awarded(&app, json!({})).await.call;
        app.forward_days(9).await;
        let officer = person(&app, "health.officer").await;
        let challenge = officer.get(&call).await.expect(200).id();
        let made = officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect(201);
        let path = format!("/api/v1/agreements/{}", made.id());
        let startup = person(&app, "startup.owner").await;
        let file = paper(&startup, &path, "agreement").await;
        person(&app, "health.approver").await.transition(&call, cancel()).await.expect(200);

        let seen = startup.get(&path).await.expect(200);
        assert_eq!(seen.json["status"], "terminated");
        assert_eq!(seen.json["allowed_actions"], json!([]));
        let sign = json!({"action": "sign", "attachment_id": file});
        startup.transition(&path, sign).await.expect_problem(409, "wrong_status");
        let told = app.addressees("challenge_cancelled").await;
        assert!(told.contains(&"startup.owner".to_owned()) && told.contains(&"lab.owner".to_owned()), "{told:?}");
    }

    async fn who_was_asked_or_had_begun_hears_of_changes_and_of_the_end(app) {
        let call = open_call(&app, json!({})).await;
        let lab = person(&app, "lab.owner").await;
        let accepted = invite(&app, &call, app.world.lab).await;
        lab.transition(&accepted, json!({"action": "accept"})).await.expect(200);
        invite(&app, &call, app.world.other).await;
        let startup = person(&app, "startup.owner").await;
        begin(&startup, &call, app.world.startup).await;

        let health = person(&app, "health.approver").await;
        let extend = json!({"action": "extend", "closes_at": app.now().plus_days(60).to_string(), "reason": "Thêm thời gian."});
        health.transition(&call, extend).await.expect(200);
        let begun = ["startup.editor", "startup.owner"];
        assert_eq!(app.addressees("deadline_extended").await, everybody(&[&begun, &["lab.owner"]]));

        health.transition(&call, cancel()).await.expect(200);
        let told = everybody(&[&OFFICES, &begun, &["lab.owner", "other.owner"]]);
        assert_eq!(app.addressees("challenge_cancelled").await, told);
        // That somebody had begun is not to be read from the outbox either.
        let operator = person(&app, "operator").await;
        let outbox = operator.get("/api/v1/outbox?limit=100").await.expect(200);
        assert!(!outbox.text.contains("challenge_cancelled"), "{}", outbox.text);
    }

    async fn a_call_without_answers_ends_for_those_who_were_asked(app) {
        let call = open_call(&app, json!({})).await;
        let accepted = invite(&app, &call, app.world.lab).await;
        person(&app, "lab.owner").await.transition(&accepted, json!({"action": "accept"})).await.expect(200);
        app.forward_days(31).await;
        let health = person(&app, "health.approver").await;
        let close = json!({"action": "close_without_award", "reason": "Không có hồ sơ."});
        health.transition(&call, close).await.expect(200);
        assert_eq!(app.addressees("challenge_unanswered").await, everybody(&[&OFFICES, &["lab.owner"]]));
    }

    async fn a_withdrawn_proposal_leaves_the_desk_on_which_it_lay(app) {
        let officer = person(&app, "ward.officer").await;
        let approver = person(&app, "ward.approver").await;
        let withdraw = json!({"action": "withdraw", "reason": "Đơn vị tự giải quyết được."});
        let path = draft(&app, &officer).await;
        approver.transition(&path, withdraw.clone()).await.expect(200);
        assert_eq!(app.addressees("challenge_withdrawn").await, Vec::<String>::new(), "nobody knew of it");
        let path = draft(&app, &officer).await;
        fill(&officer, &path).await;
        approver.transition(&path, json!({"action": "propose"})).await.expect(200);
        approver.transition(&path, withdraw).await.expect(200);
        assert_eq!(app.addressees("challenge_withdrawn").await, ["health.approver", "health.officer"]);
    }

    async fn members_hear_that_they_left_and_that_all_is_over(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        let mut members = stage.members(&app, 0..7);
        members[6]["person_id"] = json!(app.world.experts[7]);
        let etag = stage.officer.get(&path).await.expect(200).etag();
        stage.officer.put(&format!("{path}/members"), &etag, json!({"members": members})).await.expect(200);
        assert_eq!(app.addressees("council_member_removed").await, ["expert7"]);
        let dissolve = json!({"action": "dissolve", "reason": "Thành phần cần lập lại."});
        stage.broker.transition(&path, dissolve).await.expect(200);
        let offices = ["health.approver", "health.officer", "science.officer"];
        let told = everybody(&[&EXPERTS[..6], &["expert8"], &offices]);
        assert_eq!(app.addressees("council_dissolved").await, told);
    }

    async fn a_terminated_pilot_ends_its_council(app) {
        let call = awarded(&app, json!({})).await.call;
        let pilot = pilot(&app, &call).await;
        let orderer = person(&app, "health.approver").await;
        app.forward_days(2).await;
        orderer.transition(&pilot, json!({"action": "start"})).await.expect(200);
        work(&app, &pilot).await;
        let solver = person(&app, "startup.owner").await;
        solver.transition(&pilot, json!({"action": "send_to_acceptance"})).await.expect(200);
        let officer = person(&app, "science.officer").await;
        let body = json!({
            "kind": "acceptance", "rule_set": "hcm-acceptance-2026", "members": [],
            "pilot_id": pilot.rsplit('/').next().unwrap(),
        });
        let council = officer.post(&format!("{call}/councils"), body).await.expect(201).id();
        let terminate = json!({"action": "terminate", "reason": "Đơn vị ngừng hoạt động."});
        orderer.transition(&pilot, terminate).await.expect(200);
        let seen = officer.get(&format!("/api/v1/councils/{council}")).await.expect(200);
        assert_eq!(seen.json["status"], "dissolved");
        let tasks = officer.get("/api/v1/me/tasks").await.expect(200);
        assert!(!tasks.text.contains(&council), "{}", tasks.text);
    }

    async fn offices_are_told_of_the_decision_in_words_of_their_own(app) {
        awarded(&app, json!({})).await;
        assert_eq!(app.addressees("decision_announced").await, ["startup.editor", "startup.owner"]);
        assert_eq!(app.addressees("decision_recorded").await, everybody(&[&OFFICES]));
    }
}
