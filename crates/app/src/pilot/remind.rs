//! Reminders of milestones.

use nhipcau_domain::{
    organisation::Role,
    pilot::Status,
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    challenge,
    pilot::{self, Milestone, milestone},
};
use serde_json::json;

use crate::{Announcement, App, Ctx, Result, jobs::go_on};

/// How many days before its day a milestone is called to mind.
pub(super) const LEAD_DAYS: i64 = 7;

/// Calls milestones of running pilots to mind that are due within a week or overdue, once each;
/// returns how many.
pub async fn remind_due(app: &App) -> Result<usize> {
    let until = |now: Timestamp| Day(now.vietnam_day()).plus(LEAD_DAYS);
    let mut reminded = 0;
    for row in milestone::to_remind(app.store.reader(), until(app.clock.now())).await? {
        let done = go_on(app, "milestone", row.id, remind(app, &row).await)?;
        reminded += usize::from(done == Some(true));
    }
    Ok(reminded)
}

/// Calls one milestone to mind, unless that has become needless since it was listed.
async fn remind(app: &App, listed: &Milestone) -> Result<bool> {
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    // Whoever changes a milestone holds its pilot: it is changed before the mark or after it.
    let pilot = pilot::find_locked(work.conn(), listed.pilot_id).await?;
    let row = milestone::find(work.conn(), listed.id).await?;
    let due = row.content()?.due_on <= Day(work.now.vietnam_day()).plus(LEAD_DAYS);
    if pilot.status()? != Status::Active
        || !due
        || !milestone::mark_reminded(work.conn(), row.id, work.now.0).await?
    {
        return Ok(false);
    }
    let order = challenge::find(work.conn(), pilot.challenge_id).await?;
    let announcement = Announcement {
        kind: Template::MilestoneDue,
        params: json!({
            "code": order.code,
            "title": order.title(),
            "milestone": row.title,
            "due_on": row.due_on,
        }),
        link: format!("/pilots/{}", pilot.id),
    };
    let solvers = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];
    work.announce_to(&[pilot.solver_id], &solvers, &announcement).await?;
    work.commit().await?;
    Ok(true)
}
