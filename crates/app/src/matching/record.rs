//! What organisations have done on the platform: awards and pilots, which are public once decided.

use std::collections::HashMap;

use nhipcau_domain::{
    evaluation::grading::Grade, locale::Bilingual, pilot::Status, timestamp::Timestamp,
};
use nhipcau_store::{
    Conn, challenge,
    pilot::{self, Pilot},
    submission,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Result, view::unless_unreadable};

/// A call that an organisation has won.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PastAward {
    /// The call.
    pub challenge_id: Uuid,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Bilingual,
    /// When it was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
}

/// A pilot that an organisation carries out or has carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PastPilot {
    /// Id.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Bilingual,
    /// How far it is.
    pub status: Status,
    /// How it was graded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// What an organisation has done here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrackRecord {
    /// Calls won.
    pub awards: Vec<PastAward>,
    /// Pilots, the last first.
    pub pilots: Vec<PastPilot>,
}

/// The records of these organisations.
pub(super) async fn records(
    conn: &impl Conn,
    organisation_ids: &[Uuid],
) -> Result<HashMap<Uuid, TrackRecord>> {
    let mut found: HashMap<Uuid, TrackRecord> = HashMap::new();
    let won = submission::awarded_to(conn, organisation_ids).await?;
    let ids: Vec<_> = won.iter().map(|row| row.challenge_id).collect();
    let calls = challenge::find_many(conn, &ids).await?;
    for row in &won {
        let Some(call) = calls.iter().find(|call| call.id == row.challenge_id) else { continue };
        found.entry(row.organisation_id).or_default().awards.push(PastAward {
            challenge_id: call.id,
            code: call.code.clone(),
            title: call.title(),
            decided_at: call.decided_at.map(Timestamp),
        });
    }
    for record in found.values_mut() {
        record.awards.sort_by_key(|award| std::cmp::Reverse(award.decided_at));
    }
    for row in pilot::of_solvers(conn, organisation_ids).await? {
        if let Some(past) = unless_unreadable("pilot", row.id, past(&row))? {
            found.entry(row.solver_id).or_default().pilots.push(past);
        }
    }
    Ok(found)
}

fn past(row: &Pilot) -> Result<PastPilot> {
    Ok(PastPilot {
        id: row.id,
        code: row.code.clone(),
        title: row.title(),
        status: row.status()?,
        grade: row.grade.as_deref().and_then(Grade::parse),
    })
}
