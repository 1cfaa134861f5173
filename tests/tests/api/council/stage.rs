//! A call with two submissions, brought to where councils begin.

use std::ops::Range;

use nhipcau_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::stages::{RULES, open_and_screen, open_call, paper, person, sent, today};

/// The people and things around one evaluation.
pub struct Evaluation {
    /// Path of the challenge.
    pub challenge: String,
    /// Id of the startup's submission.
    pub strong: String,
    /// Id of the lab's submission.
    pub weak: String,
    /// Ids of further submissions.
    pub others: Vec<String>,
    /// Approver of the health department.
    pub health: Client,
    /// Officer of the health department, who lays up what the approver signs.
    pub preparer: Client,
    /// Approver of the science department.
    pub broker: Client,
    /// Officer of the science department.
    pub officer: Client,
    /// Owner of the startup.
    pub startup: Client,
    /// Owner of the lab.
    pub lab: Client,
    rules: &'static str,
    experts: Vec<Client>,
}

impl Evaluation {
    /// A call whose two submissions are opened and screened.
    pub async fn begin(app: &TestApp) -> Self {
        Self::begin_with(app, &[]).await
    }

    /// The same with further submissions, each by its owner and organisation.
    pub async fn begin_with(app: &TestApp, more: &[(&str, uuid::Uuid)]) -> Self {
        let challenge = open_call(app, json!({})).await;
        let strong = sent(app, &challenge, "startup.owner", app.world.startup).await;
        let weak = sent(app, &challenge, "lab.owner", app.world.lab).await;
        let mut answers = vec![strong, weak];
        for (owner, organisation) in more {
            answers.push(sent(app, &challenge, owner, *organisation).await);
        }
        Self::around(app, challenge, answers, RULES).await
    }

    /// The same around a call that is open and has these submissions: the startup's, the lab's, and
    /// further ones.
    pub async fn around(
        app: &TestApp,
        challenge: String,
        answers: Vec<String>,
        rules: &'static str,
    ) -> Self {
        let screened: Vec<_> = answers.iter().map(String::as_str).collect();
        open_and_screen(app, &challenge, &screened).await;
        let mut experts = Vec::new();
        for number in 1..=9 {
            experts.push(person(app, &format!("expert{number}")).await);
        }
        let mut ids = answers.iter().map(|path| path.rsplit('/').next().unwrap().to_owned());
        Self {
            challenge,
            strong: ids.next().unwrap(),
            weak: ids.next().unwrap(),
            others: ids.collect(),
            rules,
            health: person(app, "health.approver").await,
            preparer: person(app, "health.officer").await,
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
        self.form_of(app, self.members(app, experts)).await
    }

    /// A selection council of these members; answers its id.
    pub async fn form_of(&self, app: &TestApp, members: Vec<Value>) -> String {
        let body = json!({
            "kind": "selection",
            "rule_set": self.rules,
            "meeting_on": today(app),
            "members": members,
        });
        self.officer.post(&format!("{}/councils", self.challenge), body).await.expect(201).id()
    }

    /// These experts declare that they have no conflict.
    pub async fn declare(&self, council: &str, experts: Range<usize>) {
        for number in experts {
            let path = format!("/api/v1/councils/{council}/conflicts");
            let asked = self.experts[number].get(&path).await.expect(200);
            let free: Vec<_> = asked.json["declarations"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| json!({"organisation_id": one["organisation"]["id"], "has_conflict": false}))
                .collect();
            let body = json!({"declarations": free});
            let answer = self.experts[number].post(&path, body).await.expect(200);
            assert_eq!(answer.json["declared"], true);
        }
    }

    /// A council of seven whose members have declared and may score; answers its id.
    pub async fn scoring(&self, app: &TestApp) -> String {
        let council = self.form(app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        self.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        self.declare(&council, 0..7).await;
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
            // Sheets take half points.
            let points = (max * percent / 50) as f64 / 2.0;
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

    /// A council of seven that has given these points to the two submissions and meets.
    pub async fn in_meeting(&self, app: &TestApp, strong: i64, weak: i64) -> String {
        let council = self.form(app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        self.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        self.declare(&council, 0..7).await;
        self.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        for expert in 0..7 {
            self.score(&council, expert, &self.strong, strong).await;
            self.score(&council, expert, &self.weak, weak).await;
        }
        self.officer.transition(&path, json!({"action": "open_meeting"})).await.expect(200);
        council
    }

    /// The secretary writes minutes that recommend this submission, with all votes for it.
    pub async fn minutes(&self, council: &str, winner: &str, votes: usize) {
        self.recommend(council, json!({"winner": winner}), votes).await;
    }

    async fn recommend(&self, council: &str, recommendation: Value, votes: usize) {
        let path = format!("/api/v1/councils/{council}");
        let minutes = json!({
            "text": "Hội đồng thống nhất.", "recommendation": recommendation,
            "votes": {"for": votes, "against": 0, "abstain": 0},
        });
        let etag = self.expert(2).get(&path).await.expect(200).etag();
        self.expert(2).put(&format!("{path}/minutes"), &etag, minutes).await.expect(200);
    }

    /// A council whose sheets are in meets with these experts and concludes.
    pub async fn end(&self, app: &TestApp, council: &str, experts: Range<usize>, winner: &str) {
        let path = format!("/api/v1/councils/{council}");
        self.officer.transition(&path, json!({"action": "open_meeting"})).await.expect(200);
        let votes = experts.len();
        self.meet(app, council, experts).await;
        self.minutes(council, winner, votes).await;
        self.expert(0).transition(&path, json!({"action": "conclude"})).await.expect(200);
    }

    /// A council of seven that gives these points to the two submissions and concludes.
    pub async fn conclude(
        &self,
        app: &TestApp,
        strong: i64,
        weak: i64,
        winner: Option<&str>,
    ) -> String {
        let council = self.in_meeting(app, strong, weak).await;
        self.meet(app, &council, 0..7).await;
        let recommendation = match winner {
            Some(winner) => json!({"winner": winner}),
            None => json!({"none": true}),
        };
        self.recommend(&council, recommendation, 7).await;
        let path = format!("/api/v1/councils/{council}");
        self.expert(0).transition(&path, json!({"action": "conclude"})).await.expect(200);
        council
    }

    /// The department decides as recommended.
    pub async fn award(&self, app: &TestApp, winner: &str) {
        let body = json!({
            "number": "214/QĐ-SYT", "decided_on": today(app), "outcome": "award",
            "attachment_id": self.decision_file().await, "submission_id": winner,
        });
        self.health.post(&format!("{}/decision", self.challenge), body).await.expect(201);
    }

    /// An officer lays up the signed paper of a decision; answers its id.
    pub async fn decision_file(&self) -> String {
        paper(&self.preparer, &self.challenge, "decision").await
    }
}
