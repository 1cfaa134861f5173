//! Invitations that wait for an answer, and those that have waited too long.

use std::collections::HashSet;

use nhipcau_domain::{challenge::Status as CallStatus, invitation::Status, timestamp::Day};
use nhipcau_store::{
    challenge::{self, Party},
    invitation,
    page::{Page, WAITING_LIMIT},
};

use super::remind::silent_from;
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
    let mut tasks: Vec<_> = tasks?.into_iter().flatten().collect();
    tasks.extend(silence(app, ctx).await?);
    Ok(tasks)
}

/// The calls of the person's desk with invitations that have waited too long, one duty for each.
async fn silence(app: &App, ctx: &Ctx) -> Result<Vec<Task>> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let offices = ctx.actor.offices();
    let calls = challenge::waiting(conn, Party::Broker, &offices, &[CallStatus::Open], now).await?;
    let ids: Vec<_> = calls.iter().map(|call| call.id).collect();
    let today = Day(now.vietnam_day());
    let mut silent = HashSet::new();
    for row in invitation::of_challenges(conn, &ids).await? {
        if row.status == Status::Sent.as_str() && today >= silent_from(app, &row) {
            silent.insert(row.challenge_id);
        }
    }
    let refs = OrgRefs::load(conn, calls.iter().map(|call| call.broker_id)).await?;
    readable(
        "challenge",
        calls.iter().filter(|call| silent.contains(&call.id)),
        |call| call.id,
        |call| {
            Ok(Task {
                kind: "chase_invitations".to_owned(),
                noun: "challenge".to_owned(),
                id: call.id,
                title: call.title(),
                code: Some(call.code.clone()),
                due_at: call.closes_at(),
                organisation: Some(refs.get(call.broker_id)?),
                link: format!("/desk/{}?tab=invitations", call.id),
            })
        },
    )
}
