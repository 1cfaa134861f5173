//! The orderer's decision on what follows a pilot. It closes the pilot and completes the
//! challenge in one transaction.

use nhipcau_domain::{
    actor::Actor,
    challenge::{
        deciding::Deciding,
        lifecycle::{Action as OrderAction, ChallengeFacts, ChallengeLifecycle},
    },
    decision::{DecisionKind, Paper},
    field_error::FieldError,
    lifecycle::decide,
    pilot::{
        FollowUp,
        lifecycle::{Action, PilotLifecycle},
    },
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    challenge::{self, Challenge},
    pilot,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Loaded,
    acceptance::{Act, insert_decision, view_of},
    transition::{announce, move_to},
};
use crate::{
    App, Ctx, Result, challenge::move_to as move_challenge, decision::DecisionView, view::OrgRefs,
};

/// The signed decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUpDecision {
    /// Number of the document.
    pub number: String,
    /// Date of the document.
    pub decided_on: Day,
    /// The signed file, uploaded by the authority with the pilot, for this purpose.
    pub attachment_id: Uuid,
    /// What follows.
    pub outcome: FollowUp,
    /// Why; needed for `extend` and `stop`.
    pub reasons: Option<String>,
}

/// Decides what follows a pilot that was graded or broken off.
pub async fn follow_up(
    app: &App,
    ctx: &Ctx,
    pilot_id: Uuid,
    body: FollowUpDecision,
) -> Result<DecisionView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    // The challenge before its pilot, as everybody who takes both.
    let challenge_id = pilot::find(work.conn(), pilot_id).await?.challenge_id;
    let order = challenge::find_locked(work.conn(), challenge_id, true).await?;
    let mut loaded = Loaded::locked(&work, pilot_id).await?;
    let from = loaded.status()?;
    let facts = loaded.facts(&ctx.actor);
    let to = decide::<PilotLifecycle>(from, Action::Close, None, &facts)?.to;
    let FollowUpDecision { number, decided_on, attachment_id, outcome, reasons } = body;
    let ended_on = loaded.row.ended_at.map(|at| Day(Timestamp(at).vietnam_day()));
    let paper = Paper { number, decided_on, reasons }.normalised(loaded.today, ended_on)?;
    let mut errors = Vec::new();
    if !outcome.may_follow(from) {
        errors.push(FieldError::new("/outcome", "not_after_this_result"));
    }
    if outcome.needs_reasons() && paper.reasons.is_none() {
        errors.push(FieldError::new("/reasons", "required"));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let act = Act {
        kind: DecisionKind::FollowUp,
        authority_id: loaded.row.orderer_id,
        outcome: outcome.as_str(),
        paper,
        attachment_id,
    };
    let decision = insert_decision(&work, &loaded, act).await?;
    loaded.row.follow_up = Some(outcome.into());
    let payload = json!({
        "decision_id": decision.id,
        "number": decision.number,
        "outcome": outcome,
        "file_sha256": decision.file_sha256,
    });
    move_to(&work, &mut loaded, Action::Close, to, decision.reasons.as_deref(), payload).await?;

    let status = order.status_at(work.now)?;
    let order_facts = order_facts(&ctx.actor, &order, work.now);
    let step = decide::<ChallengeLifecycle>(status, OrderAction::Complete, None, &order_facts)?;
    let order = move_challenge(&work, order, step, status, None).await?;

    let orderer = OrgRefs::load(work.conn(), [order.orderer_id]).await?.get(order.orderer_id)?;
    let params = json!({
        "code": order.code,
        "title": order.title(),
        "by": orderer.name,
        "number": decision.number,
        "decided_on": decision.decided_on,
        "outcome": outcome,
        "reason": decision.reasons,
    });
    announce(&work, &loaded, Template::DeploymentDecided, params).await?;
    let place = format!("/pilots/{pilot_id}/acceptance");
    work.commit_created_in(&place, format!("{place}#/follow_up")).await?;
    view_of(app.store.reader(), decision).await
}

/// What the order's lifecycle asks when a pilot moves it; its rows for pilots have no conditions
/// of their own.
pub(super) fn order_facts<'a>(
    actor: &'a Actor,
    order: &Challenge,
    now: Timestamp,
) -> ChallengeFacts<'a> {
    ChallengeFacts {
        actor,
        parties: order.parties(),
        now,
        closes_at: order.closes_at(),
        asked_deadline: None,
        asked_opening: None,
        opens_at: None,
        doing: true,
        returned_from: None,
        missing: &[],
        prepared_by_actor: false,
        direct_approval: false,
        call_min_days: 0,
        submissions: 0,
        deciding: Deciding::default(),
    }
}
