//! A call with two submissions, brought to where councils begin.

use std::ops::Range;

use nhipcau_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::stages::{open_and_screen, open_call, paper, person, sent, today};

/// The people and things around one evaluation.
pub struct Evaluation {
    /// Path of the challenge.
    pub challenge: String,
    /// Id of the startup's submission.
    pub strong: String,
    /// Id of the lab's submission.
    pub weak: String,
    /// Approver of the health department.
    pub health: Client,
    /// Approver of the science department.
    pub broker: Client,
    /// Officer of the science department.
    pub officer: Client,
    /// Owner of the startup.
    pub startup: Client,
    /// Owner of the lab.
    pub lab: Client,
    experts: Vec<Client>,
}

impl Evaluation {
    /// A call whose two submissions are opened and screened.
    pub async fn begin(app: &TestApp) -> Self {
        let challenge = open_call(app, json!({})).await;
        let strong = sent(app, &challenge, "startup.owner", app.world.startup).await;
        let weak = sent(app, &challenge, "lab.owner", app.world.lab).await;
        open_and_screen(app, &challenge, &[&strong, &weak]).await;
        let mut experts = Vec::new();
        for number in 1..=9 {
            experts.push(person(app, &format!("expert{number}")).await);
        }
        let id = |path: String| path.rsplit('/').next().unwrap().to_owned();
        Self {
            challenge,
            strong: id(strong),
            weak: id(weak),
            health: person(app, "health.approver").await,
            broker: person(app, "science.approver").await,
            officer: person(app, "science.officer").await,
            startup: person(app, "startup.owner").await,
            lab: person(app, "lab.owner").await,
            experts,
        }
    }

    /// An expert by number, from 0.
    pub fn expert(&self, number: usize) -> &Client {
        &self.experts[number]
    }

    /// Experts in the parts of a selection council, in order.
    pub fn members(&self, app: &TestApp, experts: Range<usize>) -> Vec<Value> {
        let roles = [
            "chair",
            "vice_chair",
            "scientific_secretary",
            "reviewer",
            "reviewer",
            "member",
            "member",
        ];
        experts
            .map(|number| {
                let person = app.world.experts[number];
                let represents = (number == 5).then_some("orderer");
                json!({"person_id": person, "role": roles[number], "represents": represents})
            })
            .collect()
    }

    /// A selection council of these experts; answers its id.
    pub async fn form(&self, app: &TestApp, experts: Range<usize>) -> String {
        let body = json!({
            "kind": "selection",
            "rule_set": "hcm-selection-2026",
            "meeting_on": today(app),
            "members": self.members(app, experts),
        });
        self.officer.post(&format!("{}/councils", self.challenge), body).await.expect(201).id()
    }

    /// These experts declare that they have no conflict.
    pub async fn declare(&self, app: &TestApp, council: &str, experts: Range<usize>) {
        for number in experts {
            let body = json!({"declarations": [
                {"organisation_id": app.world.startup, "has_conflict": false},
                {"organisation_id": app.world.lab, "has_conflict": false},
            ]});
            let path = format!("/api/v1/councils/{council}/conflicts");
            let answer = self.experts[number].post(&path, body).await.expect(200);
            assert_eq!(answer.json["declared"], true);
        }
    }

    /// A council of seven whose members have declared and may score; answers its id.
    pub async fn scoring(&self, app: &TestApp) -> String {
        let council = self.form(app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        self.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        self.declare(app, &council, 0..7).await;
        self.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        council
    }

    /// An expert gives so many points of a hundred to a subject, evenly, and hands the sheet in.
    pub async fn score(&self, council: &str, expert: usize, subject: &str, percent: i64) {
        let client = &self.experts[expert];
        let path = format!("/api/v1/councils/{council}/sheets/{subject}");
        let etag = client.get(&path).await.expect(200).etag();
        let give = |max: i64| {
            #[allow(clippy::cast_precision_loss)]
            let points = (max * percent) as f64 / 100.0;
            json!({"points": points, "comment": "Nhận xét theo tiêu chí."})
        };
        let body = json!({
            "scores": {
                "applicability": give(20), "implementability": give(20), "technology": give(20),
                "creativity": give(10), "economic_effect": give(15), "social_effect": give(15),
            },
            "comment": "Nhận xét chung của thành viên.",
        });
        client.patch(&path, &etag, body).await.expect(200);
        client.transition(&path, json!({"action": "submit"})).await.expect(200);
    }

    /// The secretary records a meeting at which these experts were present.
    pub async fn meet(&self, app: &TestApp, council: &str, experts: Range<usize>) {
        let path = format!("/api/v1/councils/{council}");
        let seen = self.experts[2].get(&path).await.expect(200);
        let present: Vec<_> = experts
            .map(|number| {
                let person = app.world.experts[number].to_string();
                let members = seen.json["members"].as_array().unwrap().iter();
                members.clone().find(|m| m["person"]["id"] == person).unwrap()["id"].clone()
            })
            .collect();
        let body = json!({"held_on": today(app), "mode": "hybrid", "present": present});
        self.experts[2].post(&format!("{path}/meetings"), body).await.expect(201);
    }

    /// A council of seven that gives these points to the two submissions and concludes.
    pub async fn conclude(
        &self,
        app: &TestApp,
        strong: i64,
        weak: i64,
        winner: Option<&str>,
    ) -> String {
        let council = self.scoring(app).await;
        let path = format!("/api/v1/councils/{council}");
        for expert in 0..7 {
            self.score(&council, expert, &self.strong, strong).await;
            self.score(&council, expert, &self.weak, weak).await;
        }
        self.officer.transition(&path, json!({"action": "open_meeting"})).await.expect(200);
        self.meet(app, &council, 0..7).await;
        let recommendation = match winner {
            Some(winner) => json!({"winner": winner}),
            None => json!({"none": true}),
        };
        let minutes = json!({
            "text": "Hội đồng thống nhất.", "recommendation": recommendation,
            "votes": {"for": 7, "against": 0, "abstain": 0},
        });
        let etag = self.expert(0).get(&path).await.expect(200).etag();
        self.expert(2).put(&format!("{path}/minutes"), &etag, minutes).await.expect(200);
        self.expert(0).transition(&path, json!({"action": "conclude"})).await.expect(200);
        council
    }

    /// Uploads the signed file of a decision; answers its id.
    pub async fn decision_file(&self) -> String {
        paper(&self.health, &self.challenge, "decision").await
    }
}
