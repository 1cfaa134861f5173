//! Who read a submission: put on record with the reading itself, shown to those who sent it. And the
//! one way to read it before its opening.

use nhipcau_domain::{
    field_error::FieldError,
    lifecycle::Blocked,
    locale::clean_text,
    submission::{
        Status,
        reading::{Kind, Part, REASON_LEAST, REASON_LIMIT},
        visibility::Sight,
    },
    timestamp::Timestamp,
};
use nhipcau_mail::Template;
use nhipcau_store::{
    challenge::{self as challenges, Challenge},
    organisation,
    reading::{self, Reading},
    submission::{self, Submission},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::{find, sight_of},
    transition::{announce, params},
    view::{SubmissionView, view},
};
use crate::{
    App, Audience, Ctx, Error, Happening, Result, Work,
    view::{ListView, OrgRef, OrgRefs, PageRequest, PersonRef, PersonRefs, readable},
};

/// Whose cursors are taken.
const LIST: &str = "readings";

/// One reading: of a reader, a thing and a day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReadingView {
    /// When, the first time on that day.
    pub at: Timestamp,
    /// How.
    pub kind: Kind,
    /// In which part.
    pub part: Part,
    /// In whose name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Who; never a member of a council, whose names solvers do not learn from here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// Why the seal was broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Why the seal is broken.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BreakGlass {
    /// Written reasons; whoever sent the submission reads them.
    pub reason: String,
}

/// Puts on record that somebody outside the organisation reads an opened submission, or a file of
/// it; once for each reader and day. What cannot be put on record is not shown.
pub(super) async fn note(
    app: &App,
    ctx: &Ctx,
    row: &Submission,
    call: &Challenge,
    sight: Sight,
    file: Option<Uuid>,
) -> Result<()> {
    let Some(person) = &ctx.person else { return Ok(()) };
    if ctx.actor.belongs_to(row.organisation_id) || !row.is_opened() {
        return Ok(());
    }
    let kind = if file.is_some() { Kind::Attachment } else { Kind::Read };
    // Who meets codes reads for the council alone, in whatever office besides.
    let (part, organisation_id) =
        if sight.is_coded() { (Part::Council, None) } else { part_of(ctx, call) };
    let now = app.clock.now();
    let seen = Reading {
        id: Uuid::nil(),
        submission_id: row.id,
        kind: kind.into(),
        part: part.into(),
        person_id: person.id,
        organisation_id,
        object_id: file.unwrap_or(row.id),
        reason: None,
        day: now.vietnam_day().to_string(),
        at: now.0,
    };
    if reading::known(app.store.reader(), &seen).await? {
        return Ok(());
    }
    let work = app.begin(ctx).await?;
    let seen = Reading {
        id: work.new_id(),
        at: work.now.0,
        day: work.now.vietnam_day().to_string(),
        ..seen
    };
    match reading::insert(work.conn(), seen).await {
        // Somebody else's window, or the same one twice at once.
        Err(nhipcau_store::Error::Duplicate(_)) => return Ok(()),
        done => done?,
    };
    let mut happening = Happening::new("submission", row.id, kind.as_str())
        .with(json!({"part": part, "file_id": file}));
    happening.organisation_id = organisation_id;
    work.record(happening).await?;
    // A look is no step of a request: its key, if it has one, is for something else.
    work.commit_aside().await
}

/// In which part, and in whose name, somebody reads who is not of the organisation.
fn part_of(ctx: &Ctx, call: &Challenge) -> (Part, Option<Uuid>) {
    if ctx.actor.prepares_for(call.broker_id) {
        (Part::Broker, Some(call.broker_id))
    } else if ctx.actor.prepares_for(call.orderer_id) {
        (Part::Orderer, Some(call.orderer_id))
    } else {
        (Part::Council, None)
    }
}

