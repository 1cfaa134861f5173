//! The end of an agreement's term.

use nhipcau_domain::{
    agreement::{
        Status,
        lifecycle::{Action, AgreementLifecycle},
    },
    lifecycle::decide,
    timestamp::Day,
};
use nhipcau_store::agreement;
use uuid::Uuid;

use super::{Loaded, NOUN};
use crate::{App, Ctx, Happening, Result, jobs::go_on};

/// Records that agreements have run out; returns how many. Readers see them as expired from the
/// first day after their term on, whether or not this has run.
pub async fn expire_due(app: &App) -> Result<usize> {
    let today = Day(app.clock.now().vietnam_day());
    let mut expired = 0;
    for row in agreement::run_out(app.store.reader(), today).await? {
        let done = go_on(app, NOUN, row.id, expire(app, row.id).await)?;
        expired += usize::from(done == Some(true));
    }
    Ok(expired)
}

/// Records the end of one agreement, unless that has been done since it was listed.
async fn expire(app: &App, id: Uuid) -> Result<bool> {
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let mut loaded = Loaded::find(work.conn(), id, work.now).await?;
    let from = loaded.row.status()?;
    let run_out = loaded.row.ends_on.as_deref().and_then(Day::parse);
    if from != Status::Signed || run_out.is_none_or(|day| day >= loaded.today) {
        return Ok(false);
    }
    let facts = loaded.facts(&ctx.actor)?;
    let to = decide::<AgreementLifecycle>(from, Action::Expire, None, &facts)?.to;
    let happening = Happening::new(NOUN, loaded.row.id, Action::Expire.as_str());
    work.transition(happening, Some(from.as_str()), to.as_str(), None).await?;
    loaded.row.status = to.into();
    loaded.row.updated_at = work.now.0;
    agreement::save(work.conn(), loaded.row).await?;
    work.commit().await?;
    Ok(true)
}
