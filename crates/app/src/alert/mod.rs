//! Alerts: what is new is held against the saved searches, noted down, and told.
//!
//! Along the event sequence every process that keeps an index holds each new or changed public thing against
//! all saved searches (`follow.rs`), in memory, and notes down what they find. A row for each search and thing
//! keeps anything from being found twice, however often an event is gone through and by however many
//! processes. What is found is told (`tell.rs`) in the transaction that marks it as told: one mail and one
//! notification for each person and time.

mod follow;
mod letter;
mod profile;
mod tell;
mod watch;

pub use follow::follow;
pub(crate) use letter::{complete, unsubscribe_path};
pub use tell::tell_due;
pub use watch::Watch;

use nhipcau_domain::actor::Actor;
use nhipcau_search::{Document, Noun};
use nhipcau_store::{Conn, saved_search::Hit};
use uuid::Uuid;

use crate::{
    App, Result,
    search::{Builder, audience},
};

/// Finds and tells: one round.
///
/// # Errors
/// When the database is not to be had.
pub async fn round(app: &App) -> Result<()> {
    // Whatever fails in finding, what was found is told.
    let done = [follow(app).await, tell_due(app).await];
    done.into_iter().collect()
}

/// The things behind hits, as far as this reader may see them now.
pub(crate) async fn documents(
    conn: &impl Conn,
    actor: &Actor,
    hits: &[Hit],
) -> Result<Vec<Document>> {
    if hits.is_empty() {
        return Ok(Vec::new());
    }
    let of = |noun: Noun| -> Vec<Uuid> {
        hits.iter().filter(|hit| hit.noun == noun.as_str()).map(|hit| hit.subject_id).collect()
    };
    let (challenges, capabilities, organisations) =
        (of(Noun::Challenge), of(Noun::Capability), of(Noun::Organisation));
    let builder = Builder::load(conn).await?;
    let (mut found, _) = builder.affected(conn, &challenges, &capabilities, &organisations).await?;
    found.retain(|document| document.audience <= audience(actor));
    Ok(found)
}
