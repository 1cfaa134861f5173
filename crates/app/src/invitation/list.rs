//! Listing invitations: the broker's by challenge, the solver's own.

use nhipcau_domain::{
    challenge as challenges,
    invitation::{Funnel, Status, Verdict},
};
use nhipcau_store::{
    challenge::Challenge,
    invitation::{self, Invitation, shortlist},
    submission,
};
use uuid::Uuid;

use super::{
    brokered,
    view::{FunnelView, InvitationView, Invitations, seen, views},
};
use crate::{
    App, Ctx, Result,
    view::{ListView, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "invitations";

/// Which of one's own invitations to list.
#[derive(Debug, Clone, Default)]
pub struct InvitationQuery {
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists the invitations of the reader's organisations.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for a wrong page.
pub async fn mine(
    app: &App,
    ctx: &Ctx,
    query: InvitationQuery,
) -> Result<ListView<InvitationView>> {
    ctx.person()?;
    let conn = app.store.reader();
    let own = ctx.actor.organisation_ids();
    let mut page =
        invitation::of_organisations(conn, &own, &query.statuses, &query.page.page(app, LIST)?)
            .await?;
    // The list shows the letters themselves.
    seen(app, ctx, &mut page.rows).await?;
    let items = views(app, ctx, &page.rows).await?;
    ListView::paged(app, LIST, items, &page)
}

/// Lists the invitations to a challenge with the counts of its funnel, for its broker.
///
/// # Errors
/// As [`brokered`].
pub async fn of_challenge(app: &App, ctx: &Ctx, challenge_id: Uuid) -> Result<Invitations> {
    let conn = app.store.reader();
    let call = brokered(ctx, conn, challenge_id, app.clock.now()).await?;
    let rows = invitation::of_challenge(conn, challenge_id).await?;
    let funnel = funnel(app, &call, &rows).await?;
    Ok(Invitations { items: views(app, ctx, &rows).await?, funnel: FunnelView::of(funnel) })
}

/// Before the opening the funnel ends at the accepted invitations: how many submissions there
/// are is sealed like the submissions themselves.
async fn funnel(app: &App, call: &Challenge, rows: &[Invitation]) -> Result<Funnel> {
    let conn = app.store.reader();
    let judged = shortlist::of_challenge(conn, call.id).await?;
    let shortlisted =
        judged.iter().filter(|entry| entry.verdict == Verdict::Shortlisted.as_str()).count();
    let with = |status: Status| rows.iter().filter(|row| row.status == status.as_str()).count();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let opened = call.opened_at.is_some() && call.stored_status()? != challenges::Status::Closed;
    Ok(Funnel {
        shortlisted: count(shortlisted),
        invited: count(rows.len()),
        accepted: count(with(Status::Accepted)),
        declined: count(with(Status::Declined)),
        submitted: if opened { Some(submission::count_opened(conn, call.id).await?) } else { None },
    })
}