/// Who read a submission, the last first; for its own organisation.
///
/// # Errors
/// `NotFound` when it is sealed from the reader, `Forbidden` for its other readers.
pub async fn readings(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    page: &PageRequest,
) -> Result<ListView<ReadingView>> {
    let conn = app.store.reader();
    let (row, _) = find(conn, &ctx.actor, id).await?;
    if !ctx.actor.belongs_to(row.organisation_id) {
        return Err(Error::Forbidden);
    }
    let rows = reading::of_submission(conn, id, &page.page(app, LIST)?).await?;
    let refs = OrgRefs::load(conn, rows.rows.iter().filter_map(|row| row.organisation_id)).await?;
    let named = |row: &Reading| row.organisation_id.map(|_| row.person_id);
    let people = PersonRefs::load(conn, rows.rows.iter().filter_map(named)).await?;
    let items = readable(
        "reading",
        &rows.rows,
        |row| row.id,
        |row| {
            Ok(ReadingView {
                at: Timestamp(row.at),
                kind: row.kind()?,
                part: row.part()?,
                organisation: row.organisation_id.map(|id| refs.get(id)).transpose()?,
                person: people.get(named(row)),
                reason: row.reason.clone(),
            })
        },
    );
    ListView::paged(app, LIST, items?, &rows)
}

/// Reads the text of a sent submission before its opening, for a written reason. Those who sent it
/// are told at once. Its files stay sealed.
///
/// # Errors
/// `NotFound` unless the actor signs for the orderer or the broker, or reads it anyway; then
/// `Forbidden`, or `Blocked` when it has been opened.
pub async fn break_glass(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    body: BreakGlass,
) -> Result<SubmissionView> {
    let person = ctx.person()?;
    let work = app.begin(ctx).await?;
    let row = submission::find_locked(work.conn(), id).await?;
    let call = challenges::find(work.conn(), row.challenge_id).await?;
    let reads = sight_of(work.conn(), &ctx.actor, &row, &call).await?;
    let office = [call.broker_id, call.orderer_id].into_iter().find(|id| ctx.actor.signs_for(*id));
    let office = match (office, reads) {
        (Some(office), _) if !ctx.actor.belongs_to(row.organisation_id) => office,
        (_, Some(_)) => return Err(Error::Forbidden),
        (_, None) => return Err(Error::NotFound),
    };
    if row.is_opened() {
        return Err(Blocked::because("opened_already").into());
    }
    // What nobody has sent is nobody's business, whatever the reason.
    if row.status()? != Status::Sent {
        return Err(Error::NotFound);
    }
    let reason = clean_text(&body.reason);
    let length = reason.chars().count();
    if length < REASON_LEAST {
        let error = FieldError::new("/reason", "too_short").with("limit", REASON_LEAST);
        return Err(Error::Invalid(vec![error]));
    }
    if length > REASON_LIMIT {
        let error = FieldError::new("/reason", "too_long").with("limit", REASON_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    let part = if office == call.broker_id { Part::Broker } else { Part::Orderer };
    let seen = Reading {
        id: work.new_id(),
        submission_id: row.id,
        kind: Kind::BreakGlass.into(),
        part: part.into(),
        person_id: person.id,
        organisation_id: Some(office),
        object_id: work.new_id(),
        reason: Some(reason.clone()),
        day: work.now.vietnam_day().to_string(),
        at: work.now.0,
    };
    reading::insert(work.conn(), seen).await?;
    let happening = Happening::new("submission", row.id, Kind::BreakGlass.as_str())
        .by(office)
        .for_audience(Audience::Sealed(row.organisation_id))
        .with(json!({"part": part, "reason": reason}));
    work.record(happening).await?;
    tell(&work, &row, &call, (office, &reason)).await?;
    work.commit().await?;
    view(app, ctx, row, call, Sight::Whole).await
}

async fn tell(
    work: &Work<'_>,
    row: &Submission,
    call: &Challenge,
    (office, reason): (Uuid, &str),
) -> Result<()> {
    let mut figures = params(work, row, call).await?;
    figures["by"] = json!(organisation::find(work.conn(), office).await?.name());
    figures["person"] = json!(work.ctx().person()?.name);
    figures["reason"] = json!(reason);
    figures["read_at"] = json!(work.now);
    announce(work, row, Template::SealBroken, figures).await
}
