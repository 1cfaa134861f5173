//! Who may not: every act around a council tried by those whose act it is not.

use nhipcau_tests::on_both;
use serde_json::json;

use super::stage::Evaluation;
use crate::{
    challenge::draft,
    stages::{person, today},
};

on_both! {
    async fn acts_of_others_are_refused(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.in_meeting(&app, 90, 60).await;
        let path = format!("/api/v1/councils/{council}");
        let (chair, member) = (stage.expert(0), stage.expert(5));
        let outside = [
            stage.expert(8).clone(),
            stage.startup.clone(),
            person(&app, "other.owner").await,
            person(&app, "operator").await,
            person(&app, "auditor").await,
        ];
        let etag = chair.get(&path).await.expect(200).etag();
        let members = json!({"members": stage.members(&app, 0..7)});
        let meeting = json!({"held_on": today(&app), "mode": "online", "present": []});
        let minutes = json!({
            "text": "Biên bản.", "recommendation": {"winner": stage.strong},
            "votes": {"for": 7, "against": 0, "abstain": 0},
        });
        let said = json!({"declarations": [{"organisation_id": app.world.lab, "has_conflict": false}]});
        let sheet = format!("{path}/sheets/{}", stage.strong);
        let score = json!({"comment": "Không phải việc của tôi."});
        let submit = json!({"action": "submit"});

        // Those who see the council and may not do this.
        for who in [&stage.health, chair, member] {
            who.put(&format!("{path}/members"), &etag, members.clone()).await.expect_problem(403, "forbidden");
        }
        for who in [&stage.health, member] {
            who.put(&format!("{path}/minutes"), &etag, minutes.clone()).await.expect_problem(403, "forbidden");
            who.post(&format!("{path}/meetings"), meeting.clone()).await.expect_problem(403, "forbidden");
        }
        for who in [&stage.health, &stage.officer, &stage.broker] {
            who.get(&format!("{path}/conflicts")).await.expect_problem(403, "forbidden");
            who.post(&format!("{path}/conflicts"), said.clone()).await.expect_problem(403, "forbidden");
            who.patch(&sheet, "\"v1\"", score.clone()).await.expect_problem(404, "not_found");
            let headers = [("if-match", "\"v1\"")];
            let transitions = format!("{sheet}/transitions");
            let answer = who.send(reqwest::Method::POST, &transitions, &headers, submit.clone()).await;
            answer.expect_problem(404, "not_found");
        }
        // Those from whom it is hidden.
        for who in &outside {
            who.put(&format!("{path}/members"), &etag, members.clone()).await.expect_problem(404, "not_found");
            who.put(&format!("{path}/minutes"), &etag, minutes.clone()).await.expect_problem(404, "not_found");
            who.post(&format!("{path}/meetings"), meeting.clone()).await.expect_problem(404, "not_found");
            who.get(&format!("{path}/conflicts")).await.expect_problem(404, "not_found");
            who.post(&format!("{path}/conflicts"), said.clone()).await.expect_problem(404, "not_found");
            who.patch(&sheet, "\"v1\"", score.clone()).await.expect_problem(404, "not_found");
        }
        let public = app.public();
        public.put(&format!("{path}/members"), &etag, members).await.expect_problem(401, "unauthenticated");
        public.post(&format!("{path}/conflicts"), said).await.expect_problem(401, "unauthenticated");
        public.patch(&sheet, "\"v1\"", score).await.expect_problem(401, "unauthenticated");
    }

    async fn a_shortlist_is_the_brokers(app) {
        let stage = Evaluation::begin(&app).await;
        let path = format!("{}/shortlist", stage.challenge);
        let body = json!({"organisation_id": app.world.other, "verdict": "shortlisted"});
        for who in [&stage.health, &stage.startup, stage.expert(0)] {
            who.post(&path, body.clone()).await.expect_problem(403, "forbidden");
        }
        app.public().post(&path, body.clone()).await.expect_problem(401, "unauthenticated");
        stage.officer.post(&path, body).await.expect(201);
    }

    async fn everything_about_a_draft_is_hidden_with_it(app) {
        let officer = person(&app, "ward.officer").await;
        let path = draft(&app, &officer).await;
        let parts = ["", "/sections/problem", "/history", "/addenda", "/decision", "/councils", "/trace"];
        let readers = [
            person(&app, "health.approver").await,
            person(&app, "science.officer").await,
            person(&app, "startup.owner").await,
            person(&app, "expert1").await,
            person(&app, "operator").await,
            app.public(),
        ];
        for part in parts {
            officer.get(&format!("{path}{part}")).await.expect(200);
            for reader in &readers {
                reader.get(&format!("{path}{part}")).await.expect_problem(404, "not_found");
            }
        }
    }
}
