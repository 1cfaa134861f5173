//! Lists of councils.

use nhipcau_domain::council::Status;
use nhipcau_store::council::{self, Scope};
use uuid::Uuid;

use super::{
    access::standing,
    load::load,
    view::{self, CouncilSummary, CouncilView},
};
use crate::{
    App, Ctx, Result, challenge,
    view::{ListView, PageRequest, unless_unreadable},
};

/// Whose cursors are taken.
const LIST: &str = "councils";

/// What to list.
#[derive(Debug, Default)]
pub struct CouncilQuery {
    /// Those on which the person sits; else those the person's offices run.
    pub mine: bool,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists the councils on which the person sits, or those which the person's offices run.
pub async fn list(app: &App, ctx: &Ctx, query: CouncilQuery) -> Result<ListView<CouncilSummary>> {
    let person = ctx.person()?;
    let page = query.page.page(app, LIST)?;
    let scope = if query.mine {
        Scope::Member(person.id)
    } else {
        let ids = ctx.actor.organisation_ids();
        Scope::Offices(ids.into_iter().filter(|id| ctx.actor.prepares_for(*id)).collect())
    };
    let conn = app.store.reader();
    let paged = council::list(conn, &scope, &query.statuses, &page).await?;
    let mut items = Vec::new();
    for row in &paged.rows {
        let summary =
            async { CouncilSummary::of(&load(conn, row.clone()).await?, ctx, app.clock.now()) };
        items.extend(unless_unreadable("council", row.id, summary.await)?);
    }
    ListView::paged(app, LIST, items, &paged)
}

/// The councils of a challenge that this reader may know of.
pub async fn of_challenge(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
) -> Result<ListView<CouncilView>> {
    let conn = app.store.reader();
    let challenge = nhipcau_store::challenge::find(conn, challenge_id).await?;
    let mut items = Vec::new();
    for row in council::of_challenge(conn, challenge.id).await? {
        let id = row.id;
        let seen = async {
            let loaded = load(conn, row).await?;
            match standing(conn, &loaded, &ctx.actor).await? {
                Some(standing) => view::view(app, ctx, conn, &loaded, &standing).await.map(Some),
                None => Ok(None),
            }
        };
        items.extend(unless_unreadable("council", id, seen.await)?.flatten());
    }
    if items.is_empty() {
        // A challenge that is hidden from the reader is not told apart from none.
        challenge::find(conn, &ctx.actor, challenge_id, app.clock.now()).await?;
    }
    Ok(ListView::whole(items))
}
