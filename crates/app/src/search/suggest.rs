//! `GET /search/suggest`.

use nhipcau_domain::locale::Bilingual;
use nhipcau_search::{Filter, Noun};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{audience, query::url};
use crate::{App, Ctx, Result};

const MOST: usize = 8;
const MOST_CONCEPTS: usize = 4;

/// A title that continues what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestion {
    /// What kind of thing.
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Readable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Title.
    pub title: Bilingual,
    /// Path of its page, without the language.
    pub url: String,
}

/// Suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SuggestView {
    /// The titles.
    pub items: Vec<Suggestion>,
    /// What the words may mean: labels of concepts.
    pub concepts: Vec<Bilingual>,
}

/// The titles in which every typed word begins a word.
pub async fn suggest(app: &App, ctx: &Ctx, typed: String, nouns: Vec<Noun>) -> Result<SuggestView> {
    let (audience, now) = (audience(&ctx.actor), app.clock.now());
    let filter = Filter { nouns, ..Filter::default() };
    let (found, concepts) = app
        .search
        .ask(move |index| {
            let found = index.suggest(audience, &typed, &filter, now, MOST)?;
            Ok((found, index.suggest_concepts(&typed, MOST_CONCEPTS)))
        })
        .await?;
    let items = found.into_iter().map(|document| Suggestion {
        noun: document.noun,
        id: document.id,
        url: url(document.noun, document.id),
        code: document.code.clone(),
        title: document.title.clone(),
    });
    Ok(SuggestView { items: items.collect(), concepts })
}
