//! Filling in, handing in and taking up sheets.

use std::collections::BTreeMap;

use nhipcau_domain::{
    council::{
        Status,
        sheet::{SheetAction, SheetLifecycle, SheetStatus},
    },
    evaluation::score::{self, Score, SheetContent},
    lifecycle::{self, Blocked},
    locale::clean_text,
};
use nhipcau_store::council::sheet::{
    self, Sheet,
    revision::{self, Revision},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN, access,
    sheet::{SheetView, facts, holder, own, revisions},
};
use crate::{App, Ctx, Error, Expected, Happening, Result};

/// What changes on a sheet: criteria that are named are replaced, the others stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatchSheet {
    /// By criterion; an empty score or null takes back what was given.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, Score>)]
    pub scores: BTreeMap<String, Option<Score>>,
    /// On the subject as a whole; an empty one takes it back, none leaves it.
    pub comment: Option<String>,
}

/// Saves the signed-in member's own sheet if its version is still `expected` (0 before the first
/// save). Gaps are fine until it is handed in.
///
/// # Errors
/// `WrongStatus` when the council does not judge now or the sheet is handed in.
pub async fn patch(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    subject_id: Uuid,
    expected: Expected,
    body: PatchSheet,
) -> Result<SheetView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let (loaded, standing) = access::find_locked(work.conn(), &ctx.actor, id).await?;
    let seat = holder(&loaded, &standing, subject_id)?;
    let found = loaded.sheet(seat.id, subject_id);
    let judging =
        matches!(loaded.status, Status::Scoring | Status::Meeting) && loaded.order_waits()?;
    if !judging || found.is_some_and(|sheet| sheet.status != SheetStatus::Draft) {
        return Err(Error::WrongStatus);
    }
    if !seat.declared {
        return Err(Blocked::because("own-declaration-missing").into());
    }
    let version = found.map_or(0, |sheet| sheet.row.version);
    if !expected.names(version) {
        return Err(Error::Stale);
    }
    let before = found.map(|sheet| sheet.content.clone()).unwrap_or_default();
    let content = score::normalise(&loaded.rules, merged(before, body))?;
    let row = Sheet {
        id: found.map_or_else(|| work.new_id(), |sheet| sheet.row.id),
        council_id: id,
        member_id: seat.id,
        subject_id,
        status: SheetStatus::Draft.into(),
        content: json!(content),
        submitted_at: found.and_then(|sheet| sheet.row.submitted_at),
        version,
        updated_at: work.now.0,
    };
    if found.is_some() {
        sheet::save(work.conn(), row).await?;
    } else {
        sheet::insert(work.conn(), Sheet { version: 1, ..row }).await?;
    }
    work.commit().await?;
    super::sheet::read(app, ctx, id, subject_id).await
}

fn merged(before: SheetContent, change: PatchSheet) -> SheetContent {
    let mut content = before;
    for (key, score) in change.scores {
        content.scores.insert(key, score.unwrap_or_default());
    }
    if change.comment.is_some() {
        content.comment = change.comment;
    }
    content
}

/// A step of a sheet.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionSheet {
    /// What is done.
    pub action: SheetAction,
    /// Written reasons.
    pub reason: Option<String>,
}

/// Hands in the signed-in member's own sheet or takes it up again, if its version is still
/// `expected`. What stood on a sheet that is taken up again is kept.
///
/// # Errors
/// `Invalid` with every gap when it is handed in incomplete.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    subject_id: Uuid,
    expected: Expected,
    body: TransitionSheet,
) -> Result<SheetView> {
    ctx.person()?;
    if body.action.is_effect() {
        return Err(Error::field("/action", "unknown_value"));
    }
    let work = app.begin(ctx).await?;
    let (loaded, standing) = access::find_locked(work.conn(), &ctx.actor, id).await?;
    let seat = holder(&loaded, &standing, subject_id)?;
    let found = loaded.sheet(seat.id, subject_id);
    if !expected.names(found.map_or(0, |sheet| sheet.row.version)) {
        return Err(Error::Stale);
    }
    if !loaded.order_waits()? {
        return Err(Error::WrongStatus);
    }
    let content = found.map(|sheet| sheet.content.clone()).unwrap_or_default();
    let status = found.map_or(SheetStatus::Draft, |sheet| sheet.status);
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    let step = lifecycle::decide::<SheetLifecycle>(
        status,
        body.action,
        reason.as_deref(),
        &facts(&loaded, seat, &content),
    );
    let (step, found) = match (step, found) {
        (Ok(step), Some(found)) => (step, found),
        (Err(refusal), _) => {
            let gaps = score::missing(&loaded.rules, &content);
            let incomplete = matches!(&refusal, lifecycle::Refusal::Blocked(blocked) if blocked.code == "sheet-incomplete");
            return Err(if incomplete { Error::Invalid(gaps) } else { refusal.into() });
        }
        (Ok(_), None) => return Err(Error::WrongStatus),
    };
    if step.action == SheetAction::Reopen {
        let before = Revision {
            id: work.new_id(),
            sheet_id: found.row.id,
            content: found.row.content.clone(),
            reason: reason.clone().unwrap_or_default(),
            submitted_at: found.row.submitted_at.unwrap_or(work.now.0),
            at: work.now.0,
        };
        revision::insert(work.conn(), before).await?;
    }
    let submitted = step.to == SheetStatus::Submitted;
    let row = Sheet {
        status: step.to.into(),
        submitted_at: if submitted { Some(work.now.0) } else { found.row.submitted_at },
        updated_at: work.now.0,
        ..found.row.clone()
    };
    sheet::save(work.conn(), row).await?;
    // The event says that a sheet moved, never what stands on it.
    let action = if submitted { "submit_sheet" } else { "reopen_sheet" };
    let happening = Happening::new(NOUN, id, action)
        .with(json!({"challenge_id": loaded.challenge.id, "member_id": seat.id}));
    work.record(happening).await?;
    work.commit().await?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    let seat = holder(&loaded, &standing, subject_id)?;
    Ok(own(ctx, &loaded, seat, subject_id, &revisions(conn, &loaded).await?))
}
