//! Putting a second factor in force, by showing a code of it.

use std::net::IpAddr;

use nhipcau_mail::Template;
use nhipcau_store::{account::second_factor, clock::wall, session};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    code,
    recovery::{self, RecoveryCodes},
};
use crate::{
    App, Audience, Ctx, Error, Happening, Result,
    auth::{delay::Tries, gate::source, letter, session::holder},
};

/// A code of the secret that was begun.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmSecondFactor {
    /// Six digits.
    pub code: String,
}

impl std::fmt::Debug for ConfirmSecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConfirmSecondFactor").finish_non_exhaustive()
    }
}

/// Puts the second factor in force and gives recovery codes, shown this once. Every other session
/// ends: it began without one.
///
/// # Errors
/// `Conflict` when none was begun; `Invalid` for a wrong code; `RateLimited` while one has to wait
/// after wrong ones.
pub async fn confirm(
    app: &App,
    ctx: &Ctx,
    body: &ConfirmSecondFactor,
    from: IpAddr,
) -> Result<RecoveryCodes> {
    let (person, current) = holder(ctx)?;
    let now = wall();
    let begun = second_factor::find(app.store.reader(), person.id).await?;
    let pending = begun.and_then(|factor| factor.pending_secret);
    let pending = pending.ok_or(Error::Conflict("second_factor_not_begun"))?;
    let tries: Tries = ("new code", person.id.to_string(), source(from, None));
    app.gate.may_try(&tries, now)?;
    let secret = code::open(app, person.id, &pending)?;
    let Some(step) = code::step_of(&secret, &body.code, now)? else {
        app.gate.failed(&tries, now);
        return Err(Error::field("/code", "wrong_code"));
    };
    app.gate.succeeded(&tries);
    let work = app.begin(ctx).await?;
    if !second_factor::confirm(work.conn(), person.id, &pending, step, now.0).await? {
        return Err(Error::Conflict("second_factor_not_begun"));
    }
    session::revoke_all(work.conn(), person.id, Some(current), now.0).await?;
    let codes = recovery::make(&work, person.id, now).await?;
    let happening = Happening::new("person", person.id, "second_factor_on")
        .for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    let params = json!({"outcome": "on", "changed_at": now});
    letter::tell(&work, person, Template::SecondFactorChanged, params).await?;
    work.commit().await?;
    Ok(codes)
}
