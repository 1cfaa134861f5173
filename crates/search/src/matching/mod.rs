//! Two-way matching: which capabilities and organisations fit a challenge, which challenges fit a
//! capability or an organisation, which challenges resemble each other.
//!
//! The words decide who is relevant; the structured facts – readiness, budget, level, place,
//! language, time – move the relevant ones up or down. Every part is visible, and the shares of
//! all parts add up to the score.

mod facts;
mod fit;
mod terms;

use std::{collections::HashSet, sync::Arc};

use nhipcau_domain::{locale::Locale, timestamp::Timestamp};
use tantivy::{DocAddress, Searcher};
use uuid::Uuid;

use crate::{
    collector::{Ids, Pass},
    document::{Audience, Document},
    error::Error,
    filter::Filter,
    found::Finder,
    highlight::{Highlight, highlights},
    index::{Index, Live},
    opened::{Opened, open},
    query::{Corpus, Plan},
    reason::{Reason, ReasonKind, explain, phrases},
    weights::FACTS,
};
use facts::{FactReader, Facts};

/// So many of the best by words are weighed by their facts.
const CANDIDATES: usize = 200;

/// A question for matches.
#[derive(Debug, Clone)]
pub struct MatchQuery<'a> {
    audience: Audience,
    source: &'a Document,
    /// Among which documents; the source itself is always left out.
    pub filter: Filter,
    /// The reader's language.
    pub locale: Locale,
    /// The present.
    pub now: Timestamp,
    /// How many matches are answered.
    pub limit: usize,
}

impl<'a> MatchQuery<'a> {
    /// What fits this document, for somebody who may see what this audience may see. The document
    /// itself need not be in the index.
    pub fn new(audience: Audience, source: &'a Document, now: Timestamp) -> Self {
        Self {
            audience,
            source,
            filter: Filter::default(),
            locale: Locale::default(),
            now,
            limit: 20,
        }
    }
}

/// A document that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The document.
    pub document: Arc<Document>,
    /// How well it fits, from 0 to 1.
    pub score: f32,
    /// Why; the shares add up to the score.
    pub reasons: Vec<Reason>,
    /// The shared words in their context.
    pub highlights: Vec<Highlight>,
}

impl Index {
    /// The documents that fit best, best first.
    pub fn matches(&self, query: &MatchQuery<'_>) -> Result<Vec<Match>, Error> {
        let live = self.live();
        let searcher = live.reader.searcher();
        let corpus = Corpus::new(&searcher, &live.fields);
        let weight = live.knowledge.weights.matching.facts;
        let plans = plans(query.source, &corpus, &live);
        let mut ranked = ranked(&live, &searcher, query, &plans, CANDIDATES)?;
        ranked.truncate(query.limit);

        // What each term gave is asked once for all the documents of a plan.
        let source = Opened::of(query.source, &live.knowledge.concepts)?;
        let mut explained = Vec::with_capacity(plans.len());
        for (language, (_, plan)) in plans.iter().enumerate() {
            let of_plan = ranked.iter().filter(|found| found.language == language);
            let addresses: Vec<_> = of_plan.map(|found| found.address).collect();
            let rows = plan.contributions(&searcher, &live.fields, &addresses)?;
            let mut finder = Finder::new(plan, &live.knowledge.concepts);
            let asked = phrases(&finder.read(&source));
            explained.push((plan, finder, asked, rows.into_iter()));
        }
        let mut out = Vec::with_capacity(ranked.len());
        for Ranked { score, relevance, address, parts, language } in ranked {
            let (plan, finder, asked, rows) = &mut explained[language];
            let mut contributions = rows.next().unwrap_or_default();
            let (known, unknown): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|part| part.fit.is_some());
            // What nothing is known about counts half, as part of the words' share.
            let silent: f32 = unknown.iter().map(fit::Part::value).sum();
            let for_words = relevance * (1.0 - weight + weight * silent);
            let sum: f32 = contributions.iter().sum();
            if sum > 0.0 {
                for part in &mut contributions {
                    *part *= for_words / sum;
                }
            }
            let opened = open(&live, &searcher, address)?;
            let readings = finder.read(&opened);
            let mut reasons =
                explain(&readings, Some(asked), plan, &contributions, finder.concepts());
            reasons.extend(known.into_iter().map(|part| part.reason(relevance * weight)));
            let highlights = highlights(&readings, query.locale, plan);
            let document = Arc::clone(&opened.document);
            out.push(Match { document, score, reasons, highlights });
        }
        Ok(out)
    }
}

