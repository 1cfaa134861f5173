//! `GET /challenges/{id}/matches/compare`: a few solvers side by side.

use std::sync::Arc;

use nhipcau_domain::{
    capability::{IpStatus, OriginTask, Seek, Status},
    field_error::FieldError,
    locale::Bilingual,
    timestamp::{Day, Timestamp},
};
use nhipcau_search::{Document, matching::Match};
use nhipcau_store::{
    Conn,
    capability::{self, Capability},
    organisation::{self, Organisation},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    desk::{Desk, SolverMatch},
    record::{TrackRecord, records},
    solvers::Ranking,
};
use crate::{
    App, Ctx, Error, Result,
    invitation::{ShortlistView, brokered, judgements},
    search::Builder,
    view::{OrgRef, OrgRefs},
};

/// The fewest that are compared.
const FEWEST: usize = 2;
/// The most that fit beside each other.
const MOST: usize = 4;

/// One of those that are compared.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ComparedSolver {
    /// What was asked for: the capability, or the organisation.
    pub subject_id: Uuid,
    /// The match, with the score and reasons of the list.
    #[serde(flatten)]
    pub solver: SolverMatch,
    /// Trials, deployments, publications, certificates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Bilingual>,
    /// How the intellectual property stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_status: Option<IpStatus>,
    /// Languages in which the holder works.
    pub languages: Vec<String>,
    /// What the holder seeks.
    pub seeks: Vec<Seek>,
    /// The task a research result comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_task: Option<OriginTask>,
    /// What the organisation says of itself.
    pub profile: Bilingual,
    /// Who verified it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_by: Option<OrgRef>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<Timestamp>,
    /// Day until which the verification holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_until: Option<Day>,
    /// What the organisation has done here.
    pub record: TrackRecord,
    /// The broker's judgement with its history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<ShortlistView>,
}

/// A few solvers side by side.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Comparison {
    /// In the order in which they were asked for.
    pub items: Vec<ComparedSolver>,
}

/// Puts solvers of a challenge side by side; for its broker. A subject is a capability that is
/// listed, or an organisation; without any there is nothing to compare.
///
/// # Errors
/// As [`brokered`]; `Invalid` when there are too few or too many, or one of them is none.
pub async fn compare(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    mut subjects: Vec<Uuid>,
) -> Result<Comparison> {
    let conn = app.store.reader();
    let call = brokered(ctx, conn, challenge_id, app.clock.now()).await?;
    let mut seen = std::collections::HashSet::new();
    subjects.retain(|id| seen.insert(*id));
    if subjects.is_empty() {
        return Ok(Comparison { items: Vec::new() });
    }
    if !(FEWEST..=MOST).contains(&subjects.len()) {
        return Err(Error::Invalid(vec![
            FieldError::new("/subject", "out_of_range").with("low", FEWEST).with("high", MOST),
        ]));
    }
    let builder = Builder::load(conn).await?;
    let need = builder.challenge(conn, call.clone()).await?;
    let (offers, ids) = offers_of(conn, &subjects).await?;
    let ranked = Ranking::of_organisations(&ids).all(app, ctx, &need).await?;
    let mut found = Vec::with_capacity(subjects.len());
    for id in &subjects {
        let place = ranked.iter().find(|found| found.document.id == *id);
        found.push(match place {
            Some(found) => found.clone(),
            // Nothing in common: it has no score, and its facts are shown all the same.
            None => unmatched(document(conn, &builder, &offers, *id).await?),
        });
    }
    let desk = Desk::load(app, ctx, conn, (&call, need), &found).await?;
    let records = records(conn, &ids).await?;
    let verifiers = ids.iter().filter_map(|id| desk.organisation(*id));
    let verifiers = verifiers.filter_map(|row| row.verified_by_organisation_id);
    let refs = OrgRefs::load(conn, verifiers).await?;
    let entries: Vec<_> = subjects.iter().filter_map(|id| desk.entry(*id)).cloned().collect();
    let judgements = judgements(conn, &entries).await?;
    let mut items = Vec::with_capacity(found.len());
    for found in found {
        let subject_id = found.document.id;
        let Some(solver) = desk.solver(ctx, found)? else { continue };
        let Some(row) = desk.organisation(solver.organisation.id) else { continue };
        let offer = offers.iter().find(|offer| offer.id == subject_id);
        let content = offer.map(Capability::content).transpose()?;
        let content = content.as_ref();
        items.push(ComparedSolver {
            subject_id,
            evidence: content.and_then(|content| content.evidence.clone()),
            ip_status: content.and_then(|content| content.ip_status),
            languages: content.map(|content| content.languages.clone()).unwrap_or_default(),
            seeks: content.map(|content| content.seeks.clone()).unwrap_or_default(),
            origin_task: content.and_then(|content| content.origin_task.clone()),
            profile: row.profile(),
            verified_by: row.verified_by_organisation_id.map(|id| refs.get(id)).transpose()?,
            verified_at: row.verified_at.map(Timestamp),
            verified_until: row.verified_until.as_deref().and_then(Day::parse),
            record: records.get(&row.id).cloned().unwrap_or_default(),
            judgement: judgements
                .iter()
                .find(|one| desk.entry(subject_id).is_some_and(|entry| entry.id == one.id))
                .cloned(),
            solver,
        });
    }
    Ok(Comparison { items })
}

/// The capabilities among the subjects, and the organisations behind all of them.
async fn offers_of(conn: &impl Conn, subjects: &[Uuid]) -> Result<(Vec<Capability>, Vec<Uuid>)> {
    let mut offers = capability::find_many(conn, subjects).await?;
    offers.retain(|row| row.status == Status::Listed.as_str());
    let rows = organisation::find_many(conn, subjects).await?;
    let mut ids = Vec::new();
    for (number, id) in subjects.iter().enumerate() {
        let holder = offers.iter().find(|row| row.id == *id).map(|row| row.organisation_id);
        let own = || rows.iter().find(|row| row.id == *id).map(|row| row.id);
        let Some(found) = holder.or_else(own) else {
            return Err(Error::field(&format!("/subject/{number}"), "unknown_reference"));
        };
        if !ids.contains(&found) {
            ids.push(found);
        }
    }
    Ok((offers, ids))
}

async fn document(
    conn: &impl Conn,
    builder: &Builder,
    offers: &[Capability],
    id: Uuid,
) -> Result<Document> {
    match offers.iter().find(|offer| offer.id == id) {
        Some(offer) => builder.capability(conn, offer).await,
        None => {
            let row: Organisation = organisation::find(conn, id).await?;
            builder.organisation(conn, &row).await
        }
    }
}

fn unmatched(document: Document) -> Match {
    Match { document: Arc::new(document), score: 0.0, reasons: Vec::new(), highlights: Vec::new() }
}
