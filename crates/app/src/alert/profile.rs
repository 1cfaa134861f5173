//! Open challenges that fit a profile: the broker's question, who could answer this, put to those alone who
//! want to know.

use nhipcau_domain::{challenge::Status, timestamp::Timestamp};
use nhipcau_search::{Audience, Document, Filter, Noun, matching::MatchQuery};
use nhipcau_store::challenge;
use uuid::Uuid;

use crate::{App, Result, matching::GOOD};

/// So many of the best are told.
const MOST: usize = 200;

/// The saved searches of the profiles that a challenge fits, once it takes submissions.
pub(super) async fn fitting(app: &App, document: &Document, now: Timestamp) -> Result<Vec<Uuid>> {
    let open = document.status_at(now).as_deref() == Some(Status::Open.as_str());
    if document.noun != Noun::Challenge || !open {
        return Ok(Vec::new());
    }
    let profiles = app.watch.read().profiles.clone();
    if profiles.is_empty() {
        return Ok(Vec::new());
    }
    let mut organisations: Vec<_> =
        profiles.values().map(|profile| profile.organisation_id).collect();
    organisations.sort();
    organisations.dedup();
    // Nobody answers an order of their own.
    for row in challenge::find_many(app.store.reader(), &[document.id]).await? {
        organisations.retain(|id| *id != row.orderer_id && *id != row.proposer_id);
    }
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    let source = document.clone();
    let found = app
        .search
        .run(move |index| {
            // Their holders know what only brokers find besides.
            let mut query = MatchQuery::new(Audience::Brokers, &source, now);
            query.filter = Filter {
                nouns: vec![Noun::Capability, Noun::Organisation],
                organisations,
                ..Filter::default()
            };
            query.limit = MOST;
            index.matches(&query)
        })
        .await?;
    let mut out = Vec::new();
    for found in found.into_iter().filter(|found| found.score >= GOOD) {
        let Some(holder) = found.document.organisation.as_ref().map(|one| one.id) else { continue };
        out.extend(profiles.iter().filter_map(|(id, profile)| {
            let fits = profile.organisation_id == holder
                && profile.capability_id.is_none_or(|one| one == found.document.id);
            fits.then_some(*id)
        }));
    }
    out.sort();
    out.dedup();
    Ok(out)
}
