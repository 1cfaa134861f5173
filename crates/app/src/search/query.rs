//! `GET /search`.

use std::collections::BTreeMap;

use nhipcau_domain::{
    field_error::FieldError,
    locale::{Bilingual, Locale},
    organisation::OrganisationKind,
    province,
    timestamp::Timestamp,
};
use nhipcau_search::{
    Expansion, FacetField, Filter, Hit, Noun, Search, Sort,
    search::{DEEPEST, LONGEST_PAGE},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    audience,
    labels::{HighlightsView, Labels, ReasonView, highlights},
};
use crate::{App, Ctx, Error, Result, cursor, view::OrgRef};

/// Whose cursors are taken.
const LIST: &str = "search";
/// The fields that are counted for every answer.
pub const FACETS: [FacetField; 8] = [
    FacetField::Noun,
    FacetField::Topic,
    FacetField::Kind,
    FacetField::Status,
    FacetField::Level,
    FacetField::Province,
    FacetField::Country,
    FacetField::OrganisationKind,
];

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct SearchQuery {
    /// What was typed.
    pub text: String,
    /// Kinds of thing.
    pub nouns: Vec<Noun>,
    /// Topic codes.
    pub topics: Vec<String>,
    /// Kinds within the noun.
    pub kinds: Vec<String>,
    /// Statuses as they are now.
    pub statuses: Vec<String>,
    /// Levels.
    pub levels: Vec<String>,
    /// Provinces.
    pub provinces: Vec<String>,
    /// Countries.
    pub countries: Vec<String>,
    /// Codes of programmes.
    pub programmes: Vec<String>,
    /// Languages.
    pub languages: Vec<String>,
    /// Kinds of the organisation behind it.
    pub organisation_kinds: Vec<OrganisationKind>,
    /// The organisations behind it.
    pub organisations: Vec<Uuid>,
    /// Ids in the systems of origin.
    pub external_ids: Vec<String>,
    /// At least this readiness level.
    pub trl_min: Option<i32>,
    /// The budget reaches at least this amount in đồng.
    pub budget_min: Option<i64>,
    /// The budget starts at most at this amount in đồng.
    pub budget_max: Option<i64>,
    /// Take accents as typed and no word for another.
    pub exact: bool,
    /// What comes first.
    pub sort: Sort,
    /// Items on a page, 1–100; 20 when absent.
    pub limit: Option<usize>,
    /// Where the page starts.
    pub cursor: Option<String>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SearchItem {
    /// `challenge`, `capability` or `organisation`.
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Readable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Id in the system it was imported from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Title or name.
    pub title: Bilingual,
    /// A few sentences.
    pub summary: Bilingual,
    /// Path of its page, without the language.
    pub url: String,
    /// Kind within the noun.
    pub kind: String,
    /// Status as it is now, of challenges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Topic codes, broader ones included.
    pub topics: Vec<String>,
    /// Province code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// Technology readiness level reached or, of a challenge, at least expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trl: Option<i32>,
    /// The deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Timestamp>,
    /// The orderer or holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Comparable within one answer only.
    pub score: f32,
    /// Marked fragments by field.
    #[schema(value_type = std::collections::BTreeMap<String, Vec<String>>)]
    pub highlights: HighlightsView,
    /// Why it was found.
    pub reasons: Vec<ReasonView>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetItem {
    /// The value, as filters take it.
    pub value: String,
    /// Its name in the reader's language.
    pub label: String,
    /// How many would be left.
    pub count: u64,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SearchView {
    /// What was found, best first.
    pub items: Vec<SearchItem>,
    /// The values of each field with their counts.
    pub facets: BTreeMap<String, Vec<FacetItem>>,
    /// How many there are on all pages.
    pub total: u64,
    /// Where the next page starts; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// What was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<String>,
    /// What the words were understood to mean, and was looked for in other words too. `exact`
    /// switches it off.
    pub concepts: Vec<ConceptItem>,
}

/// A concept that the words of a query name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConceptItem {
    /// Its name in the thesaurus.
    pub id: String,
    /// What it is called, in the reader's language.
    pub label: String,
    /// The words typed.
    pub typed: String,
    /// Other words that were looked for too.
    pub also: Vec<String>,
}

/// Searches what this reader may find.
///
/// # Errors
/// `Invalid` for a wrong page. Nothing that is typed is an error.
pub async fn search(app: &App, ctx: &Ctx, query: SearchQuery) -> Result<SearchView> {
    let now = app.clock.now();
    let (offset, limit) = page(app, query.cursor.as_deref(), query.limit)?;
    let mut search = Search::new(audience(&ctx.actor), query.text, now);
    search.filter = Filter {
        nouns: query.nouns,
        kinds: query.kinds,
        statuses: query.statuses,
        topics: query.topics,
        levels: query.levels,
        countries: query.countries,
        provinces: query.provinces.into_iter().map(province::sought).collect(),
        programmes: query.programmes,
        languages: query.languages,
        organisation_kinds: query.organisation_kinds,
        organisations: query.organisations,
        external_ids: query.external_ids,
        trl_min: query.trl_min,
        budget_from: query.budget_min,
        budget_to: query.budget_max,
        closes_after: None,
        without: Vec::new(),
        written_in: None,
    };
    search.facets = FACETS.to_vec();
    search.locale = ctx.locale;
    search.exact = query.exact;
    search.sort = query.sort;
    (search.offset, search.limit) = (offset, limit);

    let found = app.search.ask(move |index| index.search(&search)).await?;
    let labels = Labels::load(app, ctx.locale).await?;
    let next = offset + found.hits.len();
    let more = !found.hits.is_empty() && (next as u64) < found.total && next < DEEPEST;
    let facets = found.facets.into_iter().map(|facet| {
        let items = facet.values.into_iter().map(|value| FacetItem {
            label: labels.facet(facet.field, &value.value),
            value: value.value,
            count: value.count,
        });
        (facet.field.to_string(), items.collect())
    });
    Ok(SearchView {
        facets: facets.collect(),
        items: found.hits.into_iter().map(|hit| item(hit, &labels, now)).collect(),
        total: found.total,
        next_cursor: more.then(|| cursor::write(app, LIST, &next)).transpose()?,
        did_you_mean: found.did_you_mean,
        concepts: found.expansions.into_iter().map(|found| concept(found, ctx.locale)).collect(),
    })
}

fn concept(found: Expansion, locale: Locale) -> ConceptItem {
    ConceptItem {
        id: found.concept,
        label: found.label.get(locale).to_owned(),
        typed: found.typed,
        also: found.also,
    }
}

/// The page asked for. Relevance has no key to go on from, so a cursor is a place in the ranking.
fn page(app: &App, cursor: Option<&str>, limit: Option<usize>) -> Result<(usize, usize)> {
    let limit = limit.unwrap_or(20);
    if !(1..=LONGEST_PAGE).contains(&limit) {
        return Err(Error::Invalid(vec![
            FieldError::new("/limit", "out_of_range").with("low", 1).with("high", LONGEST_PAGE),
        ]));
    }
    let offset = cursor.map(|text| cursor::read(app, LIST, text)).transpose()?;
    Ok((offset.unwrap_or(0), limit))
}

fn item(hit: Hit, labels: &Labels, now: Timestamp) -> SearchItem {
    let document = &*hit.document;
    SearchItem {
        noun: document.noun,
        id: document.id,
        code: document.code.clone(),
        external_id: document.external_id.clone(),
        title: document.title.clone(),
        summary: document.summary.clone(),
        url: url(document.noun, document.id),
        kind: document.kind.clone(),
        status: document.status_at(now),
        topics: document.topics.iter().map(|topic| topic.code.clone()).collect(),
        province: document.province.clone(),
        trl: document.readiness.map(|readiness| readiness.min),
        closes_at: document.closes_at,
        organisation: document.organisation.as_ref().map(|found| OrgRef {
            id: found.id,
            name: found.name.clone(),
            kind: found.kind,
        }),
        score: hit.score,
        highlights: highlights(hit.highlights),
        reasons: hit.reasons.into_iter().map(|reason| labels.reason(reason)).collect(),
    }
}

/// The path of the page of a thing, without the language.
pub(crate) fn url(noun: Noun, id: Uuid) -> String {
    match noun {
        Noun::Challenge => format!("/challenges/{id}"),
        Noun::Capability => format!("/capabilities/{id}"),
        Noun::Organisation => format!("/organisations/{id}"),
    }
}
