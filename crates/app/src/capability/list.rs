//! Listing capabilities.

use nhipcau_domain::{
    capability::{CapabilityKind, Status},
    organisation::OrganisationKind,
};
use nhipcau_store::capability::{self, Filter, Scope};
use uuid::Uuid;

use super::view::CapabilitySummary;
use crate::{
    App, Ctx, Result, spelling,
    view::{ListView, OrgRefs, PageRequest, readable},
};

/// Whose cursors are taken.
const LIST: &str = "capabilities";

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct CapabilityQuery {
    /// Words of the title.
    pub q: Option<String>,
    /// Any of these kinds.
    pub kinds: Vec<CapabilityKind>,
    /// Any of these topics.
    pub topics: Vec<String>,
    /// At least this readiness level.
    pub trl_min: Option<i32>,
    /// Of this organisation.
    pub organisation_id: Option<Uuid>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Only those of the reader's organisations.
    pub mine: bool,
    /// Id in the system of origin.
    pub external_id: Option<String>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists the capabilities this reader may read.
///
/// # Errors
/// `Invalid` for a wrong page.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    query: CapabilityQuery,
) -> Result<ListView<CapabilitySummary>> {
    let conn = app.store.reader();
    let own = ctx.actor.organisation_ids();
    let scope = Scope {
        own: own.clone(),
        brokers: ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]),
    };
    let organisations = match (query.mine, query.organisation_id) {
        (false, id) => id.map(|id| vec![id]),
        (true, None) => Some(own),
        (true, Some(id)) => Some(own.into_iter().filter(|own| *own == id).collect()),
    };
    let filter = Filter {
        title: spelling::sought(query.q),
        kinds: query.kinds,
        topics: query.topics,
        trl_min: query.trl_min,
        organisations,
        statuses: query.statuses,
        external_id: query.external_id,
    };
    let page = capability::list(conn, &scope, &filter, &query.page.page(app, LIST)?).await?;
    let refs = OrgRefs::load(conn, page.rows.iter().map(|row| row.organisation_id)).await?;
    let summary = |row| CapabilitySummary::of(row, &refs);
    let items = readable("capability", &page.rows, |row| row.id, summary);
    ListView::paged(app, LIST, items?, &page)
}
