//! What the log must know of the things its records are about.

use std::collections::HashSet;

use nhipcau_domain::{actor::Actor, timestamp::Timestamp};
use nhipcau_store::{
    Conn, Error as StoreError, agreement, council as councils, event::Event, invitation, pilot,
    submission,
};
use uuid::Uuid;

use super::sight::Surroundings;
use crate::{Error, Result, challenge, council, thesaurus};

/// The challenge a thing belongs to; `None` for things that belong to none or are not there.
async fn challenge_of(conn: &impl Conn, noun: &str, id: Uuid) -> Result<Option<Uuid>> {
    let found = match noun {
        "challenge" => Ok(id),
        "submission" => submission::find(conn, id).await.map(|row| row.challenge_id),
        "invitation" => invitation::find(conn, id).await.map(|row| row.challenge_id),
        "council" => councils::find(conn, id).await.map(|row| row.challenge_id),
        "agreement" => agreement::find(conn, id).await.map(|row| row.challenge_id),
        "pilot" => pilot::find(conn, id).await.map(|row| row.challenge_id),
        _ => Err(StoreError::NotFound),
    };
    match found {
        Ok(id) => Ok(Some(id)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether the reader works for one of the offices behind the challenge of a thing; behind the thesaurus are all
/// who look after it.
pub(super) async fn is_party(
    conn: &impl Conn,
    reader: &Actor,
    (noun, id): (&str, Uuid),
    now: Timestamp,
) -> Result<bool> {
    if reader.memberships.is_empty() {
        return Ok(false);
    }
    if noun == thesaurus::NOUN {
        return Ok(thesaurus::looks_after(reader));
    }
    let Some(challenge_id) = challenge_of(conn, noun, id).await? else { return Ok(false) };
    // A draft is its author's alone: the other parties do not learn of it here either.
    match challenge::find(conn, reader, challenge_id, now).await {
        // What happens to submissions names who sent them.
        Ok(row) => Ok(row.parties().include(reader)
            && !council::blind::meets_codes(conn, reader, row.id).await?),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Which of the sealed events are about submissions that have been opened, by their subjects.
pub(super) async fn opened(conn: &impl Conn, events: &[Event]) -> Result<HashSet<Uuid>> {
    let sealed = events.iter().filter(|event| event.audience == "sealed");
    let ids: Vec<_> = sealed.map(|event| event.subject_id).collect();
    if ids.is_empty() { Ok(HashSet::new()) } else { Ok(submission::opened(conn, &ids).await?) }
}

/// What is known around one event.
pub(super) async fn around(
    conn: &impl Conn,
    reader: &Actor,
    event: &Event,
    now: Timestamp,
) -> Result<Surroundings> {
    Ok(Surroundings {
        opened: !opened(conn, std::slice::from_ref(event)).await?.is_empty(),
        readable: is_party(conn, reader, (&event.noun, event.subject_id), now).await?,
    })
}
