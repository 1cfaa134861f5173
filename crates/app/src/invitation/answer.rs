//! Answering an invitation.

use nhipcau_domain::{
    invitation::{Action, InvitationLifecycle},
    lifecycle,
    locale::clean_text,
    organisation::Role,
};
use nhipcau_mail::Template;
use nhipcau_store::{challenge, invitation, organisation};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    shortlist::check_text,
    view::{InvitationView, facts, find, view},
};
use crate::{Announcement, App, Ctx, Error, Expected, Happening, Result};

/// What to do with an invitation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionInvitation {
    /// The action.
    pub action: Action,
    /// Why it is declined.
    pub reason: Option<String>,
}

/// Takes a transition if the invitation's version is still `expected`.
///
/// # Errors
/// `NotFound` when it is hidden; else as the lifecycle decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionInvitation,
) -> Result<InvitationView> {
    ctx.person()?;
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    check_text("/reason", reason.as_deref())?;
    let work = app.begin(ctx).await?;
    let mut row = find(work.conn(), ctx, id).await?;
    let call = challenge::find(work.conn(), row.challenge_id).await?;
    let status = row.status()?;
    let facts = facts(&ctx.actor, &row, &call, work.now)?;
    lifecycle::entitled::<InvitationLifecycle>(status, body.action, &facts)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let step =
        lifecycle::decide::<InvitationLifecycle>(status, body.action, reason.as_deref(), &facts)?;
    row.status = step.to.into();
    row.reason.clone_from(&reason);
    row.answered_by_id = ctx.person_id();
    row.answered_at = Some(work.now.0);
    row.updated_at = work.now.0;
    let row = invitation::save(work.conn(), row).await?;
    let happening =
        Happening::new("invitation", row.id, body.action.as_str()).by(row.organisation_id);
    work.transition(happening, Some(status.as_str()), step.to.as_str(), reason.as_deref()).await?;
    let invited = organisation::find(work.conn(), row.organisation_id).await?;
    let mut params = json!({
        "code": call.code, "title": call.title(), "organisation": invited.name(),
        "outcome": row.status,
    });
    if let Some(reason) = &reason {
        params["reason"] = json!(reason);
    }
    let announcement = Announcement {
        kind: Template::InvitationAnswered,
        params,
        link: format!("/desk/{}", call.id),
    };
    work.announce_to(&[call.broker_id], &[Role::Officer, Role::Approver], &announcement).await?;
    work.commit().await?;
    view(app, ctx, row).await
}
