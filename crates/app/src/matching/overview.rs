//! What the whole marketplace lacks: open calls that nothing offered fits, and finished results that no
//! open call asks for. Matching every open call takes a while, so it is done beside the requests, when
//! the index has moved, and kept in the memory of this process.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use nhipcau_domain::{
    capability::CapabilityKind, challenge::Status, locale::Bilingual, timestamp::Timestamp,
};
use nhipcau_search::{Audience, Filter, Noun};
use nhipcau_store::challenge::{self, Scope, Sort};
use nhipcau_store::page::Page;
use serde::Serialize;
use tokio::sync::RwLock;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    matches,
    solvers::{Ranking, SolverQuery},
    strength::{GOOD, Strength},
};
use crate::{
    App, Ctx, Result,
    search::{self, Builder, Labels},
    view::unless_unreadable,
};

/// Rows read at once.
const PAGE: u64 = 100;
/// So many of a call's best finished results can be claimed by it.
const CLAIMED: usize = 50;
/// So long what is known may be behind the index, where nobody asked for it.
const SECONDS_BETWEEN: i64 = 60;

/// A facet's value with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TopicCount {
    /// Code of the topic.
    pub value: String,
    /// Its name in the reader's language.
    pub label: String,
    /// How many.
    pub count: u64,
}

/// The best that was found for something, good or not.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Nearest {
    /// `capability`, `organisation` or `challenge`.
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Its title or name.
    pub title: Bilingual,
    /// How well it fits, 0–1.
    pub score: f32,
    /// The same in a word.
    pub strength: Strength,
}

/// What was found for one open call.
#[derive(Debug, Clone)]
pub(super) struct CallState {
    pub(super) best: Option<Nearest>,
    pub(super) good: u64,
}

/// What was found, as of some state of the index.
#[derive(Debug)]
pub(super) struct Computed {
    sequence: i64,
    pub(super) at: Timestamp,
    /// By call.
    pub(super) calls: HashMap<Uuid, CallState>,
    /// By finished result: the call that comes nearest.
    pub(super) results: HashMap<Uuid, Nearest>,
}

/// What this process knows of the whole marketplace.
#[derive(Debug, Default)]
pub struct Overview(RwLock<Option<Arc<Computed>>>);

impl Overview {
    /// What is known; computed now only where nothing is.
    pub(super) async fn known(&self, app: &App) -> Result<Arc<Computed>> {
        if let Some(known) = self.0.read().await.clone() {
            return Ok(known);
        }
        let mut place = self.0.write().await;
        if let Some(known) = place.clone() {
            return Ok(known);
        }
        let computed = Arc::new(compute(app).await?);
        *place = Some(Arc::clone(&computed));
        Ok(computed)
    }
}

/// Computes anew when the index has moved since, though not all the time; part of keeping up with it.
///
/// # Errors
/// When the database or the index cannot be read.
pub async fn keep_up(app: &App) -> Result<()> {
    let sequence = search::last_sequence(app)?;
    let now = app.clock.now();
    let known = app.overview.0.read().await.clone();
    let due = match &known {
        // Ready before anybody asks, as soon as there is an index.
        None => sequence > 0,
        Some(known) => {
            let age = now.seconds().abs_diff(known.at.seconds());
            known.sequence != sequence
                && (known.calls.is_empty() || age >= SECONDS_BETWEEN.unsigned_abs())
        }
    };
    if due {
        let computed = Arc::new(compute(app).await?);
        *app.overview.0.write().await = Some(computed);
    }
    Ok(())
}

/// Forgets what is known when the index has moved: the tests' rounds leave nothing behind.
pub async fn catch_up(app: &App) -> Result<()> {
    let sequence = search::last_sequence(app)?;
    let mut place = app.overview.0.write().await;
    if place.as_ref().is_some_and(|known| known.sequence != sequence) {
        *place = None;
    }
    Ok(())
}

async fn compute(app: &App) -> Result<Computed> {
    let ctx = Ctx::system();
    let conn = app.store.reader();
    let sequence = search::last_sequence(app)?;
    let now = app.clock.now();
    let builder = Builder::load(conn).await?;
    let mut computed =
        Computed { sequence, at: now, calls: HashMap::new(), results: HashMap::new() };
    let filter =
        challenge::Filter { published: true, statuses: vec![Status::Open], ..Default::default() };
    let mut page = Page { limit: PAGE, ..Page::default() };
    loop {
        let scope = Scope::of(&ctx.actor);
        let rows = challenge::list(conn, &scope, &filter, Sort::Title, now, &page).await?;
        for row in rows.rows {
            let (id, title) = (row.id, row.title());
            let need = builder.challenge(conn, row).await;
            let Some(need) = unless_unreadable("challenge", id, need)? else { continue };
            let found = Ranking::of(&SolverQuery::default()).best(app, &ctx, &need, 20).await?;
            let good = found.iter().filter(|found| found.score >= GOOD).count();
            let best = found.first().map(|found| {
                nearest(
                    found.document.noun,
                    (found.document.id, found.document.title.clone()),
                    found.score,
                )
            });
            let good = u64::try_from(good).unwrap_or(u64::MAX);
            computed.calls.insert(id, CallState { best, good });
            let results = Filter {
                nouns: vec![Noun::Capability],
                kinds: vec![CapabilityKind::ResearchResult.into()],
                ..Filter::default()
            };
            for found in matches(app, &ctx, Audience::Brokers, need, results, CLAIMED).await? {
                let place = computed.results.get(&found.document.id);
                if place.is_none_or(|known| known.score < found.score) {
                    let call = nearest(Noun::Challenge, (id, title.clone()), found.score);
                    computed.results.insert(found.document.id, call);
                }
            }
        }
        match rows.next {
            Some(next) => page.after = Some(next),
            None => break,
        }
    }
    Ok(computed)
}

fn nearest(noun: Noun, (id, title): (Uuid, Bilingual), score: f32) -> Nearest {
    Nearest { noun, id, title, score, strength: Strength::of(score) }
}

/// How many of these there are under each topic, the most first.
pub(super) fn topics<'a>(
    labels: &Labels,
    codes: impl Iterator<Item = &'a String>,
) -> Vec<TopicCount> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for code in codes {
        *counts.entry(code).or_default() += 1;
    }
    let label = |code: &str| labels.facet(nhipcau_search::FacetField::Topic, code);
    let mut found: Vec<_> = counts
        .into_iter()
        .map(|(code, count)| TopicCount { value: code.to_owned(), label: label(code), count })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.count));
    found
}
