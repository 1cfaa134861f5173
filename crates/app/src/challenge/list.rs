//! Listing challenges.

use nhipcau_domain::{
    challenge::{ChallengeKind, Level, Status},
    province,
};
use nhipcau_store::{
    challenge::{self, Filter, Scope},
    programme,
};
use uuid::Uuid;

pub use nhipcau_store::challenge::Sort as ChallengeSort;

use super::view::ChallengeSummary;
use crate::{
    App, Ctx, Error, Result, spelling,
    view::{ListView, OrgRefs, PageRequest, readable},
};

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct ChallengeQuery {
    /// Part of the title.
    pub q: Option<String>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Any of these kinds.
    pub kinds: Vec<ChallengeKind>,
    /// Any of these levels.
    pub levels: Vec<Level>,
    /// Any of these topics.
    pub topics: Vec<String>,
    /// Code or id of a programme.
    pub programme: Option<String>,
    /// Province code.
    pub province: Option<String>,
    /// Orderer or proposer.
    pub organisation_id: Option<Uuid>,
    /// Only those the reader's organisations are party to.
    pub mine: bool,
    /// Only those that take submissions now.
    pub open: bool,
    /// Only published ones.
    pub published: bool,
    /// Id in the system of origin.
    pub external_id: Option<String>,
    /// `newest`, `deadline`, `updated` or `title`.
    pub sort: ChallengeSort,
    /// Which page.
    pub page: PageRequest,
}

/// Lists the challenges this reader may read.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    query: ChallengeQuery,
) -> Result<ListView<ChallengeSummary>> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let programmes = programme::all(conn).await?;
    let programme_id = match &query.programme {
        None => None,
        Some(name) => Some(
            programmes
                .iter()
                .find(|programme| &programme.code == name || programme.id.to_string() == *name)
                .ok_or_else(|| Error::field("/programme", "unknown_value"))?
                .id,
        ),
    };
    let mut statuses = query.statuses;
    if query.open {
        statuses.push(Status::Open);
    }
    let filter = Filter {
        title: spelling::sought(query.q),
        statuses,
        kinds: query.kinds,
        levels: query.levels,
        topics: query.topics,
        programme_id,
        province: query.province.map(province::sought),
        organisation_id: query.organisation_id,
        party_ids: query.mine.then(|| ctx.actor.organisation_ids()),
        external_id: query.external_id,
        published: query.published,
    };
    // Each order has its own key, and so cursors of its own.
    let list = format!("challenges by {:?}", query.sort);
    let page = query.page.page(app, &list)?;
    let rows =
        challenge::list(conn, &Scope::of(&ctx.actor), &filter, query.sort, now, &page).await?;
    let refs =
        OrgRefs::load(conn, rows.rows.iter().flat_map(|row| [row.orderer_id, row.proposer_id]))
            .await?;
    let items = readable(
        "challenge",
        &rows.rows,
        |row| row.id,
        |row| {
            let programme = programmes
                .iter()
                .find(|programme| programme.id == row.programme_id)
                .ok_or_else(|| Error::unreadable("challenge without programme"))?;
            ChallengeSummary::of(row, programme, &refs, now, row.parties().include(&ctx.actor))
        },
    );
    ListView::paged(app, &list, items?, &rows)
}
