//! Doing without a second factor, where no role demands one.

use std::net::IpAddr;

use nhipcau_mail::Template;
use nhipcau_store::{
    account::{recovery_code, second_factor},
    clock::wall,
};
use serde_json::json;

use super::{PasswordAndCode, code, in_force, is_required};
use crate::{
    App, Audience, Ctx, Error, Happening, Result,
    auth::{letter, session::holder},
};

/// Removes the second factor and its recovery codes.
///
/// # Errors
/// `Conflict` when there is none or a role demands it; `Invalid` when password or code are wrong.
pub async fn disable(app: &App, ctx: &Ctx, body: &PasswordAndCode, from: IpAddr) -> Result<()> {
    let (person, _) = holder(ctx)?;
    let factor = in_force(app, person.id).await?;
    let factor = factor.ok_or(Error::Conflict("second_factor_off"))?;
    if is_required(&app.config.second_factor_roles, &ctx.actor) {
        return Err(Error::Conflict("second_factor_required"));
    }
    code::prove_both(app, (person, &factor), (&body.password, &body.code), from).await?;
    let (work, now) = (app.begin(ctx).await?, wall());
    second_factor::remove(work.conn(), person.id).await?;
    recovery_code::remove(work.conn(), person.id).await?;
    let happening = Happening::new("person", person.id, "second_factor_off")
        .for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    let params = json!({"outcome": "off", "changed_at": now});
    letter::tell(&work, person, Template::SecondFactorChanged, params).await?;
    work.commit_silent().await
}
