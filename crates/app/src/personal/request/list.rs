//! One's own requests, and all of them for the operators.

use nhipcau_domain::personal_data::Status;
use nhipcau_store::data_request;
use uuid::Uuid;

use super::view::{DataRequestView, view};
use crate::{
    App, Ctx, Error, Result,
    view::{ListView, PageRequest, unless_unreadable},
};

/// Whose cursors are taken.
const LIST: &str = "data-requests";

/// Which requests.
#[derive(Debug, Clone, Default)]
pub struct DataRequestQuery {
    /// In any of these statuses; all when empty.
    pub statuses: Vec<Status>,
    /// Which page.
    pub page: PageRequest,
}

/// Reads a request.
///
/// # Errors
/// `NotFound` for somebody else's, unless the reader operates the installation.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<DataRequestView> {
    let person = ctx.person()?;
    let row = data_request::find(app.store.reader(), id).await?;
    if row.person_id != person.id && !ctx.actor.operator {
        return Err(Error::NotFound);
    }
    view(app, ctx, &row).await
}

/// Lists one's own requests, the last first.
pub async fn mine(app: &App, ctx: &Ctx) -> Result<ListView<DataRequestView>> {
    let person = ctx.person()?;
    let mut items = Vec::new();
    for row in data_request::of_person(app.store.reader(), person.id).await? {
        items.extend(unless_unreadable("data_request", row.id, view(app, ctx, &row).await)?);
    }
    Ok(ListView::whole(items))
}

/// Lists the requests of everybody, the last first.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    query: &DataRequestQuery,
) -> Result<ListView<DataRequestView>> {
    ctx.person()?;
    if !ctx.actor.operator {
        return Err(Error::Forbidden);
    }
    let page = query.page.page(app, LIST)?;
    let rows = data_request::list(app.store.reader(), &query.statuses, &page).await?;
    let mut items = Vec::new();
    for row in &rows.rows {
        items.extend(unless_unreadable("data_request", row.id, view(app, ctx, row).await)?);
    }
    ListView::paged(app, LIST, items, &rows)
}
