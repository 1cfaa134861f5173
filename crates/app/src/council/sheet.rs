//! Reading sheets. What others gave stays hidden until one's own sheets are all in.

use std::collections::BTreeMap;

use nhipcau_domain::{
    council::{
        CouncilKind, Member as Seat, Status,
        sheet::{SheetFacts, SheetLifecycle, SheetStatus},
    },
    evaluation::{
        grading::{Grade, grade_member},
        score::{self, Score, SheetContent},
    },
    field_error::FieldError,
    lifecycle,
    rule_set::Points,
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    council::sheet::revision::{self, Revision},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::{self, Standing},
    load::{Loaded, LoadedSheet},
};
use crate::{
    App, Ctx, Error, Result,
    sealing::seat_tag,
    view::{AllowedAction, ListView, allowed_actions},
};

/// What a sheet said before it was taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RevisionView {
    /// By criterion.
    pub scores: BTreeMap<String, Score>,
    /// On the subject as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Why it was taken up again.
    pub reason: String,
    /// When it had been handed in.
    pub submitted_at: Timestamp,
    /// When it was taken up again.
    pub at: Timestamp,
}

/// What the rule set demands of a sheet and is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SheetGap {
    /// JSON pointer into the sheet.
    pub pointer: String,
    /// Stable code.
    pub code: String,
}

/// A member's sheet about a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SheetView {
    /// The submission or the pilot.
    pub subject_id: Uuid,
    /// Whose sheet it is; hidden from the judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<Uuid>,
    /// Whether it is the reader's own.
    pub mine: bool,
    /// Status; a sheet nobody has begun is an empty draft.
    pub status: SheetStatus,
    /// By criterion.
    pub scores: BTreeMap<String, Score>,
    /// On the subject as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The total, once every criterion has its points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Points>,
    /// The grade that follows, once every criterion has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// What is missing before it may be handed in; on one's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<SheetGap>,
    /// When it was handed in last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted_at: Option<Timestamp>,
    /// What it said before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<RevisionView>,
    /// Version; 0 for a sheet nobody has begun.
    pub version: i32,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// The sheets this reader may read: a member's own, those of others once the own ones are in; an
/// office's all once the council has concluded; of the judged those about their own work once the
/// result is out, without names.
pub async fn list(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<SheetView>> {
    ctx.person()?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    let revisions = revisions(conn, &loaded).await?;
    let show = |sheet: &LoadedSheet, named: bool| of(ctx, &loaded, None, sheet, named, &revisions);
    let handed_in = || loaded.sheets.iter().filter(|sheet| sheet.status == SheetStatus::Submitted);
    let mut items = Vec::new();
    match &standing {
        Standing::Member(member_id) => {
            let seat = seat(&loaded, *member_id)?;
            if loaded.votes(seat) && !loaded.status.is_composable() {
                for subject in &loaded.subjects {
                    items.push(own(ctx, &loaded, seat, subject.id, &revisions));
                }
            }
            if loaded.may_see_others(seat) {
                let others = handed_in().filter(|sheet| sheet.row.member_id != *member_id);
                items.extend(others.map(|sheet| show(sheet, true)));
            }
        }
        Standing::Office if loaded.status == Status::Concluded => {
            items.extend(handed_in().map(|sheet| show(sheet, true)));
        }
        Standing::Office => {}
        Standing::Concerned(own) => {
            let about = handed_in().filter(|sheet| own.contains(&sheet.row.subject_id));
            // Not in the order of the seats, which would tell who is who.
            let mut about: Vec<_> = about.collect();
            about.sort_by_key(|sheet| {
                (sheet.row.subject_id, seat_tag(app, loaded.row.id, sheet.row.member_id))
            });
            items.extend(about.into_iter().map(|sheet| show(sheet, false)));
        }
    }
    Ok(ListView::whole(items))
}

/// The signed-in member's own sheet about one subject.
///
/// # Errors
/// `NotFound` for anybody without a voting seat of their own and for what is not judged here.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid, subject_id: Uuid) -> Result<SheetView> {
    ctx.person()?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    let seat = holder(&loaded, &standing, subject_id)?;
    let revisions = revisions(conn, &loaded).await?;
    Ok(own(ctx, &loaded, seat, subject_id, &revisions))
}

