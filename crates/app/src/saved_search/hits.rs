//! `GET /me/saved-searches/{id}/hits`: what a saved search has found.

use std::collections::HashMap;

use nhipcau_domain::{locale::Bilingual, timestamp::Timestamp};
use nhipcau_store::saved_search::hit;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::own;
use crate::{
    App, Ctx, Result, alert,
    search::{Noun, url},
    view::{ListView, OrgRef, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "saved_search_hits";

/// Something a saved search has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundView {
    /// `challenge`, `capability` or `organisation`.
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Readable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Title or name.
    pub title: Bilingual,
    /// The orderer or holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Status as it is now, of challenges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Deadline, of challenges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Timestamp>,
    /// Path of its page, without the language.
    pub url: String,
    /// When it was found.
    pub found_at: Timestamp,
    /// When it was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_at: Option<Timestamp>,
    /// Whether it was not looked at yet.
    pub new: bool,
}

/// Lists what a saved search has found, the last first. What the reader may not see any more is left out.
///
/// # Errors
/// `NotFound` for everybody else's.
pub async fn hits(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    page: &PageRequest,
) -> Result<ListView<FoundView>> {
    let conn = app.store.reader();
    let row = own(ctx, conn, id).await?;
    let rows = hit::of_search(conn, row.id, &page.page(app, LIST)?).await?;
    let mut documents: HashMap<_, _> = alert::documents(conn, &ctx.actor, &rows.rows)
        .await?
        .into_iter()
        .map(|document| (document.id, document))
        .collect();
    let now = app.clock.now();
    let items = rows
        .rows
        .iter()
        .filter_map(|hit| {
            let document = documents.remove(&hit.subject_id)?;
            Some(FoundView {
                noun: document.noun,
                id: document.id,
                status: document.status_at(now),
                code: document.code,
                title: document.title,
                organisation: document.organisation.map(|found| OrgRef {
                    id: found.id,
                    name: found.name,
                    kind: found.kind,
                }),
                closes_at: document.closes_at,
                url: url(document.noun, document.id),
                found_at: Timestamp(hit.at),
                told_at: hit.told_at.map(Timestamp),
                new: hit.seen_at.is_none(),
            })
        })
        .collect();
    ListView::paged(app, LIST, items, &rows)
}

/// Notes down that the reader has looked at what a saved search has found.
///
/// # Errors
/// `NotFound` for everybody else's.
pub async fn seen(app: &App, ctx: &Ctx, id: Uuid) -> Result<()> {
    let work = app.begin(ctx).await?;
    let row = own(ctx, work.conn(), id).await?;
    hit::mark_seen(work.conn(), row.id, work.now.0).await?;
    work.commit_silent().await
}
