//! The clock's own transition: a deadline that has passed is put on record.

use nhipcau_domain::{
    challenge::{
        Status,
        lifecycle::{Action, ChallengeLifecycle},
    },
    lifecycle,
};
use nhipcau_store::challenge;
use uuid::Uuid;

use super::{read, transition::move_to};
use crate::{App, Ctx, Error, Result, jobs::go_on};

/// Closes every open challenge whose deadline has passed; returns how many. Readers see them
/// closed already; this writes the history and the event.
pub async fn close_due(app: &App) -> Result<usize> {
    let mut closed = 0;
    for candidate in challenge::due_to_close(app.store.reader(), app.clock.now()).await? {
        let done = go_on(app, "challenge", candidate.id, close(app, candidate.id).await)?;
        closed += usize::from(done == Some(true));
    }
    Ok(closed)
}

async fn close(app: &App, id: Uuid) -> Result<bool> {
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let row = challenge::find_locked(work.conn(), id, true).await?;
    // Somebody may have extended it, or closed it, since it was listed.
    if row.stored_status()? != Status::Open || row.status_at(work.now)? != Status::Closed {
        return Ok(false);
    }
    let loaded = read::load(work.conn(), row).await?;
    let facts = read::facts(app, work.conn(), &ctx.actor, &loaded, work.now).await?;
    let step = lifecycle::decide::<ChallengeLifecycle>(Status::Open, Action::Close, None, &facts)
        .map_err(Error::from)?;
    move_to(&work, loaded.row.clone(), step, Status::Open, None).await?;
    work.commit().await?;
    Ok(true)
}
