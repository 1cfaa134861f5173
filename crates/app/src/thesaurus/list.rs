//! `GET /thesaurus/concepts`: looking a concept up by any of its names.

use std::sync::Arc;

use nhipcau_domain::{
    field_error::FieldError,
    locale::Locale,
    thesaurus::{Concept, ConceptOrigin},
};
use nhipcau_texts::collation;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    concept::{ConceptRef, ConceptTerm, term},
    in_force::{InForce, shipped},
    may_read,
};
use crate::{App, Ctx, Error, Result, cursor, search::aside, spelling::folded, view::count};

/// Whose cursors are taken.
const LIST: &str = "thesaurus_concepts";
/// What is typed to look a concept up is no longer.
const LONGEST: usize = 200;

/// Which concepts.
#[derive(Debug, Clone, Default)]
pub struct ThesaurusQuery {
    /// What was typed.
    pub text: String,
    /// Where they come from; all that are in force when empty.
    pub origins: Vec<ConceptOrigin>,
    /// Items on a page, 1–100; 20 when absent.
    pub limit: Option<usize>,
    /// Where the page starts.
    pub cursor: Option<String>,
}

/// A concept in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ThesaurusConceptItem {
    /// Its name in the thesaurus.
    pub id: String,
    /// The standard term.
    pub term: ConceptTerm,
    /// Where it comes from.
    pub origin: ConceptOrigin,
    /// The name by which it was found, where that is not the term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched: Option<String>,
    /// Broader concepts.
    pub broader: Vec<ConceptRef>,
}

/// A page of concepts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThesaurusConceptList {
    /// The concepts.
    pub items: Vec<ThesaurusConceptItem>,
    /// Where the next page starts; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// How many there are on all pages.
    pub total: u64,
    /// The version of the thesaurus.
    pub version: i32,
}

/// A concept as it is looked up.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    id: String,
    origin: ConceptOrigin,
    /// Its names as they are written, and without accents and case; the terms first.
    names: Vec<(String, String)>,
    /// Its place in the Vietnamese alphabet.
    order: Vec<u8>,
}

/// Lists concepts: by a name, the best first, or all in the order of their Vietnamese terms. What is taken out
/// comes only where it is asked for.
///
/// # Errors
/// `Forbidden` for whoever is not of a science department.
pub async fn list(app: &App, ctx: &Ctx, query: ThesaurusQuery) -> Result<ThesaurusConceptList> {
    may_read(ctx)?;
    let limit = query.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        let error = FieldError::new("/limit", "out_of_range").with("low", 1).with("high", 100);
        return Err(Error::Invalid(vec![error]));
    }
    if query.text.chars().count() > LONGEST {
        let error = FieldError::new("/q", "too_long").with("limit", LONGEST);
        return Err(Error::Invalid(vec![error]));
    }
    let after = query.cursor.as_deref().map(|text| cursor::read(app, LIST, text)).transpose()?;
    let offset: usize = after.unwrap_or(0);
    let in_force = app.thesaurus.in_force(app.store.reader()).await?;
    let version = in_force.version;
    let (items, total) = aside(move || found(&in_force, &query, offset, limit)).await??;
    let next = offset + items.len();
    let more = !items.is_empty() && next < total;
    Ok(ThesaurusConceptList {
        items,
        next_cursor: more.then(|| cursor::write(app, LIST, &next)).transpose()?,
        total: count(total),
        version,
    })
}

