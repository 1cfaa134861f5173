//! `GET /challenges/{id}/matches`: the broker's ranked list of who could answer.

use std::collections::HashMap;

use nhipcau_domain::{
    capability::CapabilityKind,
    invitation::{Status as InvitationStatus, Verdict},
    organisation::OrganisationKind,
};
use nhipcau_search::{Audience, Filter, Noun, matching::Match};
use nhipcau_store::{
    Conn,
    capability::{self, Capability},
    challenge::Challenge,
    invitation::{self, shortlist},
};
use nhipcau_texts::text;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{limit, matches};
use crate::{
    App, Ctx, Result,
    capability::CapabilitySummary,
    invitation::brokered,
    search::{Builder, HighlightsView, Labels, ReasonView, highlights},
    view::{OrgRef, OrgRefs, readable},
};

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct SolverQuery {
    /// Any of these kinds of capability; none also lists organisations without one.
    pub kinds: Vec<CapabilityKind>,
    /// Any of these kinds of organisation.
    pub organisation_kinds: Vec<OrganisationKind>,
    /// How many, 1–100; 20 when absent.
    pub limit: Option<usize>,
}

/// Somebody who could answer a challenge.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SolverMatch {
    /// The capability that fits; absent when the organisation fits by what it says of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capability: Option<CapabilitySummary>,
    /// The organisation.
    pub organisation: OrgRef,
    /// How well it fits, 0–1.
    pub score: f32,
    /// Why; the shares add up to the score.
    pub reasons: Vec<ReasonView>,
    /// Marked fragments by field.
    #[schema(value_type = std::collections::BTreeMap<String, Vec<String>>)]
    pub highlights: HighlightsView,
    /// Why this organisation may not answer, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<String>,
    /// Whether the broker has put it on the shortlist.
    pub shortlisted: bool,
    /// The broker's judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// How far its invitation is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited: Option<InvitationStatus>,
}

/// The ranked list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SolverMatches {
    /// Best first.
    pub items: Vec<SolverMatch>,
}

/// Ranks capabilities and organisations for a challenge; for its broker.
///
/// # Errors
/// `NotFound` when the challenge is hidden, `Forbidden` for everybody but its broker.
pub async fn solvers(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    query: SolverQuery,
) -> Result<SolverMatches> {
    let limit = limit(query.limit)?;
    let conn = app.store.reader();
    let call = brokered(ctx, conn, challenge_id, app.clock.now()).await?;
    let source = Builder::load(conn).await?.challenge(conn, call.clone()).await?;

    let filter = Filter {
        nouns: vec![Noun::Capability],
        kinds: query.kinds.iter().map(|kind| (*kind).into()).collect(),
        organisation_kinds: query.organisation_kinds.clone(),
        ..Filter::default()
    };
    let mut found = matches(app, ctx, Audience::Brokers, source.clone(), filter, limit).await?;
    if query.kinds.is_empty() {
        let filter = Filter {
            nouns: vec![Noun::Organisation],
            organisation_kinds: if query.organisation_kinds.is_empty() {
                possible_solvers()
            } else {
                query.organisation_kinds
            },
            ..Filter::default()
        };
        let organisations = matches(app, ctx, Audience::Brokers, source, filter, limit).await?;
        // An organisation whose capability is on the list is there already.
        let holders: Vec<_> = found.iter().filter_map(holder).collect();
        found.extend(
            organisations.into_iter().filter(|found| !holders.contains(&found.document.id)),
        );
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found.truncate(limit);
    }
    let items = Desk::load(app, ctx, conn, &call, &found).await?.items(ctx, found);
    Ok(SolverMatches { items })
}

/// Who may answer a challenge at all.
fn possible_solvers() -> Vec<OrganisationKind> {
    let may =
        |kind: &OrganisationKind| !kind.is_office() || *kind == OrganisationKind::HealthFacility;
    OrganisationKind::ALL.iter().copied().filter(may).collect()
}

fn holder(found: &Match) -> Option<Uuid> {
    found.document.organisation.as_ref().map(|organisation| organisation.id)
}

/// What the broker knows beside the matches.
struct Desk<'a> {
    call: &'a Challenge,
    labels: Labels,
    capabilities: HashMap<Uuid, CapabilitySummary>,
    verdicts: HashMap<Uuid, Verdict>,
    invitations: HashMap<Uuid, InvitationStatus>,
}

impl<'a> Desk<'a> {
    async fn load(
        app: &App,
        ctx: &Ctx,
        conn: &impl Conn,
        call: &'a Challenge,
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
        let mut verdicts = HashMap::new();
        for entry in shortlist::of_challenge(conn, call.id).await? {
            verdicts.insert(entry.subject_id, entry.verdict()?);
        }
        let mut invitations = HashMap::new();
        for row in invitation::of_challenge(conn, call.id).await? {
            // The last invitation comes first and stands.
            let status = row.status()?;
            invitations.entry(row.organisation_id).or_insert(status);
        }
        let labels = Labels::load(app.store.reader(), ctx.locale).await?;
        Ok(Self {
            call,
            labels,
            capabilities: capabilities.into_iter().collect(),
            verdicts,
            invitations,
        })
    }

    fn items(mut self, ctx: &Ctx, found: Vec<Match>) -> Vec<SolverMatch> {
        let mut out = Vec::with_capacity(found.len());
        for found in found {
            let document = found.document;
            let Some(organisation) = document.organisation else { continue };
            let capability = self.capabilities.remove(&document.id);
            // Taken back since the index saw it.
            if document.noun == Noun::Capability && capability.is_none() {
                continue;
            }
            let verdict = self.verdicts.get(&document.id).copied();
            out.push(SolverMatch {
                capability,
                score: found.score,
                reasons: found.reasons.into_iter().map(|r| self.labels.reason(r)).collect(),
                highlights: highlights(found.highlights),
                conflict: self.conflict(ctx, organisation.id),
                shortlisted: verdict == Some(Verdict::Shortlisted),
                verdict,
                invited: self.invitations.get(&organisation.id).copied(),
                organisation: OrgRef {
                    id: organisation.id,
                    name: organisation.name,
                    kind: organisation.kind,
                },
            });
        }
        out
    }

    /// Nobody answers an order of their own.
    fn conflict(&self, ctx: &Ctx, organisation_id: Uuid) -> Option<String> {
        let key = if organisation_id == self.call.orderer_id {
            "match-conflict-orderer"
        } else if organisation_id == self.call.proposer_id {
            "match-conflict-proposer"
        } else {
            return None;
        };
        Some(text(ctx.locale, key, &[]))
    }
}
