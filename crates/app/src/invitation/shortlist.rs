//! The broker's judgement on matches.

use nhipcau_domain::{
    field_error::FieldError,
    invitation::{TEXT_LIMIT, Verdict},
    locale::clean_text,
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn, Error as StoreError,
    capability::{self, Capability},
    invitation::{
        note::{self as notes, Note},
        shortlist::{self as entries, Entry},
    },
    organisation,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::brokered;
use crate::{
    App, Ctx, Error, Happening, Result,
    capability::CapabilityRef,
    view::{ListView, OrgRef, OrgRefs, PersonRef, PersonRefs},
};

/// A judgement on a match.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShortlistEntry {
    /// The organisation.
    pub organisation_id: Uuid,
    /// Its capability, where one is judged.
    pub capability_id: Option<Uuid>,
    /// Why. Absent: the note that stands stays; empty: it goes, and the history keeps it.
    pub note: Option<String>,
    /// The judgement.
    pub verdict: Verdict,
}

/// What somebody made of a match at an earlier time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EarlierJudgement {
    /// The judgement.
    pub verdict: Verdict,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
    /// When.
    pub at: Timestamp,
}

/// A judgement as its readers see it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ShortlistView {
    /// Id.
    pub id: Uuid,
    /// The organisation.
    pub organisation: OrgRef,
    /// Its capability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capability: Option<CapabilityRef>,
    /// The judgement.
    pub verdict: Verdict,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
    /// When.
    pub at: Timestamp,
    /// What stood there before, the last first.
    pub history: Vec<EarlierJudgement>,
}

/// Lists the judgements on the matches of a challenge.
///
/// # Errors
/// As [`brokered`].
pub async fn shortlist(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
) -> Result<ListView<ShortlistView>> {
    let conn = app.store.reader();
    brokered(ctx, conn, challenge_id, app.clock.now()).await?;
    let rows = entries::of_challenge(conn, challenge_id).await?;
    Ok(ListView::whole(views(conn, &rows).await?))
}

/// Judges a match, in the place of an earlier judgement.
///
/// # Errors
/// As [`brokered`]; `Invalid` when organisation or capability do not exist.
pub async fn judge(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    body: ShortlistEntry,
) -> Result<ShortlistView> {
    let note = body.note.as_deref().map(clean_text);
    check_text("/note", note.as_deref())?;
    let work = app.begin(ctx).await?;
    let call = brokered(ctx, work.conn(), challenge_id, work.now).await?;
    check_offer(work.conn(), body.organisation_id, body.capability_id).await?;
    let subject_id = body.capability_id.unwrap_or(body.organisation_id);
    let earlier = entries::of_subject(work.conn(), challenge_id, subject_id).await?;
    let note = note.or_else(|| earlier.and_then(|entry| entry.note));
    let entry = Entry {
        id: work.new_id(),
        challenge_id,
        organisation_id: body.organisation_id,
        capability_id: body.capability_id,
        subject_id,
        verdict: body.verdict.into(),
        note: note.filter(|note| !note.is_empty()),
        person_id: ctx.person_id(),
        at: work.now.0,
    };
    let entry = entries::put(work.conn(), entry).await?;
    let kept = Note {
        id: work.new_id(),
        entry_id: entry.id,
        verdict: entry.verdict.clone(),
        note: entry.note.clone(),
        person_id: entry.person_id,
        at: entry.at,
    };
    notes::insert(work.conn(), kept).await?;
    let happening = Happening::new("challenge", challenge_id, "judge_match")
        .by(call.broker_id)
        .for_audience(crate::Audience::Sealed(call.broker_id))
        .with(json!({"organisation_id": entry.organisation_id, "verdict": entry.verdict}));
    work.record(happening).await?;
    let list = format!("/challenges/{challenge_id}/shortlist");
    work.commit_created_in(&list, format!("{list}#{}", entry.id)).await?;
    let views = views(app.store.reader(), &[entry]).await?;
    views.into_iter().next().ok_or_else(|| Error::internal("the judgement is gone"))
}

/// # Errors
/// `Invalid` when the text is too long.
pub(super) fn check_text(pointer: &str, text: Option<&str>) -> Result<()> {
    if text.is_some_and(|text| text.chars().count() > TEXT_LIMIT) {
        return Err(Error::Invalid(vec![
            FieldError::new(pointer, "too_long").with("limit", TEXT_LIMIT),
        ]));
    }
    Ok(())
}

/// # Errors
/// `Invalid` unless the organisation exists and holds the capability.
pub(super) async fn check_offer(
    conn: &impl Conn,
    organisation_id: Uuid,
    capability_id: Option<Uuid>,
) -> Result<()> {
    let unknown = |pointer| {
        move |error| match error {
            StoreError::NotFound => Error::field(pointer, "unknown_reference"),
            other => Error::from(other),
        }
    };
    organisation::find(conn, organisation_id).await.map_err(unknown("/organisation_id"))?;
    if let Some(id) = capability_id {
        let offered = capability::find(conn, id).await.map_err(unknown("/capability_id"))?;
        if offered.organisation_id != organisation_id {
            return Err(Error::field("/capability_id", "unknown_reference"));
        }
    }
    Ok(())
}

/// References to the capabilities with these ids.
pub(super) fn reference(rows: &[Capability], id: Option<Uuid>) -> Result<Option<CapabilityRef>> {
    rows.iter().find(|row| Some(row.id) == id).map(CapabilityRef::of).transpose()
}

/// The judgements as their readers see them, with what stood there before.
pub(crate) async fn views(conn: &impl Conn, rows: &[Entry]) -> Result<Vec<ShortlistView>> {
    let refs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let kept = notes::of_entries(conn, &ids).await?;
    let writers = rows.iter().map(|row| row.person_id).chain(kept.iter().map(|row| row.person_id));
    let people = PersonRefs::load(conn, writers.flatten()).await?;
    let ids: Vec<_> = rows.iter().filter_map(|row| row.capability_id).collect();
    let offered = capability::find_many(conn, &ids).await?;
    rows.iter()
        .map(|row| {
            // The last of them is what stands now.
            let earlier = kept.iter().filter(|one| one.entry_id == row.id).skip(1);
            let history = earlier.map(|one| {
                Ok(EarlierJudgement {
                    verdict: one.verdict()?,
                    note: one.note.clone(),
                    by: people.get(one.person_id),
                    at: Timestamp(one.at),
                })
            });
            Ok(ShortlistView {
                id: row.id,
                organisation: refs.get(row.organisation_id)?,
                capability: reference(&offered, row.capability_id)?,
                verdict: row.verdict()?,
                note: row.note.clone(),
                by: people.get(row.person_id),
                at: Timestamp(row.at),
                history: history.collect::<Result<_>>()?,
            })
        })
        .collect()
}
