//! Matching in both directions: who could answer a challenge, and which challenges a solver could
//! answer. Every match says why.

mod challenges;
mod compare;
mod conflict;
mod desk;
mod idle;
mod missing;
mod overview;
mod record;
mod similar;
mod solvers;
mod strength;
mod unmet;

pub use challenges::{ChallengeMatch, ChallengeMatches, for_capability, for_organisation};
pub use compare::{ComparedSolver, Comparison, compare};
pub use conflict::{Conflict, ConflictKind};
pub use desk::SolverMatch;
pub use idle::{IdleResult, IdleResults, idle_results};
pub use missing::Gap;
pub use overview::{Nearest, Overview, TopicCount, catch_up, keep_up};
pub use record::{PastAward, PastPilot, TrackRecord};
pub use similar::{SimilarItem, SimilarQuery, SimilarView, similar, similar_to};
pub(crate) use solvers::good_solvers;
pub use solvers::{DeskState, SolverMatches, SolverQuery, solvers};
pub use strength::{GOOD, Strength};
pub use unmet::{UnmetNeed, UnmetNeeds, unmet_needs};

use nhipcau_domain::field_error::FieldError;
use nhipcau_search::{
    Audience, Document, Filter,
    matching::{Match, MatchQuery},
};

use crate::{App, Ctx, Error, Result};

/// The most matches of one answer.
const MOST: usize = 100;

/// How many matches are wanted.
fn limit(asked: Option<usize>) -> Result<usize> {
    let limit = asked.unwrap_or(20);
    if (1..=MOST).contains(&limit) {
        Ok(limit)
    } else {
        Err(Error::Invalid(vec![
            FieldError::new("/limit", "out_of_range").with("low", 1).with("high", MOST),
        ]))
    }
}

/// What fits a document, among what this audience may find.
async fn matches(
    app: &App,
    ctx: &Ctx,
    audience: Audience,
    source: Document,
    filter: Filter,
    limit: usize,
) -> Result<Vec<Match>> {
    let (now, locale) = (app.clock.now(), ctx.locale);
    app.search
        .run(move |index| {
            let mut query = MatchQuery::new(audience, &source, now);
            (query.filter, query.locale, query.limit) = (filter, locale, limit);
            index.matches(&query)
        })
        .await
}