/// The voting seat of the reader, for a sheet about a subject of a council that judges.
pub(super) fn holder<'a>(
    loaded: &'a Loaded,
    standing: &Standing,
    subject_id: Uuid,
) -> Result<&'a Seat> {
    let Standing::Member(member_id) = standing else { return Err(Error::NotFound) };
    let seat = seat(loaded, *member_id)?;
    let judged = loaded.subject(subject_id).is_some() && !loaded.status.is_composable();
    if judged && loaded.votes(seat) { Ok(seat) } else { Err(Error::NotFound) }
}

fn seat(loaded: &Loaded, member_id: Uuid) -> Result<&Seat> {
    loaded.seats.iter().find(|seat| seat.id == member_id).ok_or(Error::NotFound)
}

pub(super) async fn revisions(conn: &impl Conn, loaded: &Loaded) -> Result<Vec<Revision>> {
    let ids: Vec<_> = loaded.sheets.iter().map(|sheet| sheet.row.id).collect();
    Ok(revision::of_sheets(conn, &ids).await?)
}

/// One's own sheet, begun or not.
pub(super) fn own(
    ctx: &Ctx,
    loaded: &Loaded,
    seat: &Seat,
    subject_id: Uuid,
    revisions: &[Revision],
) -> SheetView {
    if let Some(sheet) = loaded.sheet(seat.id, subject_id) {
        return of(ctx, loaded, Some(seat), sheet, true, revisions);
    }
    let content = SheetContent::default();
    SheetView {
        subject_id,
        member_id: Some(seat.id),
        mine: true,
        status: SheetStatus::Draft,
        missing: gaps(&score::missing(&loaded.rules, &content)),
        allowed_actions: actions(ctx, loaded, seat, SheetStatus::Draft, &content),
        scores: content.scores,
        comment: None,
        total: None,
        grade: None,
        submitted_at: None,
        revisions: Vec::new(),
        version: 0,
    }
}

/// A sheet for a reader; `holder` is the reader's seat when it is the reader's own.
pub(super) fn of(
    ctx: &Ctx,
    loaded: &Loaded,
    holder: Option<&Seat>,
    sheet: &LoadedSheet,
    named: bool,
    revisions: &[Revision],
) -> SheetView {
    let content = sheet.content.clone();
    let draft = sheet.status == SheetStatus::Draft;
    let missing = score::missing(&loaded.rules, &content);
    let revisions = revisions
        .iter()
        .filter(|revision| named && revision.sheet_id == sheet.row.id)
        .filter_map(|revision| {
            let before: SheetContent = serde_json::from_value(revision.content.clone()).ok()?;
            Some(RevisionView {
                scores: before.scores,
                comment: before.comment,
                reason: revision.reason.clone(),
                submitted_at: Timestamp(revision.submitted_at),
                at: Timestamp(revision.at),
            })
        })
        .collect();
    SheetView {
        subject_id: sheet.row.subject_id,
        member_id: named.then_some(sheet.row.member_id),
        mine: holder.is_some(),
        status: sheet.status,
        total: content.total(&loaded.rules).filter(|_| loaded.kind == CouncilKind::Selection),
        grade: grade_member(&loaded.rules, &content),
        missing: if holder.is_some() && draft { gaps(&missing) } else { Vec::new() },
        allowed_actions: match holder {
            Some(seat) => actions(ctx, loaded, seat, sheet.status, &content),
            None => Vec::new(),
        },
        scores: content.scores,
        comment: content.comment,
        submitted_at: sheet.row.submitted_at.map(Timestamp),
        revisions,
        version: sheet.row.version,
    }
}

fn actions(
    ctx: &Ctx,
    loaded: &Loaded,
    seat: &Seat,
    status: SheetStatus,
    content: &SheetContent,
) -> Vec<AllowedAction> {
    let facts = facts(loaded, seat, content);
    let allowed = lifecycle::allowed::<SheetLifecycle>(status, &facts)
        .into_iter()
        .filter(|allowed| !allowed.action.is_effect())
        .collect();
    allowed_actions(ctx.locale, allowed)
}

/// What the lifecycle asks about the reader's own sheet.
pub(super) fn facts(loaded: &Loaded, seat: &Seat, content: &SheetContent) -> SheetFacts {
    SheetFacts {
        holder: true,
        declared: seat.declared,
        system: false,
        council: loaded.status,
        missing: score::missing(&loaded.rules, content).len(),
    }
}

fn gaps(missing: &[FieldError]) -> Vec<SheetGap> {
    missing
        .iter()
        .map(|gap| SheetGap { pointer: gap.pointer.clone(), code: gap.code.to_owned() })
        .collect()
}
