//! The meeting and its minutes.

use std::collections::BTreeSet;

use nhipcau_domain::{
    council::{MeetingMode, Status, minutes::Minutes},
    field_error::FieldError,
    locale::clean_text,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::council::{
    self, Council,
    meeting::{self, Meeting},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN,
    access::{self, Standing},
    load::Loaded,
    view::{self, CouncilView},
};
use crate::{App, Ctx, Error, Expected, Happening, Result, Work};

/// The longest notes, in characters.
const NOTES_LIMIT: usize = 4_000;

/// The record of a meeting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordMeeting {
    /// The day.
    pub held_on: Day,
    /// How the council met.
    pub mode: MeetingMode,
    /// Memberships present.
    pub present: Vec<Uuid>,
    /// What else is to be said about it.
    pub notes: Option<String>,
}

/// Records the meeting; recorded again, the last record counts.
///
/// # Errors
/// `Forbidden` unless the actor chairs, keeps the papers or works for the broker; `WrongStatus`
/// unless the council meets.
pub async fn record(app: &App, ctx: &Ctx, id: Uuid, body: RecordMeeting) -> Result<CouncilView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let (loaded, standing) = access::find_locked(work.conn(), &ctx.actor, id).await?;
    keeper(ctx, &loaded, &standing)?;
    let notes = check(&loaded, &body, work.now)?;
    let row = Meeting {
        id: work.new_id(),
        council_id: id,
        held_on: body.held_on.to_string(),
        mode: body.mode.into(),
        present: json!(body.present),
        notes,
        recorded_by_id: ctx.person_id(),
        at: work.now.0,
    };
    meeting::insert(work.conn(), row).await?;
    let row = Council { updated_at: work.now.0, ..loaded.row.clone() };
    touch(&work, row, "record_meeting", json!({"present": body.present.len()})).await?;
    work.commit_created(&format!("/councils/{id}")).await?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    view::view(app, ctx, conn, &loaded, &standing).await
}

fn check(loaded: &Loaded, body: &RecordMeeting, now: Timestamp) -> Result<Option<String>> {
    let mut errors = Vec::new();
    if body.held_on > Day(now.vietnam_day()) {
        errors.push(FieldError::new("/held_on", "in_future"));
    }
    let constituted = loaded.row.constituted_at.map(|at| Day(Timestamp(at).vietnam_day()));
    if let Some(earliest) = constituted.filter(|earliest| body.held_on < *earliest) {
        errors.push(FieldError::new("/held_on", "too_early").with("earliest", earliest));
    }
    if !loaded.rules.procedure.meeting_modes.contains(&body.mode) {
        errors.push(FieldError::new("/mode", "unknown_value"));
    }
    let mut seen = BTreeSet::new();
    for (index, member_id) in body.present.iter().enumerate() {
        let pointer = format!("/present/{index}");
        if !loaded.seats.iter().any(|seat| seat.is_active() && seat.id == *member_id) {
            errors.push(FieldError::new(pointer, "unknown_reference"));
        } else if !seen.insert(*member_id) {
            errors.push(FieldError::new(pointer, "duplicate"));
        }
    }
    let notes = body.notes.as_deref().map(clean_text).filter(|notes| !notes.is_empty());
    if notes.as_ref().is_some_and(|notes| notes.chars().count() > NOTES_LIMIT) {
        errors.push(FieldError::new("/notes", "too_long").with("limit", NOTES_LIMIT));
    }
    if errors.is_empty() { Ok(notes) } else { Err(Error::Invalid(errors)) }
}

/// Writes the minutes if the council's version is still `expected`.
///
/// # Errors
/// As for [`record`]; `Blocked` before the meeting is recorded; `Invalid` when the recommendation
/// does not follow from the sheets or the votes do not add up.
pub async fn put_minutes(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: Minutes,
) -> Result<CouncilView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let (loaded, standing) = access::find_locked(work.conn(), &ctx.actor, id).await?;
    keeper(ctx, &loaded, &standing)?;
    if !expected.names(loaded.row.version) {
        return Err(Error::Stale);
    }
    if loaded.meeting.is_none() {
        return Err(nhipcau_domain::lifecycle::Blocked::because("meeting-not-recorded").into());
    }
    let minutes = loaded.check_minutes(body)?;
    let row =
        Council { minutes: Some(json!(minutes)), updated_at: work.now.0, ..loaded.row.clone() };
    touch(&work, row, "write_minutes", json!({})).await?;
    work.commit().await?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    view::view(app, ctx, conn, &loaded, &standing).await
}

/// The chair, the vice chair, the secretaries and the broker's people keep the papers of a
/// meeting, while it lasts.
fn keeper(ctx: &Ctx, loaded: &Loaded, standing: &Standing) -> Result<()> {
    use nhipcau_domain::council::CouncilRole::{Chair, ViceChair};
    let keeps = match standing {
        Standing::Member(id) => loaded.seats.iter().any(|seat| {
            seat.id == *id && (seat.role.is_secretary() || matches!(seat.role, Chair | ViceChair))
        }),
        Standing::Office | Standing::Concerned(_) => false,
    };
    if !keeps && !ctx.actor.prepares_for(loaded.challenge.broker_id) {
        return Err(Error::Forbidden);
    }
    if loaded.status == Status::Meeting { Ok(()) } else { Err(Error::WrongStatus) }
}

async fn touch(
    work: &Work<'_>,
    row: Council,
    action: &str,
    payload: serde_json::Value,
) -> Result<()> {
    let row = council::save(work.conn(), row).await?;
    work.record(Happening::new(NOUN, row.id, action).with(payload)).await?;
    Ok(())
}
