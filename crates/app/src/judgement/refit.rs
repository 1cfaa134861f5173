//! Fitting the weights of the facts to the installation's own judgements.

use std::collections::HashMap;

use nhipcau_search::{
    Audience, Filter, Noun, Weights,
    learning::{self, Fitted, Judged},
    matching::{MatchQuery, Weighed},
};
use nhipcau_store::challenge;
use serde_json::json;
use uuid::Uuid;

use super::{Judgement, collect};
use crate::{
    App, Ctx, Result,
    search::Builder,
    view::unless_unreadable,
    work::{Audience as Readers, Happening},
};

/// So many of the best by words are looked at for each call; what was judged and is not among them was not found by
/// its words.
const LOOKED_AT: usize = 1_000;

/// What fitting came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Refit {
    /// Calls with any judgement.
    pub calls: usize,
    /// Judged, but not found by words: facts cannot help there.
    pub not_found: usize,
    /// The weights in force.
    pub present: Weights,
    /// What they would be and how well they would rank; how many calls tell documents apart where that is too few.
    pub outcome: std::result::Result<(Weights, Fitted), usize>,
}

/// Reads the judgements, asks the index what each judged match is ranked by, and fits. Changes nothing.
///
/// # Errors
/// When the database or the index cannot be read.
pub async fn refit(app: &App) -> Result<Refit> {
    let conn = app.store.reader();
    let judgements = collect(conn).await?;
    let builder = Builder::load(conn).await?;
    let ids: Vec<_> = judgements.keys().copied().collect();
    let (mut needs, mut not_found) = (Vec::new(), 0);
    for row in challenge::find_many(conn, &ids).await? {
        let id = row.id;
        let need = builder.challenge(conn, row).await;
        let Some(need) = unless_unreadable("challenge", id, need)? else { continue };
        let judged = judgements.get(&id).map(Vec::as_slice).unwrap_or_default();
        let filter = Filter {
            nouns: vec![Noun::Capability, Noun::Organisation],
            organisations: judged.iter().map(|one| one.organisation_id).collect(),
            ..Filter::default()
        };
        let now = app.clock.now();
        let weighed = app.search.run(move |index| {
            let mut query = MatchQuery::new(Audience::Brokers, &need, now);
            query.filter = filter;
            index.weighed(&query, LOOKED_AT)
        });
        let found: HashMap<Uuid, Weighed> =
            weighed.await?.into_iter().map(|weighed| (weighed.id, weighed)).collect();
        let with_grade = |one: &Judgement| {
            let weighed = found.get(&one.subject_id())?.clone();
            Some(Judged { weighed, grade: one.grade })
        };
        let documents: Vec<_> = judged.iter().filter_map(with_grade).collect();
        not_found += judged.len() - documents.len();
        needs.push(documents);
    }
    let present = app.search.run(|index| Ok(index.weights())).await?;
    let outcome = learning::fit(&needs, &present.matching).map(|fitted| {
        let mut weights = present.clone();
        weights.matching.facts = fitted.facts;
        weights.matching.fact = fitted.fact.clone();
        (weights, fitted)
    });
    Ok(Refit { calls: needs.len(), not_found, present, outcome })
}

/// Puts into the log that an installation's weights were changed; everybody may read it.
///
/// # Errors
/// When the database cannot be written.
pub async fn applied(app: &App, before: &Weights, after: &Weights) -> Result<()> {
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let numbers = |weights: &Weights| {
        let (facts, fact) = (&weights.matching.facts, &weights.matching.fact);
        json!({"facts": facts, "fact": fact})
    };
    let figures = json!({"from": numbers(before), "to": numbers(after)});
    let id = work.new_id();
    let happening =
        Happening::new("weights", id, "refit").for_audience(Readers::Public).with(figures);
    work.record(happening).await?;
    work.commit().await
}
