//! The clock's part in a publication at a set time.

use nhipcau_domain::{
    challenge::{Status, lifecycle::Action},
    timestamp::Timestamp,
};
use nhipcau_store::challenge::{self, Challenge};
use uuid::Uuid;

use super::transition::{TransitionChallenge, apply};
use crate::{App, Ctx, Error, Happening, Result, jobs::go_on};

/// Publishes every approved challenge whose set time has come; returns how many. What the approver
/// signed is carried out once: whoever comes second finds it open. One that would come so late that
/// the call no longer has its days is given back to its signer, as a duty.
pub async fn publish_due(app: &App) -> Result<usize> {
    let mut published = 0;
    for candidate in challenge::due_to_open(app.store.reader(), app.clock.now()).await? {
        let done = go_on(app, "challenge", candidate.id, publish(app, candidate.id).await)?;
        published += usize::from(done == Some(true));
    }
    Ok(published)
}

async fn publish(app: &App, id: Uuid) -> Result<bool> {
    let ctx = Ctx::system();
    let mut work = app.begin(&ctx).await?;
    let row = challenge::find_locked(work.conn(), id, true).await?;
    let now = work.restamp().await?;
    // Somebody may have cancelled it, published it or set another time since it was listed.
    let waits = row.stored_status()? == Status::Approved;
    if !waits || row.opens_at.map(Timestamp).is_none_or(|at| at > now) {
        return Ok(false);
    }
    let step = TransitionChallenge {
        action: Action::Publish,
        reason: None,
        closes_at: row.closes_at(),
        opens_at: None,
    };
    let published = match apply(&work, row.clone(), None, &step).await {
        Ok(_) => true,
        Err(Error::Blocked(blocked)) => {
            tracing::warn!(challenge = %row.code, reason = blocked.code, "its set time was missed");
            challenge::save(work.conn(), Challenge { opens_at: None, ..row }).await?;
            work.record(Happening::new("challenge", id, "miss_set_time")).await?;
            false
        }
        Err(error) => return Err(error),
    };
    work.commit().await?;
    Ok(published)
}