/// A plan for each language. Words in common with the other language are few, so that what is written in it would
/// always come last.
fn plans(source: &Document, corpus: &Corpus<'_>, live: &Live) -> Vec<(Locale, Plan)> {
    let plan = |locale| terms::strongest(source, locale, corpus, &live.knowledge);
    Locale::ALL.iter().map(|locale| (*locale, plan(*locale))).collect()
}

/// The best by words of each plan, so many at most, ranked by words and facts.
fn ranked(
    live: &Live,
    searcher: &Searcher,
    query: &MatchQuery<'_>,
    plans: &[(Locale, Plan)],
    candidates: usize,
) -> Result<Vec<Ranked>, Error> {
    let weights = &live.knowledge.weights.matching;
    let asked = Facts::of(query.source);
    let facts = FactReader::new(searcher, &live.values)?;
    let mut ranked: Vec<Ranked> = Vec::new();
    for (language, (locale, plan)) in plans.iter().enumerate() {
        let mut filter = query.filter.clone();
        filter.without.push(query.source.id);
        filter.written_in = Some(*locale);
        let pass =
            Pass::new(&live.values, query.audience, &filter, Vec::new(), query.now, candidates)
                .best_only();
        let found = plan.collect(searcher, &live.fields, &pass)?.best;
        let half = plan.ceiling() * weights.half;
        for (words, address) in found {
            let parts = fit::parts(&asked, &facts.read(address), query.now, &weights.fact);
            let relevance = words / (words + half);
            let fit: f32 = parts.iter().map(fit::Part::value).sum();
            let score = score(relevance, weights.facts, fit);
            ranked.push(Ranked { score, relevance, address, parts, language });
        }
    }
    // A stable sort: equals stay as their words ranked them.
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
    // What is written in both languages stands where it fits better.
    let mut seen = HashSet::new();
    ranked.retain(|found| seen.insert(found.address));
    Ok(ranked)
}

/// The score: the words decide, and of it the facts give or take a part.
pub(crate) fn score(relevance: f32, weight: f32, facts: f32) -> f32 {
    relevance * (1.0 - weight + weight * facts)
}

/// A candidate with what it was ranked by.
struct Ranked {
    score: f32,
    relevance: f32,
    address: DocAddress,
    parts: Vec<fit::Part>,
    /// Which of the plans found it.
    language: usize,
}

/// What a document was ranked by, before anything is weighed against anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// The document.
    pub id: Uuid,
    /// How well the words fit, 0–1.
    pub words: f32,
    /// How well each fact fits, 0–1, in the order of [`FactWeights`](crate::FactWeights); half where one side does
    /// not say.
    pub facts: [f32; FACTS],
}

impl Index {
    /// What the documents that [`Self::matches`] would rank are ranked by; so many of the best by words of each
    /// language.
    pub fn weighed(&self, query: &MatchQuery<'_>, most: usize) -> Result<Vec<Weighed>, Error> {
        let live = self.live();
        let searcher = live.reader.searcher();
        let corpus = Corpus::new(&searcher, &live.fields);
        let plans = plans(query.source, &corpus, &live);
        let ids = Ids::new(&searcher)?;
        let weighed = |found: Ranked| -> Result<Weighed, Error> {
            let mut facts = [fit::UNKNOWN; FACTS];
            for (fact, part) in facts.iter_mut().zip(&found.parts) {
                *fact = part.fit.unwrap_or(fit::UNKNOWN);
            }
            let id = ids.of(found.address)?;
            Ok(Weighed { id, words: found.relevance, facts })
        };
        let ranked = ranked(&live, &searcher, query, &plans, most)?;
        ranked.into_iter().map(weighed).collect()
    }
}

impl Match {
    /// The codes of the topics both sides are filed under.
    pub fn shared_topics(&self) -> impl Iterator<Item = &str> {
        self.reasons
            .iter()
            .filter(|reason| reason.kind == ReasonKind::Topic)
            .map(|reason| reason.label.as_str())
    }
}
