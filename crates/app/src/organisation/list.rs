//! Listing organisations.

use nhipcau_domain::organisation::{OrganisationKind, Verification};
use nhipcau_store::organisation::{self, Filter};

use super::view::OrganisationSummary;
use crate::{
    App, Ctx, Result, spelling,
    view::{ListView, PageRequest},
};

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct OrganisationQuery {
    /// Part of the name.
    pub name: Option<String>,
    /// Any of these kinds.
    pub kinds: Vec<OrganisationKind>,
    /// Any of these verification statuses.
    pub verification: Vec<Verification>,
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
    let filter = Filter {
        name: spelling::sought(query.name),
        kinds,
        verification: query.verification.into_iter().map(String::from).collect(),
        province: query.province,
        country: query.country,
        external_id: query.external_id,
        ids: query.mine.then(|| ctx.actor.organisation_ids()),
        ..Filter::default()
    };
    let rows = organisation::list(app.store.reader(), &filter, &query.page.page()?).await?;
    let items: Result<Vec<_>> = rows.rows.iter().map(OrganisationSummary::of).collect();
    Ok(ListView::paged(items?, &rows))
}
