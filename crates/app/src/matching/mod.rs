//! Matching in both directions: who could answer a challenge, and which challenges a solver could
//! answer. Every match says why.

mod challenges;
mod similar;
mod solvers;

pub use challenges::{ChallengeMatch, ChallengeMatches, for_capability, for_organisation};
pub use similar::{SimilarItem, SimilarView, similar};
pub use solvers::{SolverMatch, SolverMatches, SolverQuery, solvers};

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
