//! What somebody typed.

use std::sync::Arc;

use nhipcau_domain::{
    locale::{Bilingual, Locale},
    timestamp::Timestamp,
};
use tantivy::{DocAddress, Searcher};
use uuid::Uuid;

use crate::{
    analysis::{Syllable, syllables},
    collector::{Collected, Ids, Pass, Sort},
    concept::{Concepts, Tag},
    document::{Audience, Document},
    error::Error,
    facet::Facet,
    filter::{FacetField, Filter},
    found::Finder,
    highlight::{Highlight, highlights},
    index::{Index, Live},
    opened::open,
    query::{Corpus, Correction, Language, Plan, Typed, everything, plan_typed},
    reason::{Reason, explain},
};

/// Pages further on are not shown.
pub const DEEPEST: usize = 10_000;
/// A page is no longer than this.
pub const LONGEST_PAGE: usize = 100;
/// So many other words for a concept are named.
const MOST_OTHER_WORDS: usize = 6;

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
    /// Take every accent as typed, and no word for another.
    pub exact: bool,
    /// What comes first.
    pub sort: Sort,
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
            sort: Sort::Fit,
            offset: 0,
            limit: 20,
        }
    }
}

/// A document found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The document.
    pub document: Arc<Document>,
    /// Its score; comparable within one answer only.
    pub score: f32,
    /// The found words in their context.
    pub highlights: Vec<Highlight>,
    /// Why it was found; the shares add up to the score.
    pub reasons: Vec<Reason>,
}

/// A concept that the query was understood to name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// Its name in the thesaurus.
    pub concept: String,
    /// What it is called.
    pub label: Bilingual,
    /// The words of the query that name it.
    pub typed: String,
    /// Other words for it that were looked for too.
    pub also: Vec<String>,
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
    /// The concepts that were looked for in other words too.
    pub expansions: Vec<Expansion>,
}

/// Which documents answer a question, without the documents themselves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranking {
    /// The documents of the page with their scores, best first.
    pub best: Vec<(Uuid, f32)>,
    /// How many there are on all pages.
    pub total: u64,
}

/// A question as it is put to the index.
struct Asked<'a> {
    typed: Typed<'a>,
    tags: Vec<Tag>,
    corrections: Vec<Correction>,
    plan: Plan,
}

impl<'a> Asked<'a> {
    fn new(search: &'a Search, live: &Live, searcher: &Searcher) -> Result<Self, Error> {
        let knowledge = &live.knowledge;
        let typed = Typed::new(&search.text, search.exact);
        let corpus = Corpus::new(searcher, &live.fields);
        let tags = typed.tags(&knowledge.concepts);
        let mut plan = plan_typed(&corpus, &typed, &tags, knowledge);
        let corrections = Correction::find(&corpus, &typed);
        let weight = knowledge.weights.typed.corrected;
        Correction::widen(&corrections, &corpus, &typed, weight, &mut plan);
        let mut out = Self { typed, tags, corrections, plan };
        out.learn(search, live, &corpus)?;
        Ok(out)
    }

    /// Looks at the best answers of an English query and for what they have in common. Vietnamese gains nothing by it:
    /// there pairs and concepts have said the same before (docs/SEARCH.md).
    fn learn(&mut self, search: &Search, live: &Live, corpus: &Corpus<'_>) -> Result<(), Error> {
        let weights = &live.knowledge.weights.typed.feedback;
        let gains = !search.exact && search.sort == Sort::Fit && weights.answers > 0;
        if !gains || self.typed.language() != Language::English {
            return Ok(());
        }
        // Of what this reader may find, and of what the filters leave.
        let Search { audience, filter, now, .. } = search;
        let pass = Pass::new(&live.values, *audience, filter, Vec::new(), *now, weights.answers);
        let best = self.plan.collect(corpus.searcher, &live.fields, &pass.best_only())?.best;
        let opened = best
            .into_iter()
            .map(|(score, address)| Ok::<_, Error>((score, open(live, corpus.searcher, address)?)));
        let opened: Vec<_> = opened.collect::<Result<_, _>>()?;
        // Where the other language answers as well, English words would put its documents last.
        if !opened.iter().all(|(_, answer)| answer.is_in(Locale::En)) {
            return Ok(());
        }
        let answers: Vec<_> = opened.iter().map(|(score, opened)| (*score, &**opened)).collect();
        self.plan.add_feedback(corpus, weights, &answers);
        Ok(())
    }

