//! The trace: everything that happened to one need, projected for its viewer.

mod detail;
mod order;
mod pilot;
mod rows;
mod selection;

use nhipcau_domain::{
    locale::Bilingual,
    pilot::FollowUp,
    timestamp::Timestamp,
    trace::{self as rules, Audience, Noun, StageKey, StageStatus, Viewer},
};
use nhipcau_store::{Conn, pilot::Pilot};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

pub use self::detail::TraceDetail;
use self::rows::Rows;
use crate::{
    App, Ctx, Result,
    challenge::{self, ChallengeRef},
    council,
    view::{OrgRef, OrgRefs},
};

/// One thing that happened.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TraceEntry {
    /// When.
    pub at: Timestamp,
    /// What it is about.
    pub noun: Noun,
    /// Which one.
    pub id: Uuid,
    /// Its readable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What was done.
    pub action: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// The organisation that did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<OrgRef>,
    /// More about it: figures, references, reasons.
    #[schema(value_type = TraceDetail)]
    pub detail: Value,
    /// Its place in the log; absent for the moment between the act and its numbering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<i64>,
}

/// One stage of the chain.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TraceStage {
    /// Which stage.
    pub key: StageKey,
    /// How far it is.
    pub status: StageStatus,
    /// What happened, in order.
    pub entries: Vec<TraceEntry>,
}

/// The trace of one need.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TraceView {
    /// The need.
    pub challenge: ChallengeRef,
    /// Its stages, always all six.
    pub stages: Vec<TraceStage>,
}

/// Reads the trace of a challenge that the viewer may read.
pub async fn read(app: &App, ctx: &Ctx, challenge_id: Uuid) -> Result<TraceView> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let row = challenge::find(conn, &ctx.actor, challenge_id, now).await?;
    let challenge = ChallengeRef::of(&row, now)?;
    let status = row.status_at(now)?;
    let rows = Rows::read(conn, row, status).await?;
    let mut viewer = viewer(ctx, &rows);
    if council::blind::meets_codes(conn, &ctx.actor, challenge_id).await? {
        // Who judges without names reads no more of the order than everybody, in whatever office.
        viewer.audience = Audience::Public;
    }
    let inside = viewer.audience > Audience::Public;
    let mut entries = order::challenge(&rows, inside);
    entries.extend(order::invitations(&rows));
    entries.extend(selection::submissions(&rows));
    entries.extend(selection::councils(&rows)?);
    entries.extend(selection::decisions(&rows)?);
    entries.extend(pilot::agreements(&rows));
    entries.extend(pilot::pilots(&rows, inside)?);
    entries.extend(pilot::deployments(&rows));
    let mut adopted = false;
    for pilot in &rows.pilots {
        adopted |= matches!(pilot.follow_up()?, Some(FollowUp::Adopt | FollowUp::Scale));
    }
    let stages = rules::assemble(status, adopted, entries, &viewer);
    Ok(TraceView { challenge, stages: name(conn, stages).await? })
}

/// Names the organisations in what is left for the viewer.
async fn name(conn: &impl Conn, stages: Vec<rules::Stage>) -> Result<Vec<TraceStage>> {
    let named = |entry: &rules::Entry| {
        let about = entry.detail.get("organisation_id").and_then(Value::as_str);
        [entry.by, about.and_then(|id| id.parse().ok())]
    };
    let ids: Vec<Uuid> =
        stages.iter().flat_map(|stage| stage.entries.iter().flat_map(named).flatten()).collect();
    let orgs = OrgRefs::load(conn, ids).await?;
    let view = |entry: rules::Entry| -> Result<TraceEntry> {
        let [by, about] = named(&entry);
        let mut detail = entry.detail;
        if let (Value::Object(fields), Some(about)) = (&mut detail, about) {
            fields.insert("organisation".to_owned(), json!(orgs.get(about)?));
        }
        if let Value::Object(fields) = &mut detail {
            fields.remove("organisation_id");
            fields.retain(|_, value| !value.is_null());
        }
        Ok(TraceEntry {
            at: entry.at,
            noun: entry.noun,
            id: entry.id,
            code: entry.code,
            action: entry.action,
            title: entry.title,
            by: by.map(|id| orgs.get(id)).transpose()?,
            detail,
            seq: entry.seq,
        })
    };
    stages
        .into_iter()
        .map(|stage| {
            let entries = stage.entries.into_iter().map(view).collect::<Result<Vec<_>>>()?;
            Ok(TraceStage { key: stage.key, status: stage.status, entries })
        })
        .collect()
}

/// Who reads: an office that runs the challenge, one of its parties, or the public. The winner is
/// a party from the pilot on; before, it sees what is its own.
fn viewer(ctx: &Ctx, rows: &Rows) -> Viewer {
    let parties = rows.challenge.parties();
    let carries_out = |pilot: &Pilot| ctx.actor.belongs_to(pilot.solver_id);
    let audience = if parties.run_by(&ctx.actor) {
        Audience::Desk
    } else if parties.include(&ctx.actor) || rows.pilots.iter().any(carries_out) {
        Audience::Parties
    } else {
        Audience::Public
    };
    Viewer { audience, organisations: ctx.actor.organisation_ids() }
}
