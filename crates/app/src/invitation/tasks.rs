//! Invitations that wait for an answer.

use nhipcau_domain::invitation::Status;
use nhipcau_store::{
    challenge, invitation,
    page::{Page, WAITING_LIMIT},
};

use crate::{
    App, Ctx, Result,
    me::Task,
    view::{OrgRefs, readable},
};

/// The invitations the person may answer, while their calls are open.
///
/// # Errors
/// When the database cannot be read.
pub async fn tasks(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let ids: Vec<_> =
        ctx.actor.organisation_ids().into_iter().filter(|id| ctx.actor.edits_for(*id)).collect();
    let conn = app.store.reader();
    let page = Page { limit: WAITING_LIMIT, ..Page::default() };
    let rows = invitation::of_organisations(conn, &ids, &[Status::Sent], &page).await?.rows;
    let calls: Vec<_> = rows.iter().map(|row| row.challenge_id).collect();
    let calls = challenge::find_many(conn, &calls).await?;
    let refs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
    let now = app.clock.now();
    let tasks = readable(
        "invitation",
        &rows,
        |row| row.id,
        |row| {
            let Some(call) = calls.iter().find(|call| call.id == row.challenge_id) else {
                return Ok(None);
            };
            if call.status_at(now)? != nhipcau_domain::challenge::Status::Open {
                return Ok(None);
            }
            Ok(Some(Task {
                kind: "answer_invitation".to_owned(),
                noun: "invitation".to_owned(),
                id: row.id,
                title: call.title(),
                code: Some(call.code.clone()),
                due_at: call.closes_at(),
                organisation: Some(refs.get(row.organisation_id)?),
                link: format!("/invitations/{}", row.id),
            }))
        },
    );
    Ok(tasks?.into_iter().flatten().collect())
}
