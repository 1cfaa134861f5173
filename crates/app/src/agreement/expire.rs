//! The end of an agreement's term.

use nhipcau_domain::{
    agreement::lifecycle::{Action, AgreementLifecycle},
    lifecycle::decide,
    timestamp::Day,
};
use nhipcau_store::agreement;

use super::{Loaded, NOUN};
use crate::{App, Ctx, Happening, Result};

/// Records that agreements have run out; returns how many. Readers see them as expired from the
/// first day after their term on, whether or not this has run.
pub async fn expire_due(app: &App) -> Result<usize> {
    let today = Day(app.clock.now().vietnam_day());
    if agreement::run_out(app.store.reader(), today).await?.is_empty() {
        return Ok(0);
    }
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let today = Day(work.now.vietnam_day());
    let rows = agreement::run_out(work.conn(), today).await?;
    let count = rows.len();
    for row in rows {
        let mut loaded = Loaded::of(work.conn(), row, work.now).await?;
        let from = loaded.row.status()?;
        let facts = loaded.facts(&ctx.actor)?;
        let to = decide::<AgreementLifecycle>(from, Action::Expire, None, &facts)?.to;
        let happening = Happening::new(NOUN, loaded.row.id, Action::Expire.as_str());
        work.transition(happening, Some(from.as_str()), to.as_str(), None).await?;
        loaded.row.status = to.into();
        loaded.row.updated_at = work.now.0;
        agreement::save(work.conn(), loaded.row).await?;
    }
    work.commit().await?;
    Ok(count)
}
