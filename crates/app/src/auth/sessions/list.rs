//! Where one is signed in.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::{clock::wall, session};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{App, Ctx, Result, auth::session::holder, view::ListView};

/// More sessions than anybody looks through.
const MOST: u64 = 200;

/// A session that holds.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldSession {
    /// Id.
    pub id: Uuid,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, give or take a minute.
    pub last_used_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// The browser, as it calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    /// The network address it last came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Lists the sessions of the signed-in person that hold, the last used first.
pub async fn list(app: &App, ctx: &Ctx) -> Result<ListView<HeldSession>> {
    let (person, current) = holder(ctx)?;
    let rows = session::live(app.store.reader(), person.id, wall().0, MOST).await?;
    let mut items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let written = Timestamp(row.last_used_at.unwrap_or(row.created_at));
            HeldSession {
                id: row.id,
                created_at: Timestamp(row.created_at),
                last_used_at: app.touches.of(row.id).map_or(written, |at| at.max(written)),
                expires_at: Timestamp(row.expires_at),
                user_agent: row.user_agent,
                address: row.address,
                current: row.id == current,
            }
        })
        .collect();
    items.sort_by_key(|item| std::cmp::Reverse((item.last_used_at, item.id)));
    Ok(ListView::whole(items))
}
