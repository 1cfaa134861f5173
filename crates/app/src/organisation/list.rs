//! Listing organisations.

use nhipcau_domain::{
    organisation::{OrganisationKind, Verification},
    province,
    timestamp::Day,
};
use nhipcau_store::organisation::{self, Filter};

use super::view::OrganisationSummary;
use crate::{
    App, Ctx, Result, spelling,
    view::{ListView, PageRequest, readable},
};

/// Whose cursors are taken.
const LIST: &str = "organisations";

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct OrganisationQuery {
    /// Part of the name.
    pub name: Option<String>,
    /// Any of these kinds.
    pub kinds: Vec<OrganisationKind>,
    /// Any of these verification statuses.
    pub verification: Vec<Verification>,
    /// Only those whose verification holds, or only the others.
    pub verified: Option<bool>,
    /// Province code.
    pub province: Option<String>,
    /// Country code.
    pub country: Option<String>,
    /// Only those that may answer orders: everything but offices.
    pub solvers: bool,
    /// Only one's own.
    pub mine: bool,
    /// Id in the system of origin.
    pub external_id: Option<String>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists organisations by name.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    query: OrganisationQuery,
) -> Result<ListView<OrganisationSummary>> {
    let mut kinds = query.kinds;
    if query.solvers && kinds.is_empty() {
        kinds = OrganisationKind::ALL.iter().copied().filter(|kind| !kind.is_office()).collect();
    }
    let today = Day(app.clock.now().vietnam_day());
    let filter = Filter {
        name: spelling::sought(query.name),
        kinds,
        verification: statuses(query.verification, query.verified)
            .map(|statuses| (statuses, Day(app.clock.now().vietnam_day()))),
        province: query.province.map(province::sought),
        country: query.country,
        external_id: query.external_id,
        ids: query.mine.then(|| ctx.actor.organisation_ids()),
        ..Filter::default()
    };
    let rows =
        organisation::list(app.store.reader(), &filter, &query.page.page(app, LIST)?).await?;
    let summary = |row| OrganisationSummary::of(row, today);
    let items = readable("organisation", &rows.rows, |row| row.id, summary);
    ListView::paged(app, LIST, items?, &rows)
}

/// The statuses asked for, narrowed to the one that holds or to the others; `None` for all.
fn statuses(asked: Vec<Verification>, verified: Option<bool>) -> Option<Vec<Verification>> {
    if asked.is_empty() && verified.is_none() {
        return None;
    }
    let among = if asked.is_empty() { Verification::ALL.to_vec() } else { asked };
    let fits = |status: &Verification| {
        verified.is_none_or(|verified| (*status == Verification::Verified) == verified)
    };
    Some(among.into_iter().filter(fits).collect())
}
