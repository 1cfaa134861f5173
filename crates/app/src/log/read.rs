//! One record of the log, as far as its reader may see it.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::{
    event::{self, Event},
    log,
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    sequence::{envelope_of, leaf_of},
    sight::{Sight, sight},
    subject,
};
use crate::{
    App, Ctx, Error, Result,
    view::{OrgRef, OrgRefs, PersonRefs},
};

/// Who did something.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LogActor {
    /// The handle in the log.
    pub handle: String,
    /// The name; for the person, for colleagues and, where it was done in an organisation's name, for the
    /// auditor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A record of the log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecordView {
    /// Its number, from 1.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// The noun.
    pub noun: String,
    /// What happened.
    pub action: String,
    /// The thing it happened to.
    pub subject_id: Uuid,
    /// Who did it; absent for the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<LogActor>,
    /// In whose name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// `public`, `parties`, `own` or `sealed`.
    pub audience: String,
    /// Hash of its leaf, in hexadecimal.
    pub leaf_hash: String,
    /// Figures; for those who may see them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Value>,
    /// Its figures were erased, as this record says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erased_by: Option<i64>,
}

/// A record with what is needed to check it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecordDetail {
    /// Its number, from 1.
    pub seq: i64,
    /// Hash of its leaf, in hexadecimal.
    pub leaf_hash: String,
    /// Whether the record is not this reader's; then nothing more is said.
    pub withheld: bool,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordView>,
    /// The leaf's text, whose hash stands in the tree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaf: Option<String>,
    /// The text behind the leaf's digest; for those who may see the figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<String>,
    /// The salt before it, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

/// Turns events into records for a reader; `seen` says how much of each.
pub(super) async fn records(
    app: &App,
    ctx: &Ctx,
    events: &[(Event, Sight)],
) -> Result<Vec<RecordView>> {
    let conn = app.store.reader();
    let refs = OrgRefs::load(conn, events.iter().filter_map(|(e, _)| e.organisation_id)).await?;
    let people: Vec<_> = events.iter().filter_map(|(event, _)| event.actor_id).collect();
    let handles = log::actor::of(conn, &people).await?;
    let names = PersonRefs::load(conn, people).await?;
    let erasures: Vec<_> = events.iter().filter_map(|(event, _)| event.erased_by).collect();
    let erasures = event::numbers(conn, &erasures).await?;
    let seqs: Vec<_> = events.iter().filter_map(|(event, _)| event.seq).collect();
    let rows = log::leaf::numbered(conn, &seqs).await?;
    let mut records = Vec::new();
    for (event, seen) in events {
        let Some(seq) = event.seq else { continue };
        let row =
            rows.get(&seq).ok_or_else(|| Error::unreadable(format!("record {seq} is missing")))?;
        let reader = &ctx.actor;
        // Who acts in nobody's name is an expert: their names are not the auditor's business either.
        let inside = (reader.auditor && event.organisation_id.is_some())
            || (event.actor_id.is_some() && event.actor_id == reader.person_id)
            || event.organisation_id.is_some_and(|id| reader.belongs_to(id));
        let actor = event.actor_id.and_then(|person| handles.get(&person)).map(|handle| LogActor {
            handle: hex::encode(handle),
            name: names.get(event.actor_id).filter(|_| inside).map(|person| person.name),
        });
        records.push(RecordView {
            seq,
            at: Timestamp(event.at),
            noun: event.noun.clone(),
            action: event.action.clone(),
            subject_id: event.subject_id,
            actor,
            organisation: event.organisation_id.map(|id| refs.get(id)).transpose()?,
            audience: event.audience.clone(),
            leaf_hash: hex::encode(leaf_of(row)?.hash()),
            payload: (*seen == Sight::Whole && event.salt.is_some()).then(|| event.payload.clone()),
            erased_by: event.erased_by.and_then(|id| erasures.get(&id).copied()),
        });
    }
    Ok(records)
}

/// Reads a record.
///
/// # Errors
/// `NotFound` when the log has no such record.
pub async fn read(app: &App, ctx: &Ctx, seq: i64) -> Result<RecordDetail> {
    let conn = app.store.reader();
    let row = log::leaf::find(conn, seq).await?.ok_or(Error::NotFound)?;
    let leaf = leaf_of(&row)?;
    let mut detail = RecordDetail {
        seq,
        leaf_hash: hex::encode(leaf.hash()),
        withheld: true,
        record: None,
        leaf: None,
        envelope: None,
        salt: None,
    };
    let Some(event) = event::numbered(conn, &[seq]).await?.pop() else { return Ok(detail) };
    let around = subject::around(conn, &ctx.actor, &event, app.clock.now()).await?;
    let seen = sight(&ctx.actor, &event, around);
    if seen == Sight::Nothing {
        return Ok(detail);
    }
    detail.withheld = false;
    detail.leaf = Some(leaf.text());
    if let Some(salt) = event.salt.as_ref().filter(|_| seen == Sight::Whole) {
        detail.envelope = Some(envelope_of(&event).text());
        detail.salt = Some(hex::encode(salt));
    }
    detail.record = records(app, ctx, &[(event, seen)]).await?.pop();
    Ok(detail)
}

/// Whether the reader may see the leaf of a record.
pub(super) async fn visible(app: &App, ctx: &Ctx, seq: i64) -> Result<bool> {
    let conn = app.store.reader();
    let Some(event) = event::numbered(conn, &[seq]).await?.pop() else { return Ok(false) };
    let around = subject::around(conn, &ctx.actor, &event, app.clock.now()).await?;
    Ok(sight(&ctx.actor, &event, around) != Sight::Nothing)
}
