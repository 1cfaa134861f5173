//! Listing a capability and taking it back.

use nhipcau_domain::{
    capability::{Action, CapabilityLifecycle, Status},
    lifecycle,
};
use nhipcau_store::capability;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    view::{CapabilityView, facts, find, view},
    write::happening,
};
use crate::{App, Ctx, Error, Expected, Result};

/// What to do to a capability.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionCapability {
    /// The action.
    pub action: Action,
    /// Written reasons, if there are any.
    pub reason: Option<String>,
}

/// Takes a transition if the capability's version is still `expected`.
///
/// # Errors
/// `NotFound` when it is hidden; else as the lifecycle decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionCapability,
) -> Result<CapabilityView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let mut row = find(work.conn(), &ctx.actor, id).await?;
    let status = row.status()?;
    let reason = body.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let facts = facts(&ctx.actor, &row)?;
    lifecycle::entitled::<CapabilityLifecycle>(status, body.action, &facts)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let step = lifecycle::decide::<CapabilityLifecycle>(status, body.action, reason, &facts)?;
    // Whoever could find it before or can after is to learn of the step.
    let before = happening(&row, body.action.as_str())?.audience;
    row.status = step.to.into();
    row.updated_at = work.now.0;
    if step.to == Status::Listed && row.listed_at.is_none() {
        row.listed_at = Some(work.now.0);
    }
    let row = capability::save(work.conn(), row).await?;
    let mut happening = happening(&row, body.action.as_str())?;
    if status == Status::Listed {
        happening.audience = before;
    }
    work.transition(happening, Some(status.as_str()), step.to.as_str(), reason).await?;
    work.commit().await?;
    view(app, ctx, row).await
}
