//! What is kept for a while only. Once a day what is over its time is removed; what that would be now
//! can be seen before, and what was removed is a record: how much of what, and nothing else.

use nhipcau_domain::{
    personal_data::Retained,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{clock::wall, retention, setting};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::{App, Ctx, Error, Happening, Result, config::Retention, view::ListView};

/// The noun.
const NOUN: &str = "retention";
/// Where it is noted down on which day this was done last.
const DONE: &str = "retention_done_on";

/// One rule and what it would remove now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RetentionView {
    /// What is kept.
    pub rule: Retained,
    /// For how many days; 0 where each has a last day of its own.
    pub keeps_days: i64,
    /// How much is over its time.
    pub due: i64,
    /// Since when the oldest of it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest: Option<Timestamp>,
}

const fn days(config: &Retention, what: Retained) -> i64 {
    match what {
        Retained::Notifications => config.notifications_days,
        Retained::SentMails => config.sent_mails_days,
        Retained::EndedSessions => config.ended_sessions_days,
        Retained::IdempotencyReplies => config.idempotency_days,
        Retained::Links => config.links_days,
        Retained::Devices => config.devices_days,
        Retained::Joinings => config.joinings_days,
        Retained::PaperNames => 0,
    }
}

/// Before which instant the time of something must have begun to be over: what belongs to the
/// procedure is counted by its clock, the rest by the machine's.
fn limit(app: &App, what: Retained) -> Timestamp {
    let now = match what {
        Retained::Notifications | Retained::Joinings | Retained::PaperNames => app.clock.now(),
        _ => wall(),
    };
    now.plus_days(-days(&app.config.retention, what))
}

/// What each rule would remove now.
///
/// # Errors
/// When the database fails.
pub async fn dry_run(app: &App) -> Result<Vec<RetentionView>> {
    let mut views = Vec::new();
    for what in Retained::ALL {
        let due = retention::due(app.store.reader(), *what, limit(app, *what)).await?;
        views.push(RetentionView {
            rule: *what,
            keeps_days: days(&app.config.retention, *what),
            due: due.count,
            oldest: due.oldest.map(Timestamp),
        });
    }
    Ok(views)
}

/// The same for an operator.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation.
pub async fn list(app: &App, ctx: &Ctx) -> Result<ListView<RetentionView>> {
    ctx.person()?;
    if !ctx.actor.operator {
        return Err(Error::Forbidden);
    }
    Ok(ListView::whole(dry_run(app).await?))
}

/// Removes what is over its time, and records how much; returns what each rule removed.
///
/// # Errors
/// When the database fails.
pub async fn apply(app: &App) -> Result<Vec<(Retained, u64)>> {
    let mut done = Vec::new();
    for what in Retained::ALL {
        // Asked first: a round must not take the writer's turn for nothing.
        if retention::due(app.store.reader(), *what, limit(app, *what)).await?.count == 0 {
            continue;
        }
        let ctx = Ctx::system();
        let work = app.begin(&ctx).await?;
        let count = retention::purge(work.conn(), *what, limit(app, *what)).await?;
        if count == 0 {
            continue;
        }
        let figures = json!({
            "rule": what, "count": count, "keeps_days": days(&app.config.retention, *what),
        });
        let id = work.new_id();
        work.record(Happening::new(NOUN, id, "purge").with(figures)).await?;
        work.commit().await?;
        tracing::info!(rule = %what, count, "what is over its time was removed");
        done.push((*what, count));
    }
    Ok(done)
}

/// Does so if it has not been done today.
pub(crate) async fn daily(app: &App) -> Result<()> {
    let today = Day(wall().vietnam_day()).to_string();
    if setting::get(app.store.reader(), DONE).await?.as_deref() == Some(today.as_str()) {
        return Ok(());
    }
    apply(app).await?;
    setting::set(app.store.writer(), DONE, &today).await?;
    Ok(())
}
