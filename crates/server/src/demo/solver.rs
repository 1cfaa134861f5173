//! What solvers do: offer, answer invitations, submit. And what the broker does to find them.

use nhipcau_app::{
    Result,
    attachment::{self, Upload},
    capability, invitation, submission,
};
use nhipcau_domain::attachment::{Noun, Purpose};
use serde_json::{Value, json};

use super::{
    Demo,
    act::{body, unknown},
    data::{Capability, Invitation, Matching, Submission},
    paper::pdf,
};

impl Demo<'_> {
    pub(super) async fn offer(&mut self, offer: &Capability) -> Result<()> {
        let ctx = self.preparer(&offer.organisation).await?;
        let mut create = offer.body.clone();
        create.insert("organisation_id".to_owned(), json!(self.organisation(&offer.organisation)?));
        let view = capability::create(self.app, &ctx, body(Value::Object(create))?).await?;
        let (id, version) = (view.summary.id, view.summary.version);
        capability::transition(
            self.app,
            &ctx,
            id,
            version.into(),
            body(json!({"action": "list"}))?,
        )
        .await?;
        self.capabilities.insert(offer.key.clone(), id);
        Ok(())
    }

    /// The capability with which an organisation was found, if it offers any.
    fn offered_by(&self, organisation: &str) -> Option<uuid::Uuid> {
        let offer =
            self.data.capabilities.iter().find(|offer| offer.organisation == organisation)?;
        self.capabilities.get(&offer.key).copied()
    }

    pub(super) async fn shortlist(&mut self, matching: &Matching) -> Result<()> {
        let (_, broker) = self.offices(&matching.challenge)?;
        let ctx = self.preparer(&broker).await?;
        let id = self.challenge(&matching.challenge)?;
        for entry in &matching.shortlist {
            let judge = json!({
                "organisation_id": self.organisation(&entry.organisation)?, "verdict": entry.verdict,
                "note": entry.note, "capability_id": self.offered_by(&entry.organisation),
            });
            invitation::judge(self.app, &ctx, id, body(judge)?).await?;
        }
        Ok(())
    }

    pub(super) async fn invite(&mut self, matching: &Matching, sent: &Invitation) -> Result<()> {
        let (_, broker) = self.offices(&matching.challenge)?;
        let ctx = self.preparer(&broker).await?;
        let create = json!({
            "organisation_id": self.organisation(&sent.organisation)?, "message": sent.message,
            "capability_id": self.offered_by(&sent.organisation),
        });
        let id = self.challenge(&matching.challenge)?;
        let view = invitation::create(self.app, &ctx, id, body(create)?).await?;
        self.invitations.insert((matching.challenge.clone(), sent.organisation.clone()), view.id);
        Ok(())
    }

    pub(super) async fn answer(&mut self, matching: &Matching, sent: &Invitation) -> Result<()> {
        if sent.answer == "pending" {
            return Ok(());
        }
        let key = (matching.challenge.clone(), sent.organisation.clone());
        let id =
            self.invitations.get(&key).copied().ok_or_else(|| unknown("invitation", &key.0))?;
        let ctx = self.signer(&sent.organisation).await?;
        let version = invitation::read(self.app, &ctx, id).await?.version;
        let request = json!({"action": sent.answer, "reason": sent.reason});
        invitation::transition(self.app, &ctx, id, version.into(), body(request)?).await?;
        Ok(())
    }

    pub(super) async fn submit(&mut self, found: &Submission) -> Result<()> {
        let ctx = self.person(&found.lead).await?;
        let create = json!({
            "challenge_id": self.challenge(&found.challenge)?,
            "organisation_id": self.organisation(&found.organisation)?,
        });
        let view = submission::create(self.app, &ctx, body(create)?).await?;
        let (id, version) = (view.summary.id, view.summary.version);
        let title = body(json!({"title": found.title}))?;
        submission::patch_title(self.app, &ctx, id, version.into(), title).await?;
        for (key, content) in &found.sections {
            submission::patch_section(self.app, &ctx, id, key, 0.into(), content.clone()).await?;
        }
        for name in &found.files {
            let file = Upload {
                file_name: name.clone(),
                purpose: Purpose::Attachment,
                content: pdf("Nhip Cau - ban trinh dien - tai lieu kem ho so"),
            };
            attachment::upload(self.app, &ctx, Noun::Submission, id, file).await?;
        }
        let read = submission::read(self.app, &ctx, id).await?.summary.revision();
        let (now, send) = (self.app.arrival().await?, body(json!({"action": "send"}))?);
        submission::transition(self.app, &ctx, id, read.into(), now, send).await?;
        self.submissions.insert(found.key.clone(), id);
        Ok(())
    }
}
