//! How one's second factor stands.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::account::recovery_code;
use serde::Serialize;
use utoipa::ToSchema;

use super::{in_force, is_required};
use crate::{App, Ctx, Result, auth::session::holder};

/// A second factor.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecondFactorView {
    /// Whether one is in force.
    pub enabled: bool,
    /// Whether a role demands one.
    pub required: bool,
    /// Since when it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<Timestamp>,
    /// How many recovery codes have not been used.
    pub recovery_codes_left: u64,
}

/// Reads how it stands.
pub async fn read(app: &App, ctx: &Ctx) -> Result<SecondFactorView> {
    let (person, _) = holder(ctx)?;
    let factor = in_force(app, person.id).await?;
    Ok(SecondFactorView {
        enabled: factor.is_some(),
        required: is_required(&app.config.second_factor_roles, &ctx.actor),
        confirmed_at: factor.and_then(|factor| factor.confirmed_at).map(Timestamp),
        recovery_codes_left: recovery_code::left(app.store.reader(), person.id).await?,
    })
}
