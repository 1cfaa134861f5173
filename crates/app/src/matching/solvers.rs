//! `GET /challenges/{id}/matches`: the broker's ranked list of who could answer.

use std::collections::HashSet;

use nhipcau_domain::{
    capability::CapabilityKind,
    invitation::Verdict,
    organisation::{OrganisationKind, Verification},
    province, text_enum,
};
use nhipcau_search::{Audience, Document, Filter, Noun, matching::Match};
use nhipcau_store::challenge::Challenge;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    desk::{Desk, SolverMatch, holder},
    limit, matches,
    strength::GOOD,
};
use crate::{App, Ctx, Error, Result, invitation::brokered, search::Builder};

/// So many of the best are looked at where they are narrowed by what the desk knows.
const LOOKED_AT: usize = 200;
/// So many are counted as good at most.
const COUNTED: usize = 50;

text_enum! {
    /// How far the broker is with a match.
    pub enum DeskState {
        /// Nobody has judged it.
        Unjudged = "unjudged",
        /// On the shortlist.
        Shortlisted = "shortlisted",
        /// Set aside.
        Rejected = "rejected",
        /// Its organisation was invited.
        Invited = "invited",
        /// Its organisation was not.
        Uninvited = "uninvited",
    }
}

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct SolverQuery {
    /// Any of these kinds of capability; none also lists organisations without one.
    pub kinds: Vec<CapabilityKind>,
    /// Any of these kinds of organisation.
    pub organisation_kinds: Vec<OrganisationKind>,
    /// In any of these provinces.
    pub provinces: Vec<String>,
    /// Working in any of these languages.
    pub languages: Vec<String>,
    /// Readiness of at least this level; leaves out what does not say.
    pub trl_min: Option<i32>,
    /// In any of these states.
    pub states: Vec<DeskState>,
    /// Without those that stand in a conflict.
    pub without_conflict: bool,
    /// Only those where somebody would read an invitation.
    pub reachable: bool,
    /// Only those a broker has verified.
    pub verified: bool,
    /// How many, 1–100; 20 when absent.
    pub limit: Option<usize>,
}

/// The ranked list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SolverMatches {
    /// Best first.
    pub items: Vec<SolverMatch>,
    /// How many of these are good matches or better.
    pub good: u64,
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
    if query.trl_min.is_some_and(|level| !(1..=9).contains(&level)) {
        return Err(Error::Invalid(vec![
            nhipcau_domain::field_error::FieldError::new("/trl_min", "out_of_range")
                .with("low", 1)
                .with("high", 9),
        ]));
    }
    let conn = app.store.reader();
    let call = brokered(ctx, conn, challenge_id, app.clock.now()).await?;
    let need = Builder::load(conn).await?.challenge(conn, call.clone()).await?;
    let ranking = Ranking::of(&query);
    let most = if query.asks_the_desk() { LOOKED_AT } else { limit };
    let found = ranking.best(app, ctx, &need, most).await?;
    let desk = Desk::load(app, ctx, conn, (&call, need), &found).await?;
    let mut items = Vec::new();
    for found in found {
        let Some(solver) = desk.solver(ctx, found)? else { continue };
        if query.keeps(&solver) {
            items.push(solver);
        }
        if items.len() == limit {
            break;
        }
    }
    let good = items.iter().filter(|solver| solver.score >= GOOD).count();
    Ok(SolverMatches { items, good: u64::try_from(good).unwrap_or(u64::MAX) })
}

/// How many capabilities and organisations are good matches for a call, at most [`COUNTED`].
pub(crate) async fn good_solvers(app: &App, ctx: &Ctx, call: &Challenge) -> Result<u64> {
    let conn = app.store.reader();
    let need = Builder::load(conn).await?.challenge(conn, call.clone()).await?;
    let found = Ranking::of(&SolverQuery::default()).best(app, ctx, &need, COUNTED).await?;
    let good = found.iter().filter(|found| found.score >= GOOD).count();
    Ok(u64::try_from(good).unwrap_or(u64::MAX))
}

