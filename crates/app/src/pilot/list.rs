//! Reading pilots. A pilot exists only after the award, so its published part is for everybody.

use nhipcau_domain::pilot::Status;
use nhipcau_store::pilot::{self, indicator, measurement, milestone};
use uuid::Uuid;

use super::{NOUN, PilotSummary, PilotView, acceptance::is_inside, view};
use crate::{
    App, Ctx, Result,
    challenge::{HistoryEntry, history_of},
    view::{ListView, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "pilots";

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct ListPilots {
    /// Only those the reader's organisations are party to.
    pub mine: bool,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// The challenge.
    pub challenge: Option<Uuid>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists pilots, latest change first.
pub async fn list(app: &App, ctx: &Ctx, query: &ListPilots) -> Result<ListView<PilotSummary>> {
    let page = query.page.page(app, LIST)?;
    if query.mine {
        ctx.person()?;
    }
    let filter = pilot::Filter {
        organisations: query.mine.then(|| ctx.actor.organisation_ids()),
        statuses: query.statuses.clone(),
        challenge_id: query.challenge,
    };
    let conn = app.store.reader();
    let rows = pilot::list(conn, &filter, &page).await?;
    let ids: Vec<_> = rows.rows.iter().map(|row| row.id).collect();
    let surroundings = view::Surroundings {
        milestones: milestone::of_pilots(conn, &ids).await?,
        indicators: indicator::of_pilots(conn, &ids).await?,
        measurements: measurement::of_pilots(conn, &ids).await?,
    };
    let items = PilotSummary::of_rows(conn, &rows.rows, &surroundings, app.clock.now()).await?;
    ListView::paged(app, LIST, items, &rows)
}

/// Reads one pilot.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<PilotView> {
    let row = pilot::find(app.store.reader(), id).await?;
    view::view(app, ctx, row).await
}

/// The steps of a pilot's lifecycle: for everybody, reasons and names for those inside.
pub async fn history(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<HistoryEntry>> {
    let conn = app.store.reader();
    let inside = is_inside(conn, ctx, &pilot::find(conn, id).await?).await?;
    Ok(ListView::whole(history_of(conn, NOUN, id, inside).await?))
}
