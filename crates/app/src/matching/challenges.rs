//! `GET /capabilities/{id}/matches`, `GET /organisations/{id}/matches`: the open challenges that
//! a solver could answer.

use std::collections::HashMap;

use nhipcau_domain::{capability::may_read, challenge::Status, organisation::OrganisationKind};
use nhipcau_search::{Document, Filter, Noun};
use nhipcau_store::{capability, challenge, organisation, programme};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    limit, matches,
    missing::{Gap, missing},
    strength::Strength,
};
use crate::{
    App, Ctx, Error, Result,
    challenge::ChallengeSummary,
    search::{
        Builder, HighlightsView, Labels, ReasonView, audience, highlights,
        organisation_with_everything,
    },
    view::{OrgRefs, unless_unreadable},
};

/// A challenge that fits.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChallengeMatch {
    /// The challenge.
    pub challenge: ChallengeSummary,
    /// How well it fits, 0–1.
    pub score: f32,
    /// The score in a word.
    pub strength: Strength,
    /// Why; the shares add up to the score.
    pub reasons: Vec<ReasonView>,
    /// What it asks for and is not offered.
    pub missing: Vec<Gap>,
    /// Marked fragments by field.
    #[schema(value_type = std::collections::BTreeMap<String, Vec<String>>)]
    pub highlights: HighlightsView,
}

/// The ranked list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChallengeMatches {
    /// Best first.
    pub items: Vec<ChallengeMatch>,
}

/// Ranks the challenges that a capability could answer; for everybody who may read it.
///
/// # Errors
/// `NotFound` when the capability is hidden from the reader.
pub async fn for_capability(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    asked: Option<usize>,
) -> Result<ChallengeMatches> {
    let limit = limit(asked)?;
    let conn = app.store.reader();
    let row = capability::find(conn, id).await?;
    let visibility = row.content()?.visibility;
    if !may_read(row.status()?, visibility, row.organisation_id, &ctx.actor) {
        return Err(Error::NotFound);
    }
    let source = Builder::load(conn).await?.capability(conn, &row).await?;
    ranked(app, ctx, source, limit).await
}

/// Ranks the challenges that an organisation could answer, by all it offers; for its members and
/// the science departments.
///
/// # Errors
/// `NotFound` when there is no such organisation, `Forbidden` for others.
pub async fn for_organisation(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    asked: Option<usize>,
) -> Result<ChallengeMatches> {
    let limit = limit(asked)?;
    ctx.person()?;
    let conn = app.store.reader();
    let row = organisation::find(conn, id).await?;
    let broker = ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]);
    if !broker && !ctx.actor.belongs_to(id) {
        return Err(Error::Forbidden);
    }
    let offers = capability::listed_of(conn, id).await?;
    let source = organisation_with_everything(&Builder::load(conn).await?, &row, &offers)?;
    ranked(app, ctx, source, limit).await
}

async fn ranked(app: &App, ctx: &Ctx, source: Document, limit: usize) -> Result<ChallengeMatches> {
    let filter = Filter {
        nouns: vec![Noun::Challenge],
        statuses: vec![Status::Open.into()],
        ..Filter::default()
    };
    let found = matches(app, ctx, audience(&ctx.actor), source.clone(), filter, limit).await?;
    let conn = app.store.reader();
    let now = app.clock.now();
    let ids: Vec<_> = found.iter().map(|found| found.document.id).collect();
    let rows = challenge::find_many(conn, &ids).await?;
    let programmes = programme::all(conn).await?;
    let refs =
        OrgRefs::load(conn, rows.iter().flat_map(|row| [row.orderer_id, row.proposer_id])).await?;
    let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    let labels = Labels::load(app, ctx.locale).await?;
    let mut items = Vec::with_capacity(found.len());
    for found in found {
        let Some(row) = rows.get(&found.document.id) else { continue };
        // One whose programme cannot be read is left out like the others that cannot.
        let programme = programmes.iter().find(|programme| programme.id == row.programme_id);
        let Some(programme) = programme else { continue };
        let party = row.parties().include(&ctx.actor);
        let summary = ChallengeSummary::of(row, programme, &refs, now, party);
        let Some(challenge) = unless_unreadable("challenge", row.id, summary)? else { continue };
        items.push(ChallengeMatch {
            challenge,
            score: found.score,
            strength: Strength::of(found.score),
            missing: missing(&labels, &found.document, &source),
            reasons: found.reasons.into_iter().map(|reason| labels.reason(reason)).collect(),
            highlights: highlights(found.highlights),
        });
    }
    Ok(ChallengeMatches { items })
}
