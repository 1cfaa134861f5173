//! Sign-in by password.

use std::net::IpAddr;

use nhipcau_store::person;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{password, session};
use crate::{App, Error, Result};

/// Address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").field("email", &self.email).finish_non_exhaustive()
    }
}

/// Signs in.
///
/// # Errors
/// `Unauthenticated` alike for an unknown address and a wrong password; `RateLimited` after too
/// many tries from the same network address.
pub async fn login(
    app: &App,
    body: Login,
    from: IpAddr,
    user_agent: Option<String>,
) -> Result<session::SignedIn> {
    app.gate.admit_to(from, &body.email)?;
    if body.password.len() > password::MAX_LENGTH {
        return Err(Error::Unauthenticated("invalid_credentials"));
    }
    let person = person::find_by_email(app.store.reader(), body.email.trim()).await?;
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let matches = password::verify(app, hash, &body.password).await?;
    match person {
        Some(person) if matches => session::begin(app, person.id, user_agent).await,
        _ => Err(Error::Unauthenticated("invalid_credentials")),
    }
}
