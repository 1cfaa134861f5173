//! Sessions: a rotating one-time refresh token, kept only as its hash.

use nhipcau_domain::{actor::Actor, locale::Locale};
use nhipcau_store::{
    clock::wall,
    person::{self, Person, membership},
    session::{self, RefreshToken, Session},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::token;
use crate::{App, Ctx, Error, Result, secret_bytes};

/// The answer to a sign-in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionView {
    /// Sent as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: &'static str,
    /// Seconds until the access token ends.
    pub expires_in: i64,
}

/// A sign-in: the answer and the refresh token for the cookie.
#[derive(Debug)]
pub struct SignedIn {
    /// The answer.
    pub view: SessionView,
    /// The refresh token, never stored in clear.
    pub refresh_token: String,
    /// Seconds until the session ends.
    pub max_age: i64,
}

/// Begins a session for a person whose identity has been established.
pub(super) async fn begin(
    app: &App,
    person_id: Uuid,
    user_agent: Option<String>,
) -> Result<SignedIn> {
    let now = wall();
    let session = Session {
        id: app.ids.next(now),
        person_id,
        user_agent: user_agent.map(|agent| agent.chars().take(200).collect()),
        created_at: now.0,
        expires_at: now.plus_seconds(app.config.session_seconds).0,
        revoked_at: None,
    };
    let tx = app.store.begin().await?;
    let session = session::insert(tx.conn(), session).await?;
    let signed_in = hand_out(app, &tx, &session).await?;
    tx.commit().await?;
    Ok(signed_in)
}

async fn hand_out(app: &App, tx: &nhipcau_store::Tx, session: &Session) -> Result<SignedIn> {
    let now = wall();
    let refresh_token = hex::encode(secret_bytes::<32>()?);
    let row = RefreshToken {
        token_hash: fingerprint(&refresh_token),
        session_id: session.id,
        created_at: now.0,
        used_at: None,
    };
    session::insert_token(tx.conn(), row).await?;
    Ok(SignedIn {
        view: SessionView {
            access_token: token::issue(app, session.person_id, session.id, now)?,
            token_type: "Bearer",
            expires_in: app.config.access_token_seconds,
        },
        refresh_token,
        max_age: (session.expires_at - now.0) / 1_000_000,
    })
}

fn fingerprint(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// Exchanges a refresh token for the next one.
///
/// # Errors
/// `Unauthenticated` when the token is unknown, used or its session has ended. A token that comes
/// a second time ends its session: one of the two holders is a thief.
pub async fn refresh(app: &App, refresh_token: &str) -> Result<SignedIn> {
    let expired = Error::Unauthenticated("session_expired");
    let now = wall();
    let hash = fingerprint(refresh_token);
    let tx = app.store.begin().await?;
    let Some(row) = session::find_token(tx.conn(), &hash).await? else {
        return Err(expired);
    };
    let Some(found) = session::find(tx.conn(), row.session_id).await? else {
        return Err(expired);
    };
    if found.revoked_at.is_some() || found.expires_at <= now.0 {
        return Err(expired);
    }
    if !session::use_up(tx.conn(), &hash, now.0).await? {
        session::revoke(tx.conn(), found.id, now.0).await?;
        tx.commit().await?;
        tracing::warn!(session = %found.id, "a refresh token was used twice; the session is ended");
        return Err(expired);
    }
    let signed_in = hand_out(app, &tx, &found).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Ends the session of a refresh token. Unknown tokens are ignored.
pub async fn logout(app: &App, refresh_token: &str) -> Result<()> {
    if let Some(row) = session::find_token(app.store.reader(), &fingerprint(refresh_token)).await? {
        session::revoke(app.store.writer(), row.session_id, wall().0).await?;
    }
    Ok(())
}

/// Finds out who sends a request. Session and memberships are read for every request, so that a
/// revocation acts on the next one.
pub async fn identify(app: &App, access_token: &str, locale: Locale) -> Result<Ctx> {
    let claims = token::read(app, access_token)?;
    let expired = || Error::Unauthenticated("session_expired");
    let conn = app.store.reader();
    let session = session::find(conn, claims.sid).await?.ok_or_else(expired)?;
    if session.revoked_at.is_some()
        || session.expires_at <= wall().0
        || session.person_id != claims.sub
    {
        return Err(expired());
    }
    let person = person::find(conn, claims.sub).await.map_err(|error| match error {
        nhipcau_store::Error::NotFound => expired(),
        other => other.into(),
    })?;
    let actor = actor_of(app, &person).await?;
    Ok(Ctx { actor, person: Some(person), session_id: Some(session.id), locale, idempotency: None })
}

/// The context of a person for whom a command acts: the making of the demonstration.
pub async fn acting_as(app: &App, person_id: Uuid) -> Result<Ctx> {
    let person = person::find(app.store.reader(), person_id).await?;
    let actor = actor_of(app, &person).await?;
    let locale = person.locale();
    Ok(Ctx { actor, person: Some(person), session_id: None, locale, idempotency: None })
}

/// What permissions ask about a person.
pub(crate) async fn actor_of(app: &App, person: &Person) -> Result<Actor> {
    Ok(Actor {
        person_id: Some(person.id),
        memberships: membership::of_person(app.store.reader(), person.id).await?,
        operator: person.operator,
        auditor: person.auditor,
        system: false,
    })
}
