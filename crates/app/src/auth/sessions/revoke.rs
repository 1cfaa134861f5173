//! Ending sessions. What holds one is refused from its next request on.

use nhipcau_store::{clock::wall, session};
use serde_json::json;
use uuid::Uuid;

use crate::{App, Audience, Ctx, Error, Happening, Result, auth::session::holder};

/// Ends a session of one's own.
///
/// # Errors
/// `NotFound` for somebody else's, and for one that has ended.
pub async fn revoke(app: &App, ctx: &Ctx, id: Uuid) -> Result<()> {
    let (person, _) = holder(ctx)?;
    let found = session::find(app.store.reader(), id).await?;
    if found.is_none_or(|found| found.person_id != person.id) {
        return Err(Error::NotFound);
    }
    let work = app.begin(ctx).await?;
    if !session::revoke(work.conn(), id, wall().0).await? {
        return Err(Error::NotFound);
    }
    let happening =
        Happening::new("session", id, "revoke_session").for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    work.commit_silent().await
}

/// Ends every other session of one's own.
pub async fn revoke_others(app: &App, ctx: &Ctx) -> Result<()> {
    let (person, current) = holder(ctx)?;
    let work = app.begin(ctx).await?;
    let count = session::revoke_all(work.conn(), person.id, Some(current), wall().0).await?;
    if count > 0 {
        let happening = Happening::new("person", person.id, "revoke_sessions")
            .for_audience(Audience::Own(person.id))
            .with(json!({"count": count}));
        work.record(happening).await?;
    }
    work.commit_silent().await
}