impl SolverQuery {
    /// Whether the index alone cannot answer.
    const fn asks_the_desk(&self) -> bool {
        !self.states.is_empty() || self.without_conflict || self.reachable || self.verified
    }

    /// What the index does not know.
    fn keeps(&self, solver: &SolverMatch) -> bool {
        let state = |state: &DeskState| match state {
            DeskState::Unjudged => solver.verdict.is_none(),
            DeskState::Shortlisted => solver.verdict == Some(Verdict::Shortlisted),
            DeskState::Rejected => solver.verdict == Some(Verdict::Rejected),
            DeskState::Invited => solver.invited.is_some(),
            DeskState::Uninvited => solver.invited.is_none(),
        };
        (self.states.is_empty() || self.states.iter().any(state))
            && (!self.without_conflict || solver.conflicts.is_empty())
            && (!self.reachable || solver.reachable)
            && (!self.verified || solver.verification == Verification::Verified)
    }
}

/// What the index is asked for: offers, and organisations that fit by what they say of themselves.
pub(super) struct Ranking {
    offers: Filter,
    organisations: Option<Filter>,
}

impl Ranking {
    pub(super) fn of(query: &SolverQuery) -> Self {
        let common = Filter {
            organisation_kinds: query.organisation_kinds.clone(),
            provinces: query.provinces.iter().cloned().map(province::sought).collect(),
            languages: query.languages.clone(),
            trl_min: query.trl_min,
            ..Filter::default()
        };
        let offers = Filter {
            nouns: vec![Noun::Capability],
            kinds: query.kinds.iter().map(|kind| (*kind).into()).collect(),
            ..common.clone()
        };
        let organisations = query.kinds.is_empty().then(|| Filter {
            nouns: vec![Noun::Organisation],
            organisation_kinds: if query.organisation_kinds.is_empty() {
                possible_solvers()
            } else {
                query.organisation_kinds.clone()
            },
            ..common
        });
        Self { offers, organisations }
    }

    /// Only what these organisations offer, and they themselves.
    pub(super) fn of_organisations(ids: &[Uuid]) -> Self {
        let of =
            |noun| Filter { nouns: vec![noun], organisations: ids.to_vec(), ..Filter::default() };
        Self { offers: of(Noun::Capability), organisations: Some(of(Noun::Organisation)) }
    }

    /// So many of the best, best first.
    pub(super) async fn best(
        self,
        app: &App,
        ctx: &Ctx,
        need: &Document,
        most: usize,
    ) -> Result<Vec<Match>> {
        let mut found = self.ranked(app, ctx, need, most).await?;
        // An organisation whose capability is on the list is there already.
        let holders: HashSet<_> = found
            .iter()
            .filter(|found| found.document.noun == Noun::Capability)
            .filter_map(holder)
            .collect();
        found.retain(|found| {
            found.document.noun == Noun::Capability || !holders.contains(&found.document.id)
        });
        found.truncate(most);
        Ok(found)
    }

    /// Everything, organisations with their offers.
    pub(super) async fn all(self, app: &App, ctx: &Ctx, need: &Document) -> Result<Vec<Match>> {
        self.ranked(app, ctx, need, LOOKED_AT).await
    }

    async fn ranked(
        self,
        app: &App,
        ctx: &Ctx,
        need: &Document,
        most: usize,
    ) -> Result<Vec<Match>> {
        let audience = Audience::Brokers;
        let mut found = matches(app, ctx, audience, need.clone(), self.offers, most).await?;
        if let Some(filter) = self.organisations {
            found.extend(matches(app, ctx, audience, need.clone(), filter, most).await?);
            found.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        Ok(found)
    }
}

/// Who may answer a challenge at all.
fn possible_solvers() -> Vec<OrganisationKind> {
    let may =
        |kind: &OrganisationKind| !kind.is_office() || *kind == OrganisationKind::HealthFacility;
    OrganisationKind::ALL.iter().copied().filter(may).collect()
}
