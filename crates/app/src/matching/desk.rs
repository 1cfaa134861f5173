//! What the broker of a call knows of each solver beside the score.

use std::collections::{HashMap, HashSet};

use nhipcau_domain::{
    invitation::{Status as InvitationStatus, Verdict},
    organisation::Verification,
    timestamp::Day,
};
use nhipcau_search::{Document, Noun, matching::Match};
use nhipcau_store::{
    Conn,
    capability::{self, Capability},
    challenge::Challenge,
    invitation::{
        self,
        shortlist::{self, Entry},
    },
    organisation::{self, Organisation},
    person::membership,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    conflict::{Conflict, Conflicts},
    missing::{Gap, missing},
    strength::Strength,
};
use crate::{
    App, Ctx, Result,
    capability::CapabilitySummary,
    search::{HighlightsView, Labels, ReasonView, highlights},
    submission::EDITORS,
    view::{OrgRef, OrgRefs, readable, unless_unreadable},
};

/// Somebody who could answer a challenge.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SolverMatch {
    /// The capability that fits; absent when the organisation fits by what it says of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capability: Option<CapabilitySummary>,
    /// The organisation.
    pub organisation: OrgRef,
    /// ISO 3166 code of its country.
    pub country: String,
    /// Code of its province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// Whether a broker has checked it, and whether that still holds.
    pub verification: Verification,
    /// Whether somebody there would read an invitation.
    pub reachable: bool,
    /// How well it fits, 0–1.
    pub score: f32,
    /// The score in a word.
    pub strength: Strength,
    /// Why; the shares add up to the score.
    pub reasons: Vec<ReasonView>,
    /// What is asked for and not offered.
    pub missing: Vec<Gap>,
    /// Marked fragments by field.
    #[schema(value_type = std::collections::BTreeMap<String, Vec<String>>)]
    pub highlights: HighlightsView,
    /// Why this organisation may not answer, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<String>,
    /// Everything that stands between it and this call, the gravest first.
    pub conflicts: Vec<Conflict>,
    /// Whether the broker has put it on the shortlist.
    pub shortlisted: bool,
    /// The broker's judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The note on the judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How far its invitation is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited: Option<InvitationStatus>,
}

/// The broker's knowledge of some solvers.
pub(super) struct Desk {
    need: Document,
    labels: Labels,
    conflicts: Conflicts,
    capabilities: HashMap<Uuid, CapabilitySummary>,
    organisations: HashMap<Uuid, Organisation>,
    reachable: HashSet<Uuid>,
    judged: HashMap<Uuid, Entry>,
    invitations: HashMap<Uuid, InvitationStatus>,
    today: Day,
}

impl Desk {
    /// Reads what is known of those who were found for a call; `need` is the call as it was matched.
    pub(super) async fn load(
        app: &App,
        ctx: &Ctx,
        conn: &impl Conn,
        (call, need): (&Challenge, Document),
        found: &[Match],
    ) -> Result<Self> {
        let ids: Vec<_> = found
            .iter()
            .filter(|found| found.document.noun == Noun::Capability)
            .map(|found| found.document.id)
            .collect();
        let rows = capability::find_many(conn, &ids).await?;
        let refs = OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id)).await?;
        let summary = |row: &Capability| Ok((row.id, CapabilitySummary::of(row, &refs)?));
        let capabilities = readable("capability", &rows, |row| row.id, summary)?;
        let mut ids: Vec<_> = found.iter().filter_map(holder).collect();
        ids.sort();
        ids.dedup();
        let organisations = organisation::find_many(conn, &ids).await?;
        let reachable = membership::with_people(conn, &organisations, &EDITORS).await?;
        let mut judged = HashMap::new();
        for entry in shortlist::of_challenge(conn, call.id).await? {
            entry.verdict()?;
            judged.insert(entry.subject_id, entry);
        }
        let mut invitations = HashMap::new();
        for row in invitation::of_challenge(conn, call.id).await? {
            // The last invitation comes first and stands.
            let status = row.status()?;
            invitations.entry(row.organisation_id).or_insert(status);
        }
        Ok(Self {
            need,
            labels: Labels::load(app, ctx.locale).await?,
            conflicts: Conflicts::load(conn, call).await?,
            capabilities: capabilities.into_iter().collect(),
            organisations: organisations.into_iter().map(|row| (row.id, row)).collect(),
            reachable,
            judged,
            invitations,
            today: Day(app.clock.now().vietnam_day()),
        })
    }

    /// A match with all that is known of it; `None` for what was taken back since the index saw it.
    pub(super) fn solver(&self, ctx: &Ctx, found: Match) -> Result<Option<SolverMatch>> {
        let Match { document, score, reasons, highlights: marked } = found;
        let Some(organisation) = &document.organisation else { return Ok(None) };
        let Some(row) = self.organisations.get(&organisation.id) else { return Ok(None) };
        let capability = self.capabilities.get(&document.id).cloned();
        if document.noun == Noun::Capability && capability.is_none() {
            return Ok(None);
        }
        let made = self.made(ctx, row, (&document, capability), score);
        let Some(mut solver) = unless_unreadable("organisation", row.id, made)? else {
            return Ok(None);
        };
        solver.reasons = reasons.into_iter().map(|reason| self.labels.reason(reason)).collect();
        solver.highlights = highlights(marked);
        Ok(Some(solver))
    }

    fn made(
        &self,
        ctx: &Ctx,
        row: &Organisation,
        (document, capability): (&Document, Option<CapabilitySummary>),
        score: f32,
    ) -> Result<SolverMatch> {
        let conflicts = self.conflicts.of(ctx.locale, row.id);
        let entry = self.judged.get(&document.id);
        let verdict = entry.map(Entry::verdict).transpose()?;
        Ok(SolverMatch {
            capability,
            organisation: OrgRef::of(row)?,
            country: row.country.clone(),
            province: row.province.clone(),
            verification: row.verification_on(self.today)?,
            reachable: self.reachable.contains(&row.id),
            score,
            strength: Strength::of(score),
            reasons: Vec::new(),
            missing: missing(&self.labels, &self.need, document),
            highlights: HighlightsView::default(),
            conflict: conflicts.iter().find(|one| one.blocks).map(|one| one.message.clone()),
            conflicts,
            shortlisted: verdict == Some(Verdict::Shortlisted),
            verdict,
            note: entry.and_then(|entry| entry.note.clone()),
            invited: self.invitations.get(&row.id).copied(),
        })
    }

    /// The judgement on a subject, as it is stored.
    pub(super) fn entry(&self, subject_id: Uuid) -> Option<&Entry> {
        self.judged.get(&subject_id)
    }

    /// The organisation behind a match, as it is stored.
    pub(super) fn organisation(&self, id: Uuid) -> Option<&Organisation> {
        self.organisations.get(&id)
    }
}

/// The organisation behind a match.
pub(super) fn holder(found: &Match) -> Option<Uuid> {
    found.document.organisation.as_ref().map(|organisation| organisation.id)
}
