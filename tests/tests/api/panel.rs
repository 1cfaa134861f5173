//! A council of experts, taken step by step along its work.

use nhipcau_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};

use crate::stages::{person, today};

/// The parts of a council of seven, in the order of the experts.
pub const PARTS: [&str; 7] =
    ["chair", "vice_chair", "scientific_secretary", "reviewer", "reviewer", "member", "member"];

/// A council and its people.
pub struct Panel {
    /// Its path.
    pub path: String,
    officer: Client,
    signatory: Client,
    experts: Vec<Client>,
}

impl Panel {
    /// Puts a council together from so many experts; those past the seven parts are members.
    pub async fn form(app: &TestApp, call: &str, mut body: Value, size: usize) -> Self {
        let parts = PARTS.iter().copied().chain(std::iter::repeat("member"));
        let members: Vec<_> = parts
            .zip(&app.world.experts)
            .take(size)
            .enumerate()
            .map(|(place, (role, person_id))| {
                let represents = if place == 6 { "orderer" } else { "expert" };
                json!({"person_id": person_id, "role": role, "represents": represents})
            })
            .collect();
        body["members"] = json!(members);
        let officer = person(app, "science.officer").await;
        let council = officer.post(&format!("{call}/councils"), body).await.expect(201);
        let mut experts = Vec::new();
        for number in 1..=size {
            experts.push(person(app, &format!("expert{number}")).await);
        }
        Self {
            path: format!("/api/v1/councils/{}", council.id()),
            officer,
            signatory: person(app, "science.approver").await,
            experts,
        }
    }

    async fn seen(&self) -> Value {
        self.officer.get(&self.path).await.expect(200).json
    }

    /// What is judged.
    pub async fn subjects(&self) -> Vec<Value> {
        self.seen().await["subjects"].as_array().cloned().unwrap_or_default()
    }

    /// The broker signs the constitution.
    pub async fn constitute(&self) {
        self.signatory.transition(&self.path, json!({"action": "constitute"})).await.expect(200);
    }

    /// The expert with this number, from 0, says whether there is a conflict with anybody.
    pub async fn declare(&self, expert: usize, conflict: bool) {
        let declarations: Vec<_> = self
            .subjects()
            .await
            .iter()
            .map(|subject| {
                json!({"organisation_id": subject["organisation"]["id"], "has_conflict": conflict})
            })
            .collect();
        let body = json!({"declarations": declarations});
        let declared = self.experts[expert].post(&format!("{}/conflicts", self.path), body).await;
        assert!(declared.status.is_success(), "{}", declared.text);
    }

    /// The seven declare that they have no conflict, and sheets are handed out.
    pub async fn start(&self) {
        for expert in 0..PARTS.len() {
            self.declare(expert, false).await;
        }
        let start = json!({"action": "start_scoring"});
        self.officer.transition(&self.path, start).await.expect(200);
    }

    /// The seven hand in every sheet; `score` is asked for a subject and a criterion.
    pub async fn score(&self, score: impl Fn(&Value, &Value) -> Value) {
        let seen = self.seen().await;
        let criteria = seen["rule_set"]["criteria"].as_array().cloned().unwrap_or_default();
        let subjects = seen["subjects"].as_array().cloned().unwrap_or_default();
        for expert in &self.experts[..PARTS.len()] {
            for subject in &subjects {
                let sheet = format!("{}/sheets/{}", self.path, subject["id"].as_str().unwrap());
                let etag = expert.get(&sheet).await.expect(200).etag();
                let scores: serde_json::Map<_, _> = criteria
                    .iter()
                    .map(|criterion| {
                        let key = criterion["key"].as_str().unwrap().to_owned();
                        (key, score(subject, criterion))
                    })
                    .collect();
                let body = json!({"scores": scores, "comment": "Đáp ứng yêu cầu của bài toán."});
                expert.patch(&sheet, &etag, body).await.expect(200);
                expert.transition(&sheet, json!({"action": "submit"})).await.expect(200);
            }
        }
    }

    /// From the declarations to the open meeting.
    pub async fn judge(&self, score: impl Fn(&Value, &Value) -> Value) {
        self.start().await;
        self.score(score).await;
        self.officer.transition(&self.path, json!({"action": "open_meeting"})).await.expect(200);
    }

    /// Everybody who still sits on it is at the meeting.
    pub async fn meet(&self, app: &TestApp) {
        let seen = self.seen().await;
        let present: Vec<_> = seen["members"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|member| member["status"] == "active")
            .map(|member| member["id"].clone())
            .collect();
        let meeting = json!({"held_on": today(app), "mode": "in_person", "present": present});
        let meeting = self.officer.post(&format!("{}/meetings", self.path), meeting).await;
        assert!(meeting.status.is_success(), "{}", meeting.text);
    }

    /// Minutes with this recommendation, carried by everybody.
    pub async fn minute(&self, recommendation: Value) {
        let minutes = json!({
            "text": "Hội đồng thảo luận và thống nhất.",
            "recommendation": recommendation,
            "votes": {"for": PARTS.len(), "against": 0, "abstain": 0},
        });
        let etag = self.officer.get(&self.path).await.expect(200).etag();
        self.officer.put(&format!("{}/minutes", self.path), &etag, minutes).await.expect(200);
    }

    /// The chair concludes.
    pub async fn conclude(&self) -> Answer {
        self.experts[0].transition(&self.path, json!({"action": "conclude"})).await.expect(200)
    }

    /// The broker ends it without a recommendation.
    pub async fn dissolve(&self) {
        let body = json!({"action": "dissolve", "reason": "Thành lập lại hội đồng."});
        self.signatory.transition(&self.path, body).await.expect(200);
    }
}
