//! A query as the index takes it: a flat union of weighted terms, nothing nested, so that the
//! fast path of tantivy's scorer applies.

mod corpus;
mod near;
mod spelling;
mod typed;

use tantivy::{
    DocAddress, DocSet, Searcher, Term,
    query::{BooleanQuery, BoostQuery, EmptyQuery, EnableScoring, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::schema::Fields;
pub(crate) use corpus::Corpus;
pub(crate) use spelling::Correction;
pub(crate) use typed::{Language, Typed, is_foreign, plan_typed};

/// A field that terms are looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Lane {
    /// Vietnamese syllables as written.
    Exact,
    /// Pairs of them.
    ExactPairs,
    /// Vietnamese syllables without diacritics.
    Folded,
    /// Pairs of them.
    FoldedPairs,
    /// Stemmed English words.
    English,
    /// Concepts that the document names.
    Concept,
    /// Concepts broader than those.
    Within,
    /// Topic codes.
    Topic,
    /// Codes and external ids.
    Code,
}

impl Lane {
    /// The field of this lane.
    pub const fn field(self, fields: &Fields) -> Field {
        match self {
            Self::Exact => fields.exact,
            Self::ExactPairs => fields.exact_pairs,
            Self::Folded => fields.folded,
            Self::FoldedPairs => fields.folded_pairs,
            Self::English => fields.english,
            Self::Concept => fields.concept,
            Self::Within => fields.within,
            Self::Topic => fields.topic,
            Self::Code => fields.code,
        }
    }

    const fn record(self) -> IndexRecordOption {
        match self {
            Self::Topic | Self::Code => IndexRecordOption::Basic,
            _ => IndexRecordOption::WithFreqs,
        }
    }
}

/// A term with its weight.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WeightedTerm {
    pub lane: Lane,
    pub text: String,
    /// Multiplies the term's BM25 score.
    pub weight: f32,
    /// The term's rarity, as BM25 counts it.
    pub rarity: f32,
}

/// A flat union of weighted terms, each at most once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plan {
    pub terms: Vec<WeightedTerm>,
}

impl Plan {
    /// Adds a term unless the documents do not contain it or the plan already does.
    pub fn push(&mut self, corpus: &Corpus<'_>, lane: Lane, text: &str, weight: f32) -> bool {
        if self.terms.iter().any(|term| term.lane == lane && term.text == text) {
            return true;
        }
        let documents = corpus.documents_with(lane, text);
        if documents == 0 {
            return false;
        }
        let rarity = corpus.rarity(documents);
        self.terms.push(WeightedTerm { lane, text: text.to_owned(), weight, rarity });
        true
    }

    /// The query.
    pub fn query(&self, fields: &Fields) -> Box<dyn Query> {
        if self.terms.is_empty() {
            return Box::new(EmptyQuery);
        }
        let clauses = self.terms.iter().map(|term| {
            let query: Box<dyn Query> =
                Box::new(BoostQuery::new(Box::new(term.query(fields)), term.weight));
            (Occur::Should, query)
        });
        Box::new(BooleanQuery::new(clauses.collect()))
    }

    /// How much each term gives to the score of each document; rows follow `addresses`.
    pub fn contributions(
        &self,
        searcher: &Searcher,
        fields: &Fields,
        addresses: &[DocAddress],
    ) -> tantivy::Result<Vec<Vec<f32>>> {
        let mut out = vec![vec![0.0; self.terms.len()]; addresses.len()];
        let mut order: Vec<usize> = (0..addresses.len()).collect();
        order.sort_by_key(|index| addresses[*index]);
        for (column, term) in self.terms.iter().enumerate() {
            let weight =
                term.query(fields).weight(EnableScoring::enabled_from_searcher(searcher))?;
            let mut rows = order.iter().peekable();
            while let Some(row) = rows.peek() {
                let segment = addresses[**row].segment_ord;
                let mut scorer = weight.scorer(searcher.segment_reader(segment), term.weight)?;
                while let Some(row) = rows.next_if(|row| addresses[**row].segment_ord == segment) {
                    let doc = addresses[*row].doc_id;
                    if scorer.doc() < doc {
                        scorer.seek(doc);
                    }
                    if scorer.doc() == doc {
                        out[*row][column] = scorer.score();
                    }
                }
            }
        }
        Ok(out)
    }

    /// A score that no document can exceed: every term, as often as one likes.
    pub fn ceiling(&self) -> f32 {
        /// `k1 + 1` of tantivy's BM25.
        const SATURATION: f32 = 2.2;
        self.terms.iter().map(|term| term.weight * term.rarity * SATURATION).sum()
    }
}

impl WeightedTerm {
    fn query(&self, fields: &Fields) -> TermQuery {
        let term = Term::from_field_text(self.lane.field(fields), &self.text);
        TermQuery::new(term, self.lane.record())
    }
}
