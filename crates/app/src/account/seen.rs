//! That an operator looked at the accounts is a record: one for each operator and day.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::event;

use super::operators_only;
use crate::{App, Ctx, Happening, Result};

/// The noun and what happened.
const LOOK: (&str, &str) = ("person", "accounts");

/// Records that the reader looks, unless that has been recorded today.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation.
pub(super) async fn note(app: &App, ctx: &Ctx) -> Result<()> {
    operators_only(ctx)?;
    let operator = ctx.person()?.id;
    let today = Timestamp::start_of_vietnam_day(app.clock.now().vietnam_day());
    let conn = app.store.reader();
    if event::any_since(conn, LOOK, operator, today.0).await? {
        return Ok(());
    }
    let work = app.begin(ctx).await?;
    if !event::any_since(work.conn(), LOOK, operator, today.0).await? {
        work.record(Happening::new(LOOK.0, operator, LOOK.1)).await?;
    }
    work.commit().await
}
