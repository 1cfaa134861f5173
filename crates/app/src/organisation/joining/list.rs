//! Reading joinings: those of an organisation, one's own, and what waits for an answer.

use nhipcau_domain::organisation::joining::{Kind, Status};
use nhipcau_store::organisation::{self, joining};
use uuid::Uuid;

use super::view::{JoiningView, find, is_addressee, view, views};
use crate::{
    App, Ctx, Error, Result,
    me::Task,
    view::{ListView, OrgRefs, PageRequest},
};

/// Whose cursors are taken.
const LIST: &str = "joinings";

/// The joinings of an organisation, the last first; for who binds it.
///
/// # Errors
/// `Forbidden` for anybody else.
pub async fn of_organisation(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    statuses: &[Status],
    page: &PageRequest,
) -> Result<ListView<JoiningView>> {
    ctx.person()?;
    let conn = app.store.reader();
    organisation::find(conn, id).await?;
    if !ctx.actor.owns(id) {
        return Err(Error::Forbidden);
    }
    let now = app.clock.now();
    let rows = joining::of_organisation(conn, id, statuses, now, &page.page(app, LIST)?).await?;
    ListView::paged(app, LIST, views(app, ctx, &rows.rows).await?, &rows)
}

/// The joinings addressed to the reader or asked for by them, the last first, in whatever name they
/// act.
pub async fn mine(app: &App, ctx: &Ctx) -> Result<ListView<JoiningView>> {
    let person = ctx.person()?;
    let ctx = crate::auth::unnarrowed(app, ctx).await?;
    let rows = joining::of_person(app.store.reader(), person.id, &person.email).await?;
    Ok(ListView::whole(views(app, &ctx, &rows).await?))
}

/// Reads one joining.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the reader.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<JoiningView> {
    let row = find(app.store.reader(), ctx, id).await?;
    view(app, ctx, &row).await
}

/// What waits for the reader's answer: invitations and offers to them, requests to what they bind.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let person = ctx.person()?;
    let conn = app.store.reader();
    let now = app.clock.now();
    let mut found = Vec::new();
    for row in joining::of_person(conn, person.id, &person.email).await? {
        if row.status_at(now)? == Status::Pending && is_addressee(&row, person)? {
            let kind = match row.kind()? {
                Kind::Ownership => "answer_ownership",
                _ => "answer_membership",
            };
            found.push((row, kind, "/memberships".to_owned()));
        }
    }
    let owned: Vec<_> = ctx.actor.organisation_ids();
    let owned: Vec<_> = owned.into_iter().filter(|id| ctx.actor.owns(*id)).collect();
    for row in joining::requests(conn, &owned, now).await? {
        let link = format!("/organisations/{}", row.organisation_id);
        found.push((row, "decide_membership", link));
    }
    let refs = OrgRefs::load(conn, found.iter().map(|(row, ..)| row.organisation_id)).await?;
    found
        .into_iter()
        .map(|(row, kind, link)| {
            let organisation = refs.get(row.organisation_id)?;
            Ok(Task {
                kind: kind.to_owned(),
                noun: "joining".to_owned(),
                id: row.id,
                title: organisation.name.clone(),
                code: None,
                due_at: None,
                // Who is only invited does not act in its name yet.
                organisation: (kind == "decide_membership").then_some(organisation),
                link,
            })
        })
        .collect()
}
