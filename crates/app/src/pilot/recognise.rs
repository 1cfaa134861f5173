//! The signed decision that recognises the result of a pilot.

use nhipcau_domain::{
    decision::{DecisionKind, Paper},
    lifecycle::decide,
    pilot::lifecycle::{Action, PilotLifecycle},
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Loaded,
    acceptance::{Act, insert_decision, view_of},
    transition::{announce, move_to},
};
use crate::{App, Ctx, Result, decision::DecisionView, view::OrgRefs};

/// The signed decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecognitionDecision {
    /// Number of the document.
    pub number: String,
    /// Date of the document.
    pub decided_on: Day,
    /// The signed file, uploaded by the authority with the pilot, for this purpose.
    pub attachment_id: Uuid,
}

/// Recognises the result of an accepted pilot.
pub async fn recognise(
    app: &App,
    ctx: &Ctx,
    pilot_id: Uuid,
    body: RecognitionDecision,
) -> Result<DecisionView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let mut loaded = Loaded::locked(&work, pilot_id).await?;
    let facts = loaded.facts(&ctx.actor);
    let to = decide::<PilotLifecycle>(loaded.status()?, Action::Recognise, None, &facts)?.to;
    let RecognitionDecision { number, decided_on, attachment_id } = body;
    let graded_on = loaded.row.ended_at.map(|at| Day(Timestamp(at).vietnam_day()));
    let paper = Paper { number, decided_on, reasons: None }.normalised(loaded.today, graded_on)?;
    let act = Act {
        kind: DecisionKind::Recognition,
        authority_id: loaded.row.broker_id,
        outcome: "recognise",
        paper,
        attachment_id,
    };
    let decision = insert_decision(&work, &loaded, act).await?;
    let payload = json!({
        "decision_id": decision.id,
        "number": decision.number,
        "file_sha256": decision.file_sha256,
    });
    move_to(&work, &mut loaded, Action::Recognise, to, None, payload).await?;
    let orgs = OrgRefs::load(work.conn(), [loaded.row.solver_id, loaded.row.broker_id]).await?;
    let params = json!({
        "code": loaded.challenge.code,
        "title": loaded.challenge.title(),
        "organisation": orgs.get(loaded.row.solver_id)?.name,
        "by": orgs.get(loaded.row.broker_id)?.name,
        "number": decision.number,
        "decided_on": decision.decided_on,
    });
    announce(&work, &loaded, Template::ResultRecognised, params).await?;
    let place = format!("/pilots/{pilot_id}/acceptance");
    work.commit_created_in(&place, format!("{place}#/recognition")).await?;
    view_of(app.store.reader(), decision).await
}
