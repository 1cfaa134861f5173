//! The history of a challenge.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::{Conn, history};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::read;
use crate::{
    App, Ctx, Result,
    view::{ListView, OrgRef, OrgRefs, PersonRefs},
};

/// Who took a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HistoryActor {
    /// The person; hidden from readers outside the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In whose name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
}

/// One step of a lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// What was done.
    pub action: String,
    /// The status before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The status after.
    pub to: String,
    /// Written reasons; for the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
    /// By whom; absent for the clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<HistoryActor>,
    /// Its number in the log; absent until it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<i64>,
}

/// The history of a challenge: all of it for its parties, from the publication on for others.
pub async fn history(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<HistoryEntry>> {
    let conn = app.store.reader();
    let row = read::find(conn, &ctx.actor, id, app.clock.now()).await?;
    let party = row.parties().include(&ctx.actor);
    let mut entries = history_of(conn, "challenge", id, party).await?;
    if !party {
        entries.retain(|entry| row.published_at.is_some_and(|at| entry.at.0 >= at));
    }
    Ok(ListView::whole(entries))
}

/// The history of a thing. `inside` says whether the reader may know names and reasons.
pub async fn history_of(
    conn: &impl Conn,
    noun: &str,
    id: Uuid,
    inside: bool,
) -> Result<Vec<HistoryEntry>> {
    let rows = history::of_subject(conn, noun, id).await?;
    let numbers = history::numbers(conn, &rows).await?;
    let refs = OrgRefs::load(conn, rows.iter().filter_map(|row| row.organisation_id)).await?;
    let people = PersonRefs::load(conn, rows.iter().filter_map(|row| row.person_id)).await?;
    rows.into_iter()
        .map(|row| {
            let organisation = row.organisation_id.map(|id| refs.get(id)).transpose()?;
            let name = people.get(row.person_id).filter(|_| inside).map(|person| person.name);
            Ok(HistoryEntry {
                action: row.action,
                from: row.from_status,
                to: row.to_status,
                reason: row.reason.filter(|_| inside),
                at: Timestamp(row.at),
                by: (name.is_some() || organisation.is_some())
                    .then_some(HistoryActor { name, organisation }),
                seq: numbers.get(&row.event_id).copied(),
            })
        })
        .collect()
}
