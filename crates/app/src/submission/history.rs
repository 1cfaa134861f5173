//! The history of a submission.

use uuid::Uuid;

use super::access::meet;
use crate::{
    App, Ctx, Result,
    challenge::{HistoryEntry, history_of},
    view::ListView,
};

/// The history of a submission, for those who may read it: all of it for its own organisation,
/// from the opening on for the others, and without names for those who meet none.
///
/// # Errors
/// `NotFound` when the submission is sealed from the reader.
pub async fn history(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<HistoryEntry>> {
    let conn = app.store.reader();
    let (row, challenge, sight) = meet(conn, &ctx.actor, id).await?;
    let own = ctx.actor.belongs_to(row.organisation_id);
    // Who judges without names is not inside, in whatever office besides.
    let inside = own || (!sight.is_coded() && challenge.parties().run_by(&ctx.actor));
    let mut entries = history_of(conn, "submission", id, inside).await?;
    if !own {
        entries.retain(|entry| row.opened_at.is_some_and(|at| entry.at.0 >= at));
    }
    if sight.is_coded() {
        // What the organisation itself does after the opening would name it.
        for entry in &mut entries {
            entry.by = None;
        }
    }
    Ok(ListView::whole(entries))
}
