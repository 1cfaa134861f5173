//! The history of a submission.

use uuid::Uuid;

use super::access::find;
use crate::{
    App, Ctx, Result,
    challenge::{HistoryEntry, history_of},
    view::ListView,
};

/// The history of a submission, for those who may read it: all of it for its own organisation,
/// from the opening on for the others.
///
/// # Errors
/// `NotFound` when the submission is sealed from the reader.
pub async fn history(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<HistoryEntry>> {
    let conn = app.store.reader();
    let (row, challenge) = find(conn, &ctx.actor, id).await?;
    let own = ctx.actor.belongs_to(row.organisation_id);
    let inside = own || challenge.parties().run_by(&ctx.actor);
    let mut entries = history_of(conn, "submission", id, inside).await?;
    if !own {
        entries.retain(|entry| row.opened_at.is_some_and(|at| entry.at.0 >= at));
    }
    Ok(ListView::whole(entries))
}
