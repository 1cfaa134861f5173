//! Signing somebody out, and helping who has lost the telephone and the recovery codes.

use nhipcau_store::{
    account::{SecondFactor, recovery_code, second_factor},
    clock::wall,
    person, session,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{change::tell, operators_only, reason};
use crate::{App, Ctx, Error, Happening, Result};

/// Written reasons, told to the person.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithReason {
    /// Why.
    pub reason: String,
}

/// Ends every session of an account.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation; `NotFound`; `Invalid` without reasons.
pub async fn end_sessions(app: &App, ctx: &Ctx, id: Uuid, body: &WithReason) -> Result<()> {
    operators_only(ctx)?;
    let work = app.begin(ctx).await?;
    let person = person::find(work.conn(), id).await?;
    let reason = reason(&body.reason)?;
    if person.erased_at.is_some() {
        return Err(Error::Conflict("account_erased"));
    }
    let count = session::revoke_all(work.conn(), id, None, wall().0).await?;
    let figures = json!({"reason": reason, "count": count});
    work.record(Happening::new("person", id, "end_sessions").with(figures)).await?;
    tell(&work, &person, "sessions_ended", &reason).await?;
    work.commit_silent().await
}

/// Takes the second factor and its recovery codes from an account.
///
/// # Errors
/// As [`end_sessions`]; `Conflict` when there is none.
pub async fn reset_second_factor(app: &App, ctx: &Ctx, id: Uuid, body: &WithReason) -> Result<()> {
    operators_only(ctx)?;
    let work = app.begin(ctx).await?;
    let person = person::find(work.conn(), id).await?;
    let reason = reason(&body.reason)?;
    let factor = second_factor::find(work.conn(), id).await?;
    factor.filter(SecondFactor::is_on).ok_or(Error::Conflict("second_factor_off"))?;
    second_factor::remove(work.conn(), id).await?;
    recovery_code::remove(work.conn(), id).await?;
    let figures = json!({"reason": reason});
    work.record(Happening::new("person", id, "reset_second_factor").with(figures)).await?;
    tell(&work, &person, "second_factor_reset", &reason).await?;
    work.commit_silent().await
}
