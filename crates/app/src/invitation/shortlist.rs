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
    invitation::shortlist::{self as entries, Entry},
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
    /// Why.
    pub note: Option<String>,
    /// The judgement.
    pub verdict: Verdict,
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
    let note = body.note.as_deref().map(clean_text).filter(|note| !note.is_empty());
    check_text("/note", note.as_deref())?;
    let work = app.begin(ctx).await?;
    let call = brokered(ctx, work.conn(), challenge_id, work.now).await?;
    check_offer(work.conn(), body.organisation_id, body.capability_id).await?;
    let entry = Entry {
        id: work.new_id(),
        challenge_id,
        organisation_id: body.organisation_id,
        capability_id: body.capability_id,
        subject_id: body.capability_id.unwrap_or(body.organisation_id),
        verdict: body.verdict.into(),
        note,
        person_id: ctx.person_id(),
        at: work.now.0,
    };
    let entry = entries::put(work.conn(), entry).await?;
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

async fn views(conn: &impl Conn, rows: &[Entry]) -> Result<Vec<ShortlistView>> {
    let refs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
    let people = PersonRefs::load(conn, rows.iter().filter_map(|row| row.person_id)).await?;
    let ids: Vec<_> = rows.iter().filter_map(|row| row.capability_id).collect();
    let offered = capability::find_many(conn, &ids).await?;
    rows.iter()
        .map(|row| {
            Ok(ShortlistView {
                id: row.id,
                organisation: refs.get(row.organisation_id)?,
                capability: reference(&offered, row.capability_id)?,
                verdict: row.verdict()?,
                note: row.note.clone(),
                by: people.get(row.person_id),
                at: Timestamp(row.at),
            })
        })
        .collect()
}
