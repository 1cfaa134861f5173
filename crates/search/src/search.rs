//! What somebody typed.

use nhipcau_domain::{locale::Locale, timestamp::Timestamp};
use tantivy::{
    DocAddress, Searcher, TantivyDocument,
    query::{AllQuery, Query},
    schema::Value,
};

use crate::{
    analysis::{fold, syllables},
    collector::{Collected, Pass},
    document::{Audience, Document},
    error::Error,
    facet::Facet,
    filter::{FacetField, Filter},
    found::Finder,
    highlight::{Highlight, highlights},
    index::{Index, Live},
    query::{Corpus, Correction, Plan, Typed, plan_typed},
    reason::{Reason, explain},
};

/// Pages further on are not shown.
pub const DEEPEST: usize = 10_000;
/// A page is no longer than this.
pub const LONGEST_PAGE: usize = 100;

/// A question to the index.
#[derive(Debug, Clone)]
pub struct Search {
    audience: Audience,
    /// What was typed; nothing finds everything, the newest first.
    pub text: String,
    /// What the answer is narrowed to.
    pub filter: Filter,
    /// Which fields are counted.
    pub facets: Vec<FacetField>,
    /// The reader's language, preferred in highlights.
    pub locale: Locale,
    /// The present, by which deadlines have passed or not.
    pub now: Timestamp,
    /// Take every accent as typed.
    pub exact: bool,
    /// How many of the best are skipped.
    pub offset: usize,
    /// How many are answered.
    pub limit: usize,
}

impl Search {
    /// A question by somebody who may see what this audience may see.
    pub fn new(audience: Audience, text: impl Into<String>, now: Timestamp) -> Self {
        Self {
            audience,
            text: text.into(),
            filter: Filter::default(),
            facets: Vec::new(),
            locale: Locale::default(),
            now,
            exact: false,
            offset: 0,
            limit: 20,
        }
    }
}

/// A document found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The document.
    pub document: Document,
    /// Its score; comparable within one answer only.
    pub score: f32,
    /// The found words in their context.
    pub highlights: Vec<Highlight>,
    /// Why it was found; the shares add up to the score.
    pub reasons: Vec<Reason>,
}

/// An answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The documents of the page, best first.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: u64,
    /// The counts of the requested fields.
    pub facets: Vec<Facet>,
    /// What was probably meant; the answer already takes it into account.
    pub did_you_mean: Option<String>,
}

impl Index {
    /// Answers a question. Whatever was typed, the answer is quick and no error.
    pub fn search(&self, search: &Search) -> Result<Found, Error> {
        let live = self.live();
        let searcher = live.reader.searcher();
        let typed = Typed::new(&search.text, search.exact);
        let corpus = Corpus::new(&searcher, &live.fields);
        let mut plan = plan_typed(&corpus, &typed);
        let corrections = Correction::find(&corpus, &typed);
        Correction::widen(&corrections, &corpus, &typed, &mut plan);
        let query: Box<dyn Query> =
            if typed.text.is_empty() { Box::new(AllQuery) } else { plan.query(&live.fields) };
        let offset = search.offset.min(DEEPEST);
        let limit = search.limit.min(LONGEST_PAGE);
        let pass = Pass::new(
            search.audience,
            &search.filter,
            search.facets.clone(),
            search.now,
            offset + limit,
        );
        let Collected { best, total, mut counts } = searcher.search(&query, &pass)?;
        let page: Vec<_> = best.into_iter().skip(offset).collect();
        let hits = explained(&live, &searcher, &plan, &page, search.locale)?;
        let facets = search
            .facets
            .iter()
            .map(|field| Facet::new(*field, counts.remove(field).unwrap_or_default()))
            .collect();
        let did_you_mean = suggestion(&typed, &corrections, &hits);
        Ok(Found { hits, total, facets, did_you_mean })
    }
}

fn explained(
    live: &Live,
    searcher: &Searcher,
    plan: &Plan,
    page: &[(f32, DocAddress)],
    locale: Locale,
) -> Result<Vec<Hit>, Error> {
    let addresses: Vec<_> = page.iter().map(|(_, address)| *address).collect();
    let contributions = plan.contributions(searcher, &live.fields, &addresses)?;
    let mut finder = Finder::new(plan);
    let mut hits = Vec::with_capacity(page.len());
    for ((score, address), contributions) in page.iter().zip(&contributions) {
        let document = load(live, searcher, *address)?;
        let highlights = highlights(&document, locale, plan, &mut finder);
        let reasons = explain(&document, None, plan, contributions, &mut finder);
        let score = if plan.terms.is_empty() { 0.0 } else { *score };
        hits.push(Hit { document, score, highlights, reasons });
    }
    Ok(hits)
}

/// Reads a stored document.
pub(crate) fn load(
    live: &Live,
    searcher: &Searcher,
    address: DocAddress,
) -> Result<Document, Error> {
    let stored: TantivyDocument = searcher.doc(address)?;
    let source = stored.get_first(live.fields.source).and_then(|value| value.as_bytes());
    Ok(serde_json::from_slice(source.unwrap_or_default())?)
}

/// The query with its corrections, spelt as the best documents spell them.
fn suggestion(typed: &Typed<'_>, corrections: &[Correction], hits: &[Hit]) -> Option<String> {
    if corrections.is_empty() || hits.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(typed.text.len() + 8);
    let mut at = 0;
    for correction in corrections {
        // A word that only stands where the reader may not look is not given away.
        let Some(word) = spelt(&correction.folded, hits) else { continue };
        let range = typed.syllables.get(correction.index)?.range.clone();
        out.push_str(&typed.text[at..range.start]);
        out.push_str(&word);
        at = range.end;
    }
    if at == 0 {
        return None;
    }
    out.push_str(&typed.text[at..]);
    Some(out)
}

fn spelt(folded: &str, hits: &[Hit]) -> Option<String> {
    let documents = hits.iter().take(5).map(|hit| &hit.document);
    documents
        .flat_map(|document| Locale::ALL.iter().flat_map(move |locale| document.texts(*locale)))
        .flat_map(|(_, text)| syllables(text))
        .find(|syllable| fold(&syllable.text) == folded)
        .map(|syllable| syllable.text)
}
