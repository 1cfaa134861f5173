//! The acts of councils and the decisions that follow them.

use nhipcau_app::{
    Ctx, Error, Result,
    attachment::{self, Upload},
    council, decision,
};
use nhipcau_domain::{
    attachment::{Noun, Purpose},
    locale::Locale,
    rule_set::{Criterion, RuleSet, Scale},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Demo,
    act::{body, unknown},
    data::{Council, CouncilKind, CouncilStage, Decision, Member},
    day,
    paper::pdf,
    pick,
};

impl Demo<'_> {
    pub(super) async fn council(&mut self, found: &Council, stage: CouncilStage) -> Result<()> {
        match stage {
            CouncilStage::Forming => self.form(found).await,
            CouncilStage::Constituted => self.constitute(found).await,
            CouncilStage::Scoring => self.score(found).await,
            CouncilStage::Meeting => self.meet(found).await,
            CouncilStage::Concluded => self.conclude(found).await,
        }
    }

    fn council_id(&self, found: &Council) -> Result<Uuid> {
        let key = (found.challenge.clone(), found.kind);
        self.councils.get(&key).copied().ok_or_else(|| unknown("council", &key.0))
    }

    async fn form(&mut self, found: &Council) -> Result<()> {
        let (_, broker) = self.offices(&found.challenge)?;
        let ctx = self.preparer(&broker).await?;
        let mut members = Vec::new();
        for Member { person, role, represents } in &found.members {
            let id = self.people.get(person).ok_or_else(|| unknown("person", person))?;
            members.push(json!({"person_id": id, "role": role, "represents": represents}));
        }
        let kind = match found.kind {
            CouncilKind::Selection => "selection",
            CouncilKind::Acceptance => "acceptance",
        };
        let create = json!({
            "kind": kind, "rule_set": found.rule_set, "members": members,
            "pilot_id": self.pilots.get(&found.challenge).filter(|_| found.kind == CouncilKind::Acceptance),
            "meeting_on": found.meeting.as_ref().map(|meeting| day(meeting.held_day)),
        });
        let id = self.challenge(&found.challenge)?;
        let view = council::create(self.app, &ctx, id, body(create)?).await?;
        self.councils.insert((found.challenge.clone(), found.kind), view.id);
        Ok(())
    }

    async fn advance_council(&mut self, ctx: &Ctx, id: Uuid, action: &str) -> Result<()> {
        let version = council::read(self.app, ctx, id).await?.version;
        council::transition(self.app, ctx, id, version.into(), body(json!({"action": action}))?)
            .await?;
        Ok(())
    }

    async fn constitute(&mut self, found: &Council) -> Result<()> {
        let (_, broker) = self.offices(&found.challenge)?;
        let id = self.council_id(found)?;
        let signer = self.signer(&broker).await?;
        self.advance_council(&signer, id, "constitute").await?;
        for member in &found.members {
            let ctx = self.person(&member.person).await?;
            let mine = council::declarations(self.app, &ctx, id).await?;
            let declarations: Vec<_> = mine
                .declarations
                .iter()
                .map(|said| json!({"organisation_id": said.organisation.id, "has_conflict": false}))
                .collect();
            council::declare(self.app, &ctx, id, body(json!({"declarations": declarations}))?)
                .await?;
        }
        Ok(())
    }

    async fn score(&mut self, found: &Council) -> Result<()> {
        let (_, broker) = self.offices(&found.challenge)?;
        let id = self.council_id(found)?;
        let officer = self.preparer(&broker).await?;
        self.advance_council(&officer, id, "start_scoring").await?;
        for member in &found.members {
            if found.stage == CouncilStage::Scoring && !found.sheets_done.contains(&member.person) {
                continue;
            }
            self.fill_sheets(found, id, member).await?;
        }
        Ok(())
    }

    async fn fill_sheets(&mut self, found: &Council, id: Uuid, member: &Member) -> Result<()> {
        let rules = self
            .app
            .rule_sets
            .latest(&found.rule_set)
            .ok_or_else(|| unknown("rule set", &found.rule_set))?;
        let ctx = self.person(&member.person).await?;
        let view = council::read(self.app, &ctx, id).await?;
        for subject in &view.subjects {
            let scores: serde_json::Map<String, Value> = rules
                .criteria
                .iter()
                .map(|criterion| {
                    (criterion.key.clone(), self.mark(found, rules, criterion, member, subject.id))
                })
                .collect();
            let quality = self.quality(found, subject.id);
            let comment = self.comment("overall", quality, &member.person, subject.id);
            let sheet = json!({"scores": scores, "comment": comment});
            council::patch_sheet(self.app, &ctx, id, subject.id, 0.into(), body(sheet)?).await?;
            let submit = body(json!({"action": "submit"}))?;
            council::transition_sheet(self.app, &ctx, id, subject.id, 1.into(), submit).await?;
        }
        Ok(())
    }

    /// How good the judged thing is, from 0 to 1, as the texts say.
    fn quality(&self, found: &Council, subject: Uuid) -> f64 {
        if found.kind == CouncilKind::Acceptance {
            let excellent = found.recommendation.as_ref().and_then(|said| said.grade.as_deref())
                == Some("excellent");
            return if excellent { 0.95 } else { 0.75 };
        }
        self.data
            .submissions
            .iter()
            .find(|submission| self.submissions.get(&submission.key) == Some(&subject))
            .map_or(0.5, |submission| submission.quality)
    }

    fn mark(
        &self,
        found: &Council,
        rules: &RuleSet,
        criterion: &Criterion,
        member: &Member,
        subject: Uuid,
    ) -> Value {
        let quality = self.quality(found, subject);
        let comment = self.comment(&criterion.key, quality, &member.person, subject);
        if criterion.scale == Scale::Grade {
            let grade = if quality > 0.9 { "excellent" } else { "pass" };
            return json!({"grade": grade, "comment": comment});
        }
        // Members differ by up to four hundredths of the maximum either way.
        let words = [member.person.as_str(), criterion.key.as_str(), &subject.to_string()];
        let spread = f64::from(u32::try_from(pick(9, &words)).unwrap_or(4)) / 100.0 - 0.04;
        let step = rules.points_step.map_or(1.0, nhipcau_domain::rule_set::Points::to_f64);
        let max = criterion.max.to_f64();
        let points = (max * (quality + spread) / step).round() * step;
        json!({"points": points.clamp(criterion.min.to_f64().max(step), max), "comment": comment})
    }

    /// A comment from the bank, fitting the criterion and the quality.
    fn comment(&self, criterion: &str, quality: f64, person: &str, subject: Uuid) -> String {
        let tone = if quality >= 0.8 {
            "strong"
        } else if quality >= 0.65 {
            "fair"
        } else {
            "weak"
        };
        let fitting: Vec<_> = self
            .data
            .comments
            .iter()
            .filter(|comment| comment.criterion == criterion && comment.tone == tone)
            .collect();
        let fallback = self.data.comments.iter().filter(|comment| comment.tone == tone).collect();
        let bank: Vec<_> = if fitting.is_empty() { fallback } else { fitting };
        let count = u64::try_from(bank.len()).unwrap_or(1);
        let index = usize::try_from(pick(count, &[person, criterion, tone, &subject.to_string()]))
            .unwrap_or(0);
        bank.get(index).map(|comment| comment.text.get(Locale::Vi).to_owned()).unwrap_or_default()
    }

    async fn meet(&mut self, found: &Council) -> Result<()> {
        let (_, broker) = self.offices(&found.challenge)?;
        let officer = self.preparer(&broker).await?;
        let id = self.council_id(found)?;
        self.advance_council(&officer, id, "open_meeting").await
    }

    async fn conclude(&mut self, found: &Council) -> Result<()> {
        let id = self.council_id(found)?;
        let by_role = |role: &str| {
            found
                .members
                .iter()
                .find(|member| member.role == role)
                .map(|member| member.person.clone())
                .ok_or_else(|| unknown("member", role))
        };
        let secretary = self.person(&by_role("scientific_secretary")?).await?;
        let chair = self.person(&by_role("chair")?).await?;
        let view = council::read(self.app, &secretary, id).await?;
        if let Some(meeting) = &found.meeting {
            let absent: Vec<_> =
                meeting.absent.iter().filter_map(|key| self.people.get(key)).collect();
            let present: Vec<_> = view
                .members
                .iter()
                .filter(|member| !absent.contains(&&member.person.id))
                .map(|member| member.id)
                .collect();
            let record =
                json!({"held_on": day(meeting.held_day), "mode": meeting.mode, "present": present});
            council::record_meeting(self.app, &secretary, id, body(record)?).await?;
        }
        let recommendation = found.recommendation.as_ref().map(|said| {
            let winner = said.winner.as_ref().and_then(|key| self.submissions.get(key));
            let mut out = serde_json::Map::new();
            for (name, value) in [
                ("winner", json!(winner)),
                ("none", json!(said.none)),
                ("grade", json!(said.grade)),
            ] {
                if !value.is_null() {
                    out.insert(name.to_owned(), value);
                }
            }
            out
        });
        let version = council::read(self.app, &secretary, id).await?.version;
        let minutes =
            json!({"text": found.minutes, "recommendation": recommendation, "votes": found.votes});
        council::put_minutes(self.app, &secretary, id, version.into(), body(minutes)?).await?;
        self.advance_council(&chair, id, "conclude").await
    }

    /// Somebody who prepares papers for an organisation lays up a signed one.
    pub(super) async fn paper(
        &mut self,
        organisation: &str,
        noun: Noun,
        id: Uuid,
        purpose: Purpose,
        number: &str,
    ) -> Result<Uuid> {
        let file = Upload {
            file_name: format!("{}.pdf", number.replace('/', "-")),
            purpose,
            content: pdf(&format!("Nhip Cau - ban trinh dien - {number}")),
        };
        let ctx = self.preparer(organisation).await?;
        Ok(attachment::upload(self.app, &ctx, noun, id, file).await?.id)
    }

    pub(super) async fn decide(&mut self, found: &Decision) -> Result<()> {
        let (owner, _) = self.offices(&found.challenge)?;
        let id = self.challenge(&found.challenge)?;
        let attachment_id =
            self.paper(&owner, Noun::Challenge, id, Purpose::Decision, &found.number).await?;
        let ctx = self.signer(&owner).await?;
        let submission_id = match &found.submission {
            Some(key) => Some(
                self.submissions
                    .get(key)
                    .copied()
                    .ok_or_else(|| Error::internal(format!("no submission {key}")))?,
            ),
            None => None,
        };
        let decide = json!({
            "number": found.number, "decided_on": day(found.day), "attachment_id": attachment_id,
            "outcome": found.outcome, "submission_id": submission_id,
            "reasons": found.reasons.as_ref().map(|reasons| reasons.get(Locale::Vi)),
        });
        decision::decide(self.app, &ctx, id, body(decide)?).await?;
        Ok(())
    }
}
