//! A call with two submissions, brought to where councils begin.

use std::ops::Range;

use nhipcau_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::challenge::{draft, fill};

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
        let ward = app.sign_in("ward.officer@test.example").await;
        let approver = app.sign_in("ward.approver@test.example").await;
        let health = app.sign_in("health.approver@test.example").await;
        let broker = app.sign_in("science.approver@test.example").await;
        let officer = app.sign_in("science.officer@test.example").await;
        let startup = app.sign_in("startup.owner@test.example").await;
        let lab = app.sign_in("lab.owner@test.example").await;
        let challenge = draft(app, &ward).await;
        fill(&ward, &challenge).await;
        for (client, action) in [(&approver, "propose"), (&health, "endorse"), (&broker, "approve")]
        {
            client.transition(&challenge, json!({"action": action})).await.expect(200);
        }
        let deadline = app.now().plus_days(30).to_string();
        let publish = json!({"action": "publish", "closes_at": deadline});
        health.transition(&challenge, publish).await.expect(200);
        let strong = submit(&startup, &challenge, &app.world.startup.to_string()).await;
        let weak = submit(&lab, &challenge, &app.world.lab.to_string()).await;
        app.forward_days(30);
        app.forward_seconds(61);
        app.settle().await;
        officer.transition(&challenge, json!({"action": "open_submissions"})).await.expect(200);
        for id in [&strong, &weak] {
            let path = format!("/api/v1/submissions/{id}");
            officer.transition(&path, json!({"action": "mark_eligible"})).await.expect(200);
        }
        let mut experts = Vec::new();
        for number in 1..=9 {
            experts.push(app.sign_in(&format!("expert{number}@test.example")).await);
        }
        Self { challenge, strong, weak, health, broker, officer, startup, lab, experts }
    }

    /// An expert by number, from 0.
    pub fn expert(&self, number: usize) -> &Client {
        &self.experts[number]
    }

    /// The day in Vietnam.
    pub fn today(&self, app: &TestApp) -> String {
        nhipcau_domain::timestamp::Day(app.now().vietnam_day()).to_string()
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
            "meeting_on": self.today(app),
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
        let body = json!({"held_on": self.today(app), "mode": "hybrid", "present": present});
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
        let council = self.form(app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        self.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        self.declare(app, &council, 0..7).await;
        self.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
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
        let path = format!("{}/attachments", self.challenge);
        let pdf = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
        let upload =
            self.health.upload(&path, "quyet-dinh.pdf", "application/pdf", "decision", pdf);
        upload.await.expect(201).id()
    }
}

/// Writes a submission and hands it in; answers its id.
pub async fn submit(client: &Client, challenge: &str, organisation: &str) -> String {
    let id = challenge.rsplit('/').next().unwrap();
    let body = json!({"challenge_id": id, "organisation_id": organisation});
    let begun = client.post("/api/v1/submissions", body).await.expect(201);
    let path = format!("/api/v1/submissions/{}", begun.id());
    let title = json!({"title": {"vi": "Báo trước bằng một nút bấm"}});
    client.patch(&path, &begun.etag(), title).await.expect(200);
    let text = |text: &str| json!({"text": {"vi": text}});
    for (key, content) in [
        ("approach", text("Ứng dụng gửi thông tin ca bệnh tới khoa cấp cứu.")),
        (
            "measures_fit",
            json!({"fits": [
                {"measure_key": "m1", "promised": 82.0},
                {"measure_key": "m2", "promised": 6.0},
            ]}),
        ),
        (
            "plan",
            json!({"text": {"vi": "Ba giai đoạn."}, "milestones": [
                {"title": {"vi": "Cài đặt tại trạm"}, "month": 1},
                {"title": {"vi": "Đánh giá giữa kỳ"}, "month": 3},
            ]}),
        ),
        ("team", json!({"members": [{"name": "Lê Thử", "role": {"vi": "Trưởng nhóm"}}]})),
        (
            "budget",
            json!({"lines": [{
                "item": {"vi": "Thiết bị"}, "source": "science_fund",
                "amount": {"amount": 400_000_000, "currency": "VND"},
            }]}),
        ),
    ] {
        client.write_section(&path, key, content).await.expect(200);
    }
    client.transition(&path, json!({"action": "send"})).await.expect(200);
    begun.id()
}