fn found(
    in_force: &Arc<InForce>,
    query: &ThesaurusQuery,
    offset: usize,
    limit: usize,
) -> Result<(Vec<ThesaurusConceptItem>, usize)> {
    // Made once for each version, and only lent out: it is long.
    if in_force.entries.get().is_none() {
        let made = entries(in_force)?;
        in_force.entries.get_or_init(|| made);
    }
    let entries = in_force.entries.get().map(Vec::as_slice).unwrap_or_default();
    let wanted = |entry: &&Entry| match query.origins.as_slice() {
        [] => entry.origin != ConceptOrigin::Removed,
        origins => origins.contains(&entry.origin),
    };
    let typed = query.text.trim();
    let mut hits: Vec<(Rank, &Entry)> = if typed.is_empty() {
        entries.iter().filter(wanted).map(|entry| (Rank::default(), entry)).collect()
    } else {
        let sought = Sought::new(typed);
        let ranked = entries.iter().filter(wanted);
        ranked.filter_map(|entry| Some((sought.rank(entry)?, entry))).collect()
    };
    // What is equally good stays in the order of the alphabet.
    hits.sort_by_key(|(rank, _)| *rank);
    let total = hits.len();
    let (thesaurus, shipped) = (in_force.thesaurus()?, shipped()?);
    let page = hits.into_iter().skip(offset).take(limit);
    let items = page.filter_map(|(rank, entry)| {
        let concept = thesaurus.concept(&entry.id).or_else(|| shipped.concept(&entry.id))?;
        let named = |id: &String| thesaurus.concept(id).or_else(|| shipped.concept(id));
        Some(ThesaurusConceptItem {
            id: entry.id.clone(),
            term: term(concept),
            origin: entry.origin,
            matched: rank.name.filter(|at| *at > 1).map(|at| entry.names[at].0.clone()),
            broader: concept.broader.iter().filter_map(named).map(ConceptRef::of).collect(),
        })
    });
    Ok((items.collect(), total))
}

/// Everything there is or was, in the order of the Vietnamese terms.
fn entries(in_force: &InForce) -> Result<Vec<Entry>> {
    let (thesaurus, shipped) = (in_force.thesaurus()?, shipped()?);
    let gone = shipped.concepts().filter(|concept| thesaurus.concept(&concept.id).is_none());
    let mut out = Vec::with_capacity(thesaurus.len());
    for concept in thesaurus.concepts().chain(gone) {
        let Some(origin) = in_force.origin(&concept.id)? else { continue };
        let names = names(concept).map(|name| (name.to_owned(), folded(name)));
        out.push(Entry {
            id: concept.id.clone(),
            origin,
            names: names.collect(),
            order: collation::key(&concept.term.vi.to_lowercase()),
        });
    }
    out.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    Ok(out)
}

/// Everything a concept is called, both terms first.
pub(super) fn names(concept: &Concept) -> impl Iterator<Item = &str> {
    let both = [Locale::Vi, Locale::En];
    let terms = [concept.term.vi.as_str(), concept.term.en.as_str()];
    let others = both.into_iter().flat_map(|locale| {
        concept.synonyms.of(locale).iter().chain(concept.abbreviations.of(locale))
    });
    terms.into_iter().chain(others.map(String::as_str))
}

/// How well a concept fits what was typed: less is better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// As it is written, without accents, at its beginning, within it.
    sort: u8,
    /// The longer the name, the less of it was typed.
    length: usize,
    /// Which name.
    name: Option<usize>,
}

/// What was typed.
struct Sought {
    lower: String,
    folded: String,
    words: Vec<String>,
}

impl Sought {
    fn new(typed: &str) -> Self {
        let folded = folded(typed);
        let words = folded.split_whitespace().map(|word| format!(" {word}")).collect();
        Self { lower: typed.to_lowercase(), folded, words }
    }

    fn rank(&self, entry: &Entry) -> Option<Rank> {
        if entry.id == self.lower || entry.id.strip_prefix("nc:") == Some(&self.lower) {
            return Some(Rank::default());
        }
        let names = entry.names.iter().enumerate();
        names.filter_map(|(at, (name, plain))| self.fits(at, name, plain)).min()
    }

    fn fits(&self, at: usize, name: &str, plain: &str) -> Option<Rank> {
        let padded = format!(" {plain}");
        if self.words.is_empty() || !self.words.iter().all(|word| padded.contains(word)) {
            return None;
        }
        let sort = if name.to_lowercase() == self.lower {
            0
        } else if plain == self.folded {
            1
        } else if plain.starts_with(&self.folded) {
            2
        } else {
            3
        };
        Some(Rank { sort, length: plain.len(), name: Some(at) })
    }
}
