//! The acts on orders.

use nhipcau_app::{Result, challenge, jobs, submission};
use nhipcau_domain::locale::Locale;
use serde_json::{Value, json};

use super::{
    Demo,
    act::{OrderAct, body},
    at,
    data::Order,
};

impl Demo<'_> {
    pub(super) async fn order(&mut self, order: &Order, act: OrderAct) -> Result<()> {
        let (owner, broker) = self.offices(&order.key)?;
        let reason = || order.reason.as_ref().map(|reason| reason.get(Locale::Vi).to_owned());
        let vetted =
            order.days.contains_key("endorsed") || order.days.contains_key("submitted_for_vetting");
        let (who, action) = match act {
            OrderAct::Create => return self.write(order).await,
            OrderAct::Close => return jobs::close_due(self.app).await,
            OrderAct::Propose => (order.proposer.clone(), "propose"),
            OrderAct::SubmitForVetting => (owner, "submit_for_vetting"),
            OrderAct::Endorse => (owner, "endorse"),
            OrderAct::Return => (if vetted { broker } else { owner }, "return"),
            OrderAct::Decline => (if vetted { broker } else { owner }, "decline"),
            OrderAct::Withdraw => (order.proposer.clone(), "withdraw"),
            OrderAct::Approve => (broker, "approve"),
            OrderAct::Publish => (owner, "publish"),
            OrderAct::Cancel => (owner, "cancel"),
            OrderAct::Open => (broker, "open_submissions"),
            OrderAct::CloseWithoutAward => (owner, "close_without_award"),
        };
        let mut request = json!({"action": action});
        if matches!(
            act,
            OrderAct::Return
                | OrderAct::Decline
                | OrderAct::Withdraw
                | OrderAct::Cancel
                | OrderAct::CloseWithoutAward
        ) {
            request["reason"] = json!(reason());
        }
        if act == OrderAct::Publish {
            let closes = order.days.get("closes").copied().unwrap_or(30);
            request["closes_at"] = json!(at(closes, 17, 0));
        }
        let ctx = self.signer(&who).await?;
        let id = self.challenge(&order.key)?;
        let read = challenge::read(self.app, &ctx, id).await?.summary.revision();
        challenge::transition(self.app, &ctx, id, read.into(), body(request)?).await?;
        if act == OrderAct::Open { self.screen(order).await } else { Ok(()) }
    }

    async fn write(&mut self, order: &Order) -> Result<()> {
        let ctx = self.preparer(&order.proposer).await?;
        let programme = self.programmes.get(&order.programme).copied();
        let create = json!({
            "programme_id": programme, "proposer_id": self.organisation(&order.proposer)?, "kind": order.kind,
            "level": order.level, "title": order.title, "summary": order.summary,
        });
        let view = challenge::create(self.app, &ctx, body(create)?).await?;
        let id = view.summary.id;
        self.challenges.insert(order.key.clone(), id);
        for (key, content) in &order.sections {
            challenge::patch_section(self.app, &ctx, id, key, 0.into(), content.clone()).await?;
        }
        Ok(())
    }

    /// The broker's screening after the opening: everything here is eligible.
    async fn screen(&mut self, order: &Order) -> Result<()> {
        let (_, broker) = self.offices(&order.key)?;
        let officer = self.preparer(&broker).await?;
        let sent: Vec<_> =
            self.data.submissions.iter().filter(|found| found.challenge == order.key).collect();
        for found in sent {
            let Some(id) = self.submissions.get(&found.key).copied() else { continue };
            let read = submission::read(self.app, &officer, id).await?.summary.revision();
            let request: Value = json!({"action": "mark_eligible"});
            let now = self.app.arrival().await?;
            submission::transition(self.app, &officer, id, read.into(), now, body(request)?)
                .await?;
        }
        Ok(())
    }
}
