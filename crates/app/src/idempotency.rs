//! `Idempotency-Key`: claimed before a request runs, finished in the transaction of its effect.

use nhipcau_store::{
    Backend,
    clock::wall,
    idempotency::{self, IdempotencyKey, Outcome},
};
use serde_json::Value;
use uuid::Uuid;

use crate::{App, Error, IdempotencyClaim, Result};

/// How long a key is remembered.
const KEPT_SECONDS: i64 = 24 * 3600;
/// How long a running request keeps its key before it counts as abandoned.
const RUNNING_SECONDS: i64 = 30;

/// What a claim came to.
#[derive(Debug)]
pub enum Claimed {
    /// The request is to run; its effect finishes the claim.
    Run(IdempotencyClaim),
    /// The request has had its effect.
    Replay(Replay),
}

/// How the answer of a request that has had its effect is given again.
#[derive(Debug)]
pub struct Replay {
    /// HTTP status of the first answer.
    pub status: u16,
    /// Path of what was made, below `/api/v1`.
    pub location: Option<String>,
    /// Path where the answer is read again, below `/api/v1`, when it is neither `location` nor the
    /// request's own.
    pub place: Option<String>,
    /// The part of what is read there: a JSON pointer, or the id of one item of a list.
    pub part: Option<String>,
    /// The answer itself, when it can be read nowhere.
    pub answer: Option<Value>,
}

impl Replay {
    fn of(row: IdempotencyKey) -> Self {
        let (place, part) = match row.place {
            None => (None, None),
            Some(place) => match place.split_once('#') {
                None => (Some(place), None),
                Some((path, part)) => (Some(path.to_owned()), Some(part.to_owned())),
            },
        };
        Self {
            status: u16::try_from(row.status_code).unwrap_or(200),
            location: row.location,
            place,
            part,
            answer: row.answer,
        }
    }
}

/// The request a key belongs to.
#[derive(Debug)]
pub struct Request<'a> {
    /// Who asks.
    pub person_id: Uuid,
    /// HTTP method.
    pub method: &'a str,
    /// Path.
    pub route: &'a str,
    /// The key.
    pub key: &'a str,
    /// SHA-256 of the body in hexadecimal.
    pub body_hash: String,
}

/// Gives back the keys of requests that died with the process before this one. Only an embedded
/// database is certain to have had no other; elsewhere they lapse by themselves.
pub async fn forget_the_dead(app: &App) -> Result<()> {
    if app.store.backend() == Backend::Sqlite {
        idempotency::release_all(app.store.writer()).await?;
    }
    Ok(())
}

/// Claims a key.
///
/// # Errors
/// `Conflict` when the same key is still running or came with another body.
pub async fn claim(app: &App, request: &Request<'_>) -> Result<Claimed> {
    let now = wall();
    let row = IdempotencyKey {
        id: app.ids.next(now),
        person_id: request.person_id,
        method: request.method.to_owned(),
        route: request.route.to_owned(),
        key: request.key.to_owned(),
        body_hash: request.body_hash.clone(),
        state: "running".to_owned(),
        status_code: 0,
        location: None,
        place: None,
        answer: None,
        created_at: now.0,
        running_until: now.plus_seconds(RUNNING_SECONDS).0,
    };
    let id = row.id;
    let expired = now.plus_seconds(-KEPT_SECONDS).0;
    match idempotency::claim(app.store.writer(), row, now.0, expired).await? {
        None => Ok(Claimed::Run(IdempotencyClaim { id })),
        Some(found) if found.body_hash != request.body_hash => {
            Err(Error::Conflict("idempotency_key_reused"))
        }
        Some(found) if found.state == "running" => Err(Error::Conflict("idempotency_in_progress")),
        Some(found) => Ok(Claimed::Replay(Replay::of(found))),
    }
}

/// Keeps the key of a request that is made of many transactions and still at work.
pub(crate) async fn keep(app: &App, claim: &IdempotencyClaim) -> Result<()> {
    let until = wall().plus_seconds(RUNNING_SECONDS);
    Ok(idempotency::keep(app.store.writer(), claim.id, until.0).await?)
}

/// Finishes a request that was made of many transactions, with its answer: there is nowhere to
/// read it again.
pub(crate) async fn finish_with(app: &App, claim: &IdempotencyClaim, answer: Value) -> Result<()> {
    let outcome = Outcome { status_code: 200, answer: Some(answer), ..Outcome::default() };
    Ok(idempotency::finish(app.store.writer(), claim.id, outcome).await?)
}

/// Gives the key back after a request that was refused and had no effect.
pub async fn release(app: &App, claim: &IdempotencyClaim) -> Result<()> {
    idempotency::release(app.store.writer(), claim.id).await?;
    Ok(())
}