    /// What it finds: the page and what was counted.
    fn collect(
        &self,
        search: &Search,
        live: &Live,
        searcher: &Searcher,
    ) -> tantivy::Result<Collected> {
        let offset = search.offset.min(DEEPEST);
        let limit = search.limit.min(LONGEST_PAGE);
        let Search { audience, filter, facets, now, sort, .. } = search;
        let keep = offset + limit;
        let pass = Pass::new(&live.values, *audience, filter, facets.clone(), *now, keep);
        let pass = pass.sorted(*sort);
        let mut found = if self.typed.text.is_empty() {
            everything(searcher, &pass)?
        } else {
            self.plan.collect(searcher, &live.fields, &pass)?
        };
        found.best.drain(..offset.min(found.best.len()));
        Ok(found)
    }
}

impl Index {
    /// Answers a question. Whatever was typed, the answer is quick and no error.
    ///
    /// # Errors
    /// Only when the index cannot be read.
    pub fn search(&self, search: &Search) -> Result<Found, Error> {
        let live = self.live();
        let searcher = live.reader.searcher();
        let asked = Asked::new(search, &live, &searcher)?;
        let Collected { best, total, mut counts } = asked.collect(search, &live, &searcher)?;
        let hits = explained(&live, &searcher, &asked.plan, &best, search.locale)?;
        let facets = search
            .facets
            .iter()
            .map(|field| Facet::new(*field, counts.remove(field).unwrap_or_default()))
            .collect();
        let did_you_mean = suggestion(&asked.typed, &asked.corrections, &hits);
        let expansions = expansions(&asked.typed, &asked.tags, &live.knowledge.concepts);
        Ok(Found { hits, total, facets, did_you_mean, expansions })
    }

    /// The same documents in the same order, for whoever needs only to know which: nothing is read, highlighted or
    /// explained, and no field is counted.
    ///
    /// # Errors
    /// As [`Self::search`].
    pub fn rank(&self, search: &Search) -> Result<Ranking, Error> {
        let live = self.live();
        let searcher = live.reader.searcher();
        let asked = Asked::new(search, &live, &searcher)?;
        let Collected { best, total, .. } = asked.collect(search, &live, &searcher)?;
        let scored = !asked.plan.terms.is_empty();
        let ids = Ids::new(&searcher)?;
        let id = |(score, address)| Ok((ids.of(address)?, if scored { score } else { 0.0 }));
        let best = best.into_iter().map(id).collect::<Result<_, Error>>()?;
        Ok(Ranking { best, total })
    }
}

/// The concepts of the query, each once. Whether any document names them is not asked: what stands only
/// where the reader may not look is not given away.
fn expansions(typed: &Typed<'_>, tags: &[Tag], concepts: &Concepts) -> Vec<Expansion> {
    let mut out: Vec<Expansion> = Vec::new();
    for tag in tags {
        let name = concepts.name(tag.concept);
        let words = typed.syllables.get(tag.syllables.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        if out.iter().any(|known| known.concept == name) {
            continue;
        }
        let written = &typed.text[first.range.start..last.range.end];
        let others = concepts.names(tag.concept).iter();
        out.push(Expansion {
            concept: name.to_owned(),
            label: concepts.label(tag.concept).clone(),
            typed: written.to_owned(),
            also: others
                .filter(|name| !same_words(name, words))
                .take(MOST_OTHER_WORDS)
                .cloned()
                .collect(),
        });
    }
    out
}

/// Whether a name consists of these words, accents left aside.
fn same_words(name: &str, words: &[Syllable]) -> bool {
    let mut words = words.iter().map(|word| word.folded.as_str());
    syllables(name).all(|word| words.next() == Some(&word.folded)) && words.next().is_none()
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
    let mut finder = Finder::new(plan, &live.knowledge.concepts);
    let mut hits = Vec::with_capacity(page.len());
    for ((score, address), contributions) in page.iter().zip(&contributions) {
        let opened = open(live, searcher, *address)?;
        let readings = finder.read(&opened);
        let highlights = highlights(&readings, locale, plan);
        let reasons = explain(&readings, None, plan, contributions, finder.concepts());
        let score = if plan.terms.is_empty() { 0.0 } else { *score };
        let document = Arc::clone(&opened.document);
        hits.push(Hit { document, score, highlights, reasons });
    }
    Ok(hits)
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
        .find(|syllable| syllable.folded == folded)
        .map(|syllable| syllable.text.clone())
}
