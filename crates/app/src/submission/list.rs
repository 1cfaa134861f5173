//! Listing submissions.

use nhipcau_domain::submission::{Status, visibility::Sight};
use nhipcau_store::{
    challenge,
    submission::{self, Filter, Scope, Submission},
};
use uuid::Uuid;

use super::{access::sits, unsealed::titles, view::SubmissionSummary};
use crate::{
    App, Ctx, Result, council,
    view::{ListView, OrgRefs, PageRequest, readable},
};

/// Whose cursors are taken.
const LIST: &str = "submissions";

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct SubmissionQuery {
    /// Only those of the reader's organisations.
    pub mine: bool,
    /// Answers to this challenge.
    pub challenge_id: Option<Uuid>,
    /// Of this organisation.
    pub organisation_id: Option<Uuid>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists the submissions this reader may read: those of its own organisations, and, of the
/// challenge asked for, the opened ones if it runs that call or sits on its council – under their
/// codes if that council judges without names.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for a wrong page.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    query: SubmissionQuery,
) -> Result<ListView<SubmissionSummary>> {
    ctx.person()?;
    let conn = app.store.reader();
    let mut scope = Scope { own: ctx.actor.organisation_ids(), opened_of: Vec::new() };
    let mut others = Sight::Whole;
    if let (false, Some(id)) = (query.mine, query.challenge_id)
        && let [call] = challenge::find_many(conn, &[id]).await?.as_slice()
    {
        let runs = call.parties().run_by(&ctx.actor);
        if council::blind::meets_codes(conn, &ctx.actor, id).await? {
            others = Sight::Coded;
            // Asked by organisation, the list would tell whose code is whose.
            if query.organisation_id.is_none() && sits(conn, &ctx.actor, id).await? {
                scope.opened_of.push(id);
            }
        } else if runs || sits(conn, &ctx.actor, id).await? {
            scope.opened_of.push(id);
        }
    }
    let filter = Filter {
        challenge_id: query.challenge_id,
        organisation_id: query.organisation_id,
        statuses: query.statuses,
    };
    let page = submission::list(conn, &scope, &filter, &query.page.page(app, LIST)?).await?;
    let rows = &page.rows;
    let refs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.challenge_id).collect();
    let calls = challenge::find_many(conn, &ids).await?;
    let own = |row: &Submission| ctx.actor.belongs_to(row.organisation_id);
    let (mine, theirs): (Vec<_>, Vec<_>) = rows.iter().cloned().partition(own);
    let mut names = titles(app, conn, &mine, Sight::Whole).await?;
    names.extend(titles(app, conn, &theirs, others).await?);
    let now = app.clock.now();
    let items = readable(
        "submission",
        rows,
        |row| row.id,
        |row| {
            let sight = if own(row) { Sight::Whole } else { others };
            SubmissionSummary::of(row, &calls, &refs, (names.get(&row.id).cloned(), sight), now)
        },
    );
    ListView::paged(app, LIST, items?, &page)
}
