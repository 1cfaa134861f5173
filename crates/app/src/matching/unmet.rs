//! `GET /desk/unmet-needs`: open calls that nothing offered fits well.

use std::collections::HashMap;

use nhipcau_domain::{
    challenge::Status, invitation::Status as InvitationStatus, organisation::OrganisationKind,
    timestamp::Timestamp,
};
use nhipcau_store::{challenge, council, invitation, programme};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    overview::{Nearest, TopicCount, topics},
    strength::GOOD,
};
use crate::{
    App, Ctx, Error, Result,
    challenge::ChallengeSummary,
    search::Labels,
    view::{OrgRefs, unless_unreadable},
};

/// An open call that nothing offered fits well.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UnmetNeed {
    /// The call.
    pub challenge: ChallengeSummary,
    /// What comes nearest, where anything does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// Invitations sent.
    pub invited: u64,
    /// Invitations accepted.
    pub accepted: u64,
}

/// Open calls that nothing offered fits well.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UnmetNeeds {
    /// Those that close first come first.
    pub items: Vec<UnmetNeed>,
    /// How many of them fall under each topic, whatever topic is asked for.
    pub topics: Vec<TopicCount>,
    /// Open calls on the reader's desk, met or not.
    pub open: u64,
    /// The score from which on a match is good.
    pub good_from: f32,
    /// When this was found out.
    pub as_of: Timestamp,
}

/// Lists the open calls of the reader's desk without a good match.
///
/// # Errors
/// `Forbidden` for everybody but the people of a science department.
pub async fn unmet_needs(app: &App, ctx: &Ctx, wanted: &[String]) -> Result<UnmetNeeds> {
    let person = ctx.person()?;
    if !ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]) {
        return Err(Error::Forbidden);
    }
    let known = app.overview.known(app).await?;
    let conn = app.store.reader();
    let now = app.clock.now();
    let ids: Vec<_> = known.calls.keys().copied().collect();
    let mut rows = challenge::find_many(conn, &ids).await?;
    rows.retain(|row| ctx.actor.prepares_for(row.broker_id));
    let mut open = 0;
    let mut unmet = Vec::new();
    for row in rows {
        let Some(status) = unless_unreadable("challenge", row.id, Ok(row.status_at(now)?))? else {
            continue;
        };
        // Who is to judge sees nothing of how solvers are found.
        if status != Status::Open || council::sits_on(conn, row.id, person.id).await? {
            continue;
        }
        open += 1;
        if known.calls.get(&row.id).is_some_and(|state| state.good == 0) {
            unmet.push(row);
        }
    }
    unmet.sort_by_key(|row| (row.closes_at, row.id));
    let labels = Labels::load(app, ctx.locale).await?;
    let codes: Vec<_> = unmet.iter().flat_map(challenge::Challenge::topics).collect();
    let counted = topics(&labels, codes.iter());
    unmet
        .retain(|row| wanted.is_empty() || row.topics().iter().any(|topic| wanted.contains(topic)));
    let ids: Vec<_> = unmet.iter().map(|row| row.id).collect();
    let mut asked: HashMap<_, (u64, u64)> = HashMap::new();
    for row in invitation::of_challenges(conn, &ids).await? {
        let counts = asked.entry(row.challenge_id).or_default();
        counts.0 += 1;
        counts.1 += u64::from(row.status == InvitationStatus::Accepted.as_str());
    }
    let programmes = programme::all(conn).await?;
    let refs =
        OrgRefs::load(conn, unmet.iter().flat_map(|row| [row.orderer_id, row.proposer_id])).await?;
    let mut items = Vec::with_capacity(unmet.len());
    for row in &unmet {
        let Some(programme) = programmes.iter().find(|one| one.id == row.programme_id) else {
            continue;
        };
        let summary = ChallengeSummary::of(row, programme, &refs, now, true);
        let Some(challenge) = unless_unreadable("challenge", row.id, summary)? else { continue };
        let (invited, accepted) = asked.get(&row.id).copied().unwrap_or_default();
        let nearest = known.calls.get(&row.id).and_then(|state| state.best.clone());
        items.push(UnmetNeed { challenge, nearest, invited, accepted });
    }
    Ok(UnmetNeeds { items, topics: counted, open, good_from: GOOD, as_of: known.at })
}
