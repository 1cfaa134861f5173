//! Calling invitations to mind that nobody has answered: once by itself, and when the broker asks.

use nhipcau_domain::{
    invitation::{SILENCE_WORKING_DAYS, Status},
    submission::lifecycle::{before_deadline, takes_submissions},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    challenge::{self, Challenge},
    invitation::{self, Invitation},
};
use uuid::Uuid;

use super::letter::Names;
use crate::{App, Ctx, Happening, Result, Work, jobs::go_on, submission::EDITORS};

/// The first day on which an invitation has been silent for too long.
pub(super) fn silent_from(app: &App, row: &Invitation) -> Day {
    let sent = Day(Timestamp(row.asked_at()).vietnam_day());
    app.calendar.plus_working_days(sent, SILENCE_WORKING_DAYS).plus(1)
}

/// Calls every invitation to mind, once, that has had no answer for [`SILENCE_WORKING_DAYS`] while its
/// call is open; returns how many.
pub async fn remind_due(app: &App) -> Result<usize> {
    let now = app.clock.now();
    // Working days are never shorter than days of the calendar.
    let before = now.plus_days(-i64::from(SILENCE_WORKING_DAYS)).0;
    let mut reminded = 0;
    for row in invitation::silent(app.store.reader(), before, now).await? {
        if Day(now.vietnam_day()) < silent_from(app, &row) {
            continue;
        }
        let done = go_on(app, "invitation", row.id, remind_silent(app, row.id).await)?;
        reminded += usize::from(done == Some(true));
    }
    Ok(reminded)
}

/// Calls one to mind, unless that has become needless since it was listed.
async fn remind_silent(app: &App, id: Uuid) -> Result<bool> {
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let row = invitation::find(work.conn(), id).await?;
    let call = challenge::find(work.conn(), row.challenge_id).await?;
    let status = call.stored_status()?;
    let open = takes_submissions(status)
        .and_then(|()| before_deadline(status, call.closes_at(), work.now));
    if open.is_err() || row.status()? != Status::Sent || row.reminders > 0 {
        return Ok(false);
    }
    if !remind(&work, &call, &row).await? {
        return Ok(false);
    }
    work.commit().await?;
    Ok(true)
}

/// Writes a reminder and its letters; false when somebody else has just done so or it was answered.
pub(super) async fn remind(work: &Work<'_>, call: &Challenge, row: &Invitation) -> Result<bool> {
    if !invitation::mark_reminded(work.conn(), row, work.now.0).await? {
        return Ok(false);
    }
    let happening = Happening::new("invitation", row.id, "remind").by(call.broker_id);
    work.record(happening).await?;
    let names = Names::load(work.conn(), call, row.organisation_id).await?;
    let sent_on = Day(Timestamp(row.asked_at()).vietnam_day()).to_string();
    let announcement = names.reminder(call, row.id, sent_on);
    work.announce_to(&[row.organisation_id], &EDITORS, &announcement).await?;
    Ok(true)
}
