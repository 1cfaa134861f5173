//! Stopping by the link of a mail, signed in or not. The token in the link is the id of the saved search, or
//! of the person, and a keyed hash of it: whoever has the mail has it, and nothing in the database or
//! the outbox makes one. It is good for stopping and for taking that back, and shows no more than names.

use nhipcau_domain::saved_search::Frequency;
use nhipcau_store::{
    person,
    saved_search::{self, SavedSearch},
};
use uuid::Uuid;

use super::{patch::tell, record};
use crate::{
    App, Ctx, Error, Result,
    auth::{StopScope, stop_scope, stop_token},
};

/// The token that stops one saved search.
pub(crate) fn token_of_one(app: &App, id: Uuid) -> String {
    stop_token(app, StopScope::One, id)
}

/// The token that stops every saved search of a person.
pub(crate) fn token_of_all(app: &App, person_id: Uuid) -> String {
    stop_token(app, StopScope::All, person_id)
}

/// What a link stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopping {
    /// The names of the saved searches that are told now.
    pub told: Vec<String>,
    /// The names of those that have been stopped and can be set going again.
    pub stopped: Vec<String>,
}

/// What a link would stop, and what it has stopped. Changes nothing.
///
/// # Errors
/// `NotFound` for a link that was made up, and once what it stops was deleted.
pub async fn stopping(app: &App, token: &str) -> Result<Stopping> {
    let rows = rows_of(app, token).await?;
    let names = |wanted: &dyn Fn(&SavedSearch) -> bool| {
        rows.iter().filter(|row| wanted(row)).map(|row| row.name.clone()).collect()
    };
    Ok(Stopping {
        told: names(&is_told),
        stopped: names(&|row| !is_told(row) && row.stopped_from.is_some()),
    })
}

/// Stops what a link stops; doing it twice changes nothing.
///
/// # Errors
/// As [`stopping`].
pub async fn stop(app: &App, token: &str) -> Result<()> {
    change(app, token, "stop", |row| Ok(is_told(row).then_some(Frequency::Never))).await
}

/// Takes a stop back.
///
/// # Errors
/// As [`stopping`].
pub async fn undo(app: &App, token: &str) -> Result<()> {
    change(
        app,
        token,
        "resume",
        |row| if is_told(row) { Ok(None) } else { Ok(row.stopped_from()?) },
    )
    .await
}

fn is_told(row: &SavedSearch) -> bool {
    row.frequency != Frequency::Never.as_str()
}

async fn rows_of(app: &App, token: &str) -> Result<Vec<SavedSearch>> {
    let (scope, id) = stop_scope(app, token).ok_or(Error::NotFound)?;
    let conn = app.store.reader();
    match scope {
        StopScope::One => Ok(vec![saved_search::find(conn, id).await?]),
        StopScope::All => {
            let rows = saved_search::of_person(conn, id).await?;
            if rows.is_empty() { Err(Error::NotFound) } else { Ok(rows) }
        }
    }
}

async fn change(
    app: &App,
    token: &str,
    action: &'static str,
    wanted: impl Fn(&SavedSearch) -> Result<Option<Frequency>>,
) -> Result<()> {
    let rows = rows_of(app, token).await?;
    let Some(person_id) = rows.first().map(|row| row.person_id) else { return Ok(()) };
    // Whoever holds the mail acts for its reader.
    let person = person::find(app.store.reader(), person_id).await?;
    let ctx = Ctx { person: Some(person), ..Ctx::default() };
    let work = app.begin(&ctx).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    for mut row in saved_search::lock(work.tx(), &ids).await? {
        let Some(frequency) = wanted(&row)? else { continue };
        tell(&mut row, frequency, work.now.0)?;
        row.updated_at = work.now.0;
        let row = saved_search::save(work.conn(), row).await?;
        record(&work, &row, action).await?;
    }
    work.commit().await
}
