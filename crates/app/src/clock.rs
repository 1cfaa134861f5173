//! The demonstration's clock: a shift that is kept in the database, so that a restart keeps it.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::setting;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{App, Ctx, Error, Result};

const KEY: &str = "clock.offset_micros";

/// The demonstration's clock.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClockView {
    /// What time it is in the demonstration.
    pub now: Timestamp,
    /// How far that is from the machine's time, in seconds.
    pub offset_seconds: i64,
}

/// How to move the demonstration's clock: one of the two.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveClock {
    /// Forward by this many seconds.
    pub advance_seconds: Option<i64>,
    /// Forward to this instant.
    pub to: Option<Timestamp>,
}

/// Reads the shift at the start of a process.
pub async fn load(app: &App) -> Result<()> {
    if let Some(offset) = setting::get(app.store.reader(), KEY).await? {
        app.clock
            .set_offset(offset.parse().map_err(|_| Error::internal("clock offset is no number"))?);
    }
    Ok(())
}

/// Sets the demonstration's clock to `at` from now on, in every process: they read what is kept
/// here, so that it is kept before it counts.
pub async fn set(app: &App, at: Timestamp) -> Result<()> {
    let offset = keep(app, at).await?;
    app.clock.set(at);
    app.clock.set_offset(offset);
    Ok(())
}

/// Keeps, for other processes, that the demonstration's clock reads `at` now. Returns the shift.
pub async fn keep(app: &App, at: Timestamp) -> Result<i64> {
    let offset = at.0 - nhipcau_store::clock::wall().0;
    setting::set(app.store.writer(), KEY, &offset.to_string()).await?;
    Ok(offset)
}

/// What the demonstration's clock says.
pub fn read(app: &App) -> Result<ClockView> {
    if !app.config.is_demo() {
        return Err(Error::NotFound);
    }
    Ok(ClockView { now: app.clock.now(), offset_seconds: app.clock.offset() / 1_000_000 })
}

/// Moves the demonstration's clock forward. Never backwards: what has happened has happened.
pub async fn advance(app: &App, ctx: &Ctx, body: MoveClock) -> Result<ClockView> {
    if !app.config.is_demo() {
        return Err(Error::NotFound);
    }
    ctx.person()?;
    let now = app.clock.now();
    let target = match (body.advance_seconds, body.to) {
        (Some(seconds), None) => now.plus_seconds(seconds),
        (None, Some(at)) => at,
        _ => return Err(Error::field("/advance_seconds", "required")),
    };
    if target < now {
        return Err(Error::field("/to", "in_past"));
    }
    if target > now.plus_days(400) {
        return Err(Error::field("/to", "out_of_range"));
    }
    let work = app.begin(ctx).await?;
    let offset = target.0 - nhipcau_store::clock::wall().0;
    setting::set(work.conn(), KEY, &offset.to_string()).await?;
    work.commit().await?;
    app.clock.set(target);
    app.clock.set_offset(offset);
    app.wake.everybody();
    read(app)
}
