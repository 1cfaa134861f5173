//! Another password, by somebody who is signed in.

use std::net::IpAddr;

use nhipcau_domain::field_error::FieldError;
use nhipcau_mail::Template;
use nhipcau_store::{
    account::link::{self as links, Purpose},
    clock::wall,
    person::{self, Person},
    session,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{delay::Tries, gate::source, letter, password, session::holder};
use crate::{App, Audience, Ctx, Error, Happening, Result};

/// The present password and the next one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The present password.
    pub password: String,
    /// The next one.
    pub new_password: String,
}

impl std::fmt::Debug for ChangePassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChangePassword").finish_non_exhaustive()
    }
}

/// Sets another password and ends every other session.
///
/// # Errors
/// `Invalid` when the present password is wrong or the next one too weak; `RateLimited` while one has
/// to wait after wrong ones.
pub async fn change_password(
    app: &App,
    ctx: &Ctx,
    body: ChangePassword,
    from: IpAddr,
) -> Result<()> {
    let (person, current) = holder(ctx)?;
    let mut faults =
        password::faults("/new_password", &body.new_password, &person.email, &person.name);
    if faults.is_empty() && body.new_password == body.password {
        faults.push(FieldError::new("/new_password", "same_password"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    prove(app, person, &body.password, from).await?;
    let hash = password::hash(app, &body.new_password).await?;
    let (work, now) = (app.begin(ctx).await?, wall());
    let old = person.password_hash.as_deref();
    if !person::replace_password_hash(work.conn(), person.id, old, &hash).await? {
        return Err(Error::Stale);
    }
    links::use_up_all(work.conn(), Purpose::PasswordReset, person.id, now.0).await?;
    session::revoke_all(work.conn(), person.id, Some(current), now.0).await?;
    let happening = Happening::new("person", person.id, "password_changed")
        .for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    letter::tell(&work, person, Template::PasswordChanged, json!({"changed_at": now})).await?;
    work.commit_silent().await
}

/// Demands the password of somebody who is signed in, before what a stranger at an open screen must
/// not do.
///
/// # Errors
/// `Invalid` when it is wrong; `RateLimited` while one has to wait after wrong ones.
pub(super) async fn prove(app: &App, person: &Person, given: &str, from: IpAddr) -> Result<()> {
    let wrong = || Error::field("/password", "wrong_password");
    let tries: Tries = ("own password", person.id.to_string(), source(from, None));
    app.gate.admit_to(from, &person.email)?;
    app.gate.may_try(&tries, wall())?;
    if given.len() > password::MAX_LENGTH {
        return Err(wrong());
    }
    if password::verify(app, person.password_hash.clone(), given).await? {
        app.gate.succeeded(&tries);
        return Ok(());
    }
    app.gate.failed(&tries, wall());
    tracing::info!(person = %person.id, "a wrong password of somebody who is signed in");
    Err(wrong())
}
