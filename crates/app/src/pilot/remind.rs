//! Reminders of milestones.

use nhipcau_domain::{
    organisation::Role,
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    challenge,
    pilot::{self, milestone},
};
use serde_json::json;

use crate::{Announcement, App, Ctx, Result};

/// How many days before its day a milestone is called to mind.
pub(super) const LEAD_DAYS: i64 = 7;

/// Calls milestones of running pilots to mind that are due within a week or overdue, once each;
/// returns how many.
pub async fn remind_due(app: &App) -> Result<usize> {
    let until = |now: Timestamp| Day(now.vietnam_day()).plus(LEAD_DAYS);
    if milestone::to_remind(app.store.reader(), until(app.clock.now())).await?.is_empty() {
        return Ok(0);
    }
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let due = milestone::to_remind(work.conn(), until(work.now)).await?;
    let count = due.len();
    for mut row in due {
        let pilot = pilot::find(work.conn(), row.pilot_id).await?;
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
        row.reminded_at = Some(work.now.0);
        milestone::save(work.conn(), row).await?;
    }
    work.commit().await?;
    Ok(count)
}
