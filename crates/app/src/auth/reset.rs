//! A new password by the link of a mail.

use std::net::IpAddr;

use nhipcau_mail::Template;
use nhipcau_store::{
    account::link::{self as links, Purpose},
    clock::wall,
    person, session,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{letter, link, password, session::ctx_of};
use crate::{App, Audience, Error, Happening, Result};

/// A new password and the token of the link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reset {
    /// What stands behind `token=` in the link.
    pub token: String,
    /// The new password.
    pub password: String,
}

impl std::fmt::Debug for Reset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reset").finish_non_exhaustive()
    }
}

/// Sets a new password and ends every session.
///
/// # Errors
/// `Invalid` when the link is used, expired or made up, or the password is too weak; `RateLimited`
/// after too many tries.
pub async fn reset(app: &App, body: Reset, from: IpAddr) -> Result<()> {
    app.gate.admit(from)?;
    let (row, _, id) = link::find(app, &body.token, &[Purpose::PasswordReset]).await?;
    let person = person::find(app.store.reader(), id).await.map_err(|_| link::invalid())?;
    let faults = password::faults("/password", &body.password, &person.email, &person.name);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let hash = password::hash(app, &body.password).await?;
    let ctx = ctx_of(app, person).await?;
    let person = ctx.person()?;
    let (work, now) = (app.begin(&ctx).await?, wall());
    link::use_up(work.conn(), &row).await?;
    links::use_up_all(work.conn(), Purpose::PasswordReset, person.id, now.0).await?;
    let old = person.password_hash.as_deref();
    if !person::replace_password_hash(work.conn(), person.id, old, &hash).await? {
        return Err(Error::Stale);
    }
    session::revoke_all(work.conn(), person.id, None, now.0).await?;
    let happening = Happening::new("person", person.id, "password_reset")
        .for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    letter::tell(&work, person, Template::PasswordChanged, json!({"changed_at": now})).await?;
    work.commit_silent().await
}
