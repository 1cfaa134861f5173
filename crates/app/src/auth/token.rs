//! Access tokens: short-lived JWTs (RFC 7519) that say only who and which session.

use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use nhipcau_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys::{self, Key};
use crate::{App, Error, Result};

const AUDIENCE: &str = "nhipcau-api";
/// How far clocks may differ, in seconds.
const LEEWAY: i64 = 5;
/// A longer one is not read at all.
const LONGEST: usize = 2_048;

/// The claims of an access token.
#[derive(Debug, Serialize, Deserialize)]
pub struct Claims {
    /// The person.
    pub sub: Uuid,
    /// The session.
    pub sid: Uuid,
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
}

impl Claims {
    /// From when on the token is not believed any more.
    pub(super) fn until(&self) -> Timestamp {
        Timestamp(self.exp.saturating_mul(1_000_000)).plus_seconds(LEEWAY)
    }
}

/// Signs a token for a session, valid from `now` for the configured time.
pub(super) fn issue(
    app: &App,
    key: &Key,
    (person_id, session_id): (Uuid, Uuid),
    now: Timestamp,
) -> Result<String> {
    let claims = Claims {
        sub: person_id,
        sid: session_id,
        iss: app.config.base_url.clone(),
        aud: AUDIENCE.to_owned(),
        iat: now.seconds(),
        exp: now.seconds() + app.config.access_token_seconds,
    };
    let header = Header { kid: Some(key.kid.clone()), ..Header::new(Algorithm::EdDSA) };
    encode(&header, &claims, &key.encoding).map_err(|error| Error::internal(error.to_string()))
}

/// Reads a token. The algorithm is the one we sign with, whatever the token says; issuer, audience
/// and expiry are checked.
///
/// # Errors
/// `Unauthenticated` for any token that is not to be believed, with a line in the log that says why.
pub(super) async fn read(app: &App, token: &str) -> Result<Claims> {
    if token.len() > LONGEST {
        return Err(refused("too long"));
    }
    let header = decode_header(token).map_err(|error| refused(error.to_string()))?;
    let kid = header.kid.ok_or_else(|| refused("names no key"))?;
    let key = keys::named(app, &kid).await?.ok_or_else(|| refused("names an unknown key"))?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_issuer(&[&app.config.base_url]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    validation.leeway = LEEWAY.unsigned_abs();
    decode::<Claims>(token, &key.decoding, &validation)
        .map(|data| data.claims)
        .map_err(|error| refused(error.to_string()))
}

/// The answer to a token that is not to be believed. The log says why; the reader only that there is
/// nobody signed in.
pub(super) fn refused(why: impl AsRef<str>) -> Error {
    tracing::warn!(why = why.as_ref(), "an access token was refused");
    Error::Unauthenticated("session_expired")
}
