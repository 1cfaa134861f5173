//! Reading agreements. They are nobody's but their parties' and the broker's.

use nhipcau_domain::agreement::lifecycle::may_read;
use nhipcau_store::agreement;
use uuid::Uuid;

use super::{AgreementSummary, AgreementView, Loaded};
use crate::{
    App, Ctx, Error, Result,
    view::{ListView, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "agreements";

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct ListAgreements {
    /// The challenge.
    pub challenge: Option<Uuid>,
    /// Which page.
    pub page: PageRequest,
}

/// Lists the agreements of the reader's organisations, latest change first.
pub async fn list(
    app: &App,
    ctx: &Ctx,
    query: &ListAgreements,
) -> Result<ListView<AgreementSummary>> {
    let page = query.page.page(app, LIST)?;
    ctx.person()?;
    let filter = agreement::Filter {
        organisations: Some(ctx.actor.organisation_ids()),
        challenge_id: query.challenge,
    };
    let conn = app.store.reader();
    let rows = agreement::list(conn, &filter, &page).await?;
    let items = AgreementSummary::of_rows(conn, &rows.rows, app.clock.now()).await?;
    ListView::paged(app, LIST, items, &rows)
}

/// Reads one agreement.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<AgreementView> {
    let conn = app.store.reader();
    let loaded = Loaded::find(conn, id, app.clock.now()).await?;
    if !may_read(loaded.parties(), &ctx.actor) {
        return Err(Error::NotFound);
    }
    let loaded = loaded.ask_preparer(app, conn, &ctx.actor).await?;
    AgreementView::of(app, ctx, &loaded).await
}
