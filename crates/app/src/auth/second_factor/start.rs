//! Beginning a second factor: the secret for the authenticator. Nothing holds until a code was shown.

use std::net::IpAddr;

use nhipcau_store::{account::second_factor, clock::wall};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    code::{self, SECRET_LENGTH},
    in_force,
};
use crate::{
    App, Ctx, Error, Result,
    auth::{change_password::prove, session::holder},
    secret_bytes,
};

/// The password, and where a second factor is in force a code of it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartSecondFactor {
    /// The present password.
    pub password: String,
    /// A code of the second factor in force, which another one is to follow: a new telephone.
    #[serde(default)]
    pub code: Option<String>,
}

impl std::fmt::Debug for StartSecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StartSecondFactor").finish_non_exhaustive()
    }
}

/// What an authenticator needs, shown once.
#[derive(Serialize, ToSchema)]
pub struct Secret {
    /// The secret in base32, for typing.
    pub secret: String,
    /// The same as an address, for a QR code.
    pub otpauth_url: String,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secret").finish_non_exhaustive()
    }
}

/// Makes a secret. One in force stays so until a code of the new one was shown.
///
/// # Errors
/// `Invalid` when the password, or the code where there is one, is wrong; `RateLimited` while one has
/// to wait after wrong ones.
pub async fn start(app: &App, ctx: &Ctx, body: &StartSecondFactor, from: IpAddr) -> Result<Secret> {
    let (person, _) = holder(ctx)?;
    match in_force(app, person.id).await? {
        Some(factor) => {
            let code = body.code.as_deref().ok_or_else(|| Error::field("/code", "required"))?;
            code::prove_both(app, (person, &factor), (&body.password, code), from).await?;
        }
        None => prove(app, person, &body.password, from).await?,
    }
    let secret: [u8; SECRET_LENGTH] = secret_bytes()?;
    let codes = code::codes(&secret, &person.email)?;
    let url = codes.to_url().map_err(|error| Error::internal(format!("otpauth: {error}")))?;
    let sealed = code::seal(app, person.id, &secret)?;
    second_factor::begin(app.store.writer(), person.id, sealed, wall().0).await?;
    Ok(Secret { secret: codes.secret().to_base32(), otpauth_url: url })
}
