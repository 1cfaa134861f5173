//! One's notifications.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::notification;
use nhipcau_texts::{Arg, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result,
    view::{ListView, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "notifications";

/// A notification.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationView {
    /// Id.
    pub id: Uuid,
    /// Which text.
    pub kind: String,
    /// Figures for the text.
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    pub params: serde_json::Value,
    /// The text in the reader's language.
    pub message: String,
    /// Where it leads, a path below `/app`.
    pub link: String,
    /// When.
    pub at: Timestamp,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Timestamp>,
}

/// A page of notifications.
#[derive(Debug, Serialize, ToSchema)]
pub struct Notifications {
    /// The page.
    #[serde(flatten)]
    pub list: ListView<NotificationView>,
    /// How many are unread.
    pub unread: u64,
}

/// Which notifications have been read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// These.
    #[serde(default)]
    pub ids: Vec<Uuid>,
    /// All of them.
    #[serde(default)]
    pub all: bool,
}

/// Lists one's notifications, newest first.
pub async fn list(app: &App, ctx: &Ctx, page: &PageRequest) -> Result<Notifications> {
    let person = ctx.person()?;
    let conn = app.store.reader();
    let rows = notification::of_person(conn, person.id, &page.page(app, LIST)?).await?;
    let items = rows
        .rows
        .iter()
        .map(|row| NotificationView {
            id: row.id,
            kind: row.kind.clone(),
            params: row.params.clone(),
            message: message(ctx, &row.kind, &row.params),
            link: row.link.clone(),
            at: Timestamp(row.at),
            read_at: row.read_at.map(Timestamp),
        })
        .collect();
    Ok(Notifications {
        list: ListView::paged(app, LIST, items, &rows)?,
        unread: notification::unread(conn, person.id).await?,
    })
}

fn message(ctx: &Ctx, kind: &str, params: &serde_json::Value) -> String {
    let args: Vec<_> = params
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), Arg::from_json(name, value)))
        .collect();
    text(ctx.locale, &format!("notification-{kind}"), &args)
}

/// Marks notifications as read.
pub async fn mark_read(app: &App, ctx: &Ctx, body: &MarkRead) -> Result<()> {
    let person = ctx.person()?;
    if body.ids.is_empty() && !body.all {
        return Err(Error::field("/ids", "required"));
    }
    let ids = (!body.all).then_some(body.ids.as_slice());
    let work = app.begin(ctx).await?;
    notification::mark_read(work.conn(), person.id, ids, work.now.0).await?;
    work.commit_silent().await
}
