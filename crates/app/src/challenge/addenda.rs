//! The addenda of an open call.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::challenge::addendum;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::read;
use crate::{App, Ctx, Result, view::ListView};

/// A numbered change to an open call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AddendumView {
    /// 1, 2, 3 …
    pub number: i32,
    /// Why.
    pub reason: String,
    /// The deadline before.
    pub old_closes_at: Timestamp,
    /// The deadline after.
    pub new_closes_at: Timestamp,
    /// When it was signed.
    pub at: Timestamp,
}

/// Lists the addenda of a challenge this reader may read.
pub async fn list(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<AddendumView>> {
    let conn = app.store.reader();
    read::find(conn, &ctx.actor, id, app.clock.now()).await?;
    let items = addendum::of_challenge(conn, id)
        .await?
        .into_iter()
        .map(|row| AddendumView {
            number: row.number,
            reason: row.reason,
            old_closes_at: Timestamp(row.old_closes_at),
            new_closes_at: Timestamp(row.new_closes_at),
            at: Timestamp(row.at),
        })
        .collect();
    Ok(ListView::whole(items))
}
