//! Access tokens: short-lived JWTs (RFC 7519) that say only who and which session.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use nhipcau_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{App, Error, Result};

const ISSUER: &str = "nhipcau";
const AUDIENCE: &str = "nhipcau-api";

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

/// Signs a token for a session, valid from `now` for the configured time.
pub fn issue(app: &App, person_id: Uuid, session_id: Uuid, now: Timestamp) -> Result<String> {
    let claims = Claims {
        sub: person_id,
        sid: session_id,
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
        iat: now.seconds(),
        exp: now.seconds() + app.config.access_token_seconds,
    };
    let key = EncodingKey::from_secret(&app.config.token_key.0);
    encode(&Header::new(Algorithm::HS256), &claims, &key)
        .map_err(|error| Error::internal(error.to_string()))
}

/// Reads a token. Algorithm, issuer, audience and expiry are checked.
pub fn read(app: &App, token: &str) -> Result<Claims> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    validation.leeway = 5;
    let key = DecodingKey::from_secret(&app.config.token_key.0);
    decode::<Claims>(token, &key, &validation)
        .map(|data| data.claims)
        .map_err(|_| Error::Unauthenticated("session_expired"))
}
