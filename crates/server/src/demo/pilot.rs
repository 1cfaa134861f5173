//! The acts of pilots, from the agreement to deployment.

use nhipcau_app::{Result, agreement, deployment, pilot};
use nhipcau_domain::{
    attachment::{Noun, Purpose},
    locale::Locale,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Demo,
    act::{PilotAct, body, unknown},
    data::{Paper, Pilot},
    day,
};

impl Demo<'_> {
    pub(super) async fn pilot(&mut self, found: &Pilot, act: &PilotAct<'_>) -> Result<()> {
        let (owner, broker) = self.offices(&found.challenge)?;
        match act {
            PilotAct::Sign => return self.sign(found, &owner).await,
            PilotAct::Start => return self.start(found, &owner).await,
            _ => {}
        }
        let id = self.pilot_id(found)?;
        let solver = self.winner(found)?;
        match act {
            PilotAct::Sign | PilotAct::Start => Ok(()),
            PilotAct::Milestone(index, milestone) => {
                let ctx = self.preparer(&solver).await?;
                let listed = pilot::milestones(self.app, &ctx, id).await?.items;
                let Some(row) = listed.get(*index) else {
                    return Err(unknown("milestone", &found.challenge));
                };
                let update = json!({"status": "done", "evidence": milestone.evidence});
                pilot::update_milestone(
                    self.app,
                    &ctx,
                    (id, row.id),
                    row.version.into(),
                    body(update)?,
                )
                .await?;
                Ok(())
            }
            PilotAct::Measure(measurement) => {
                let ctx = self.preparer(&solver).await?;
                let indicators = pilot::indicators(self.app, &ctx, id).await?.items;
                let indicator = indicators
                    .iter()
                    .find(|indicator| indicator.key == measurement.measure_key)
                    .ok_or_else(|| unknown("indicator", &measurement.measure_key))?;
                let record = json!({
                    "indicator_id": indicator.id, "measured_on": day(measurement.day),
                    "value": measurement.value, "note": measurement.note,
                });
                pilot::record_measurement(self.app, &ctx, id, body(record)?).await?;
                Ok(())
            }
            PilotAct::Report(report) => {
                let ctx = self.preparer(&solver).await?;
                let mut file: serde_json::Map<String, Value> =
                    report.parts.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
                file.insert("kind".to_owned(), json!(report.kind));
                file.insert("period_end".to_owned(), json!(day(report.period_end_day)));
                pilot::file_report(self.app, &ctx, id, body(Value::Object(file))?).await?;
                Ok(())
            }
            PilotAct::SendToAcceptance => {
                self.advance_pilot(found, &solver, "send_to_acceptance").await
            }
            PilotAct::Accept => self.advance_pilot(found, &broker, "accept").await,
            PilotAct::Recognise(paper) => {
                let attachment_id =
                    self.paper(&broker, Noun::Pilot, id, Purpose::Decision, &paper.number).await?;
                let ctx = self.signer(&broker).await?;
                let recognise = json!({
                    "number": paper.number, "decided_on": day(paper.day), "attachment_id": attachment_id,
                });
                pilot::recognise(self.app, &ctx, id, body(recognise)?).await?;
                Ok(())
            }
            PilotAct::FollowUp(paper) => self.follow_up(found, &owner, paper).await,
            PilotAct::Deploy(deployed) => {
                let ctx = self.preparer(&owner).await?;
                let register = json!({
                    "pilot_id": id, "organisation_id": self.organisation(&deployed.organisation)?,
                    "site": deployed.site.get(Locale::Vi), "started_on": day(deployed.started_day),
                    "use": deployed.use_kind, "people_reached": deployed.people_reached, "note": deployed.note,
                });
                deployment::register(self.app, &ctx, body(register)?).await?;
                Ok(())
            }
        }
    }

    fn pilot_id(&self, found: &Pilot) -> Result<Uuid> {
        self.pilots.get(&found.challenge).copied().ok_or_else(|| unknown("pilot", &found.challenge))
    }

    /// The organisation that was awarded.
    fn winner(&self, found: &Pilot) -> Result<String> {
        let decision =
            self.data.decisions.iter().find(|decision| decision.challenge == found.challenge);
        let key = decision.and_then(|decision| decision.submission.as_ref());
        let submission =
            self.data.submissions.iter().find(|submission| Some(&submission.key) == key);
        submission
            .map(|submission| submission.organisation.clone())
            .ok_or_else(|| unknown("winner of", &found.challenge))
    }

    async fn sign(&mut self, found: &Pilot, owner: &str) -> Result<()> {
        let text = &found.agreement;
        let preparer = self.preparer(owner).await?;
        let create = json!({
            "challenge_id": self.challenge(&found.challenge)?, "title": text.title, "ip_terms": text.ip_terms,
            "budget": text.budget, "sites": text.sites, "data_annex": text.data_annex,
            "starts_on": day(text.starts_day), "ends_on": day(text.ends_day),
        });
        let view = agreement::create(self.app, &preparer, body(create)?).await?;
        let id = view.id;
        for party in [owner.to_owned(), self.winner(found)?] {
            let attachment_id = self
                .paper(
                    &party,
                    Noun::Agreement,
                    id,
                    Purpose::Agreement,
                    &format!("thoa-thuan-{party}"),
                )
                .await?;
            let ctx = self.signer(&party).await?;
            let version = agreement::read(self.app, &ctx, id).await?.version;
            let sign = json!({"action": "sign", "attachment_id": attachment_id});
            agreement::transition(self.app, &ctx, id, version.into(), body(sign)?).await?;
        }
        Ok(())
    }

    async fn start(&mut self, found: &Pilot, owner: &str) -> Result<()> {
        let preparer = self.preparer(owner).await?;
        let create = json!({"challenge_id": self.challenge(&found.challenge)?});
        let view = pilot::create(self.app, &preparer, body(create)?).await?;
        let id = view.summary.id;
        self.pilots.insert(found.challenge.clone(), id);
        let set = &found.pilot;
        let mut update = json!({
            "sites": set.sites, "starts_on": day(set.starts_day), "ends_on": day(set.ends_day),
        });
        for (name, value) in [
            ("ethics_reference", &set.ethics_reference),
            ("data_annex_reference", &set.data_annex_reference),
            ("ai_risk_class", &set.ai_risk_class),
        ] {
            if value.is_some() {
                update[name] = json!(value);
            }
        }
        pilot::update(self.app, &preparer, id, view.summary.version.into(), body(update)?).await?;
        // The plan counts months; the pilot has days.
        let rows = pilot::milestones(self.app, &preparer, id).await?.items;
        for (row, milestone) in rows.iter().zip(&found.milestones) {
            let update = json!({"due_on": day(milestone.due_day)});
            pilot::update_milestone(
                self.app,
                &preparer,
                (id, row.id),
                row.version.into(),
                body(update)?,
            )
            .await?;
        }
        self.advance_pilot(found, owner, "start").await
    }

    async fn advance_pilot(
        &mut self,
        found: &Pilot,
        organisation: &str,
        action: &str,
    ) -> Result<()> {
        let ctx = self.signer(organisation).await?;
        let id = self.pilot_id(found)?;
        let version = pilot::read(self.app, &ctx, id).await?.summary.version;
        pilot::transition(self.app, &ctx, id, version.into(), body(json!({"action": action}))?)
            .await?;
        Ok(())
    }

    async fn follow_up(&mut self, found: &Pilot, owner: &str, paper: &Paper) -> Result<()> {
        let id = self.pilot_id(found)?;
        let attachment_id =
            self.paper(owner, Noun::Pilot, id, Purpose::Decision, &paper.number).await?;
        let ctx = self.signer(owner).await?;
        let request = json!({
            "number": paper.number, "decided_on": day(paper.day), "attachment_id": attachment_id,
            "outcome": paper.outcome,
            "reasons": paper.reasons.as_ref().map(|reasons| reasons.get(Locale::Vi)),
        });
        pilot::follow_up(self.app, &ctx, id, body(request)?).await?;
        Ok(())
    }
}
